"""Invariants that no CHECK can hold, because they look at another row: statement-level triggers.

Each raises SQLSTATE 23514 (check_violation) with the name of the rule as the constraint's name,
so that Django shows an IntegrityError that names the broken rule.
"""

import pgtrigger
from pgtrigger.migrations import AddTrigger


def _rule(name, broken, message, *, operation, referencing, declare=None):
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        declare=declare,
        func=f"""
            IF EXISTS ({broken}) THEN
                RAISE EXCEPTION USING
                    ERRCODE = 'check_violation', CONSTRAINT = '{name}', MESSAGE = '{message}';
            END IF;
            RETURN NULL;
        """,
    )


def rule(name, broken, message, *, on_delete=False):
    """Triggers that refuse a statement after which `broken` selects a row.

    `broken` is SQL that reads the rows just written as `written`. One trigger for INSERT and one
    for UPDATE, because PostgreSQL allows transition tables on one event a trigger.
    """
    written = pgtrigger.Referencing(new="written")
    return [
        _rule(name, broken, message, operation=pgtrigger.Insert, referencing=written),
        _rule(f"{name}_upd", broken, message, operation=pgtrigger.Update, referencing=written),
    ]


def rule_on_delete(name, broken, message):
    """The same for DELETE: `broken` reads the rows just removed as `removed`."""
    removed = pgtrigger.Referencing(old="removed")
    return _rule(name, broken, message, operation=pgtrigger.Delete, referencing=removed)


def is_a(kind, table):
    """The parent record of a typed row is of that kind: a Commitment is a commitment."""
    return _rule(
        f"{kind}_is_a_{kind}_record",
        f"SELECT 1 FROM written w JOIN sources_record r ON r.id = w.record_ptr_id"  # noqa: S608
        f" WHERE r.kind <> '{kind}'",
        f"The record of a row in {table} is of kind {kind}.",
        operation=pgtrigger.Insert,
        referencing=pgtrigger.Referencing(new="written"),
    )


class InstallTrigger(AddTrigger):
    """Puts a trigger into the database whose model already names it.

    In Django every AddTrigger makes all related models anew; with 160 of them that was a third of
    the time a new database takes. Folded migrations create the model with its triggers instead.
    """

    def state_forwards(self, app_label, state):
        """Nothing: CreateModel has said it."""
