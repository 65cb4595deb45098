"""Invariants that no CHECK can hold, because they look at another row: statement-level triggers.

Each raises SQLSTATE 23514 (check_violation) with the name of the rule as the constraint's name,
so that Django shows an IntegrityError that names the broken rule.
"""

import pgtrigger
from pgtrigger.compiler import Trigger, UpsertTriggerSql
from pgtrigger.migrations import AddTrigger

RECORDS = "sources_record"


def refuse(name, message):
    """PL/pgSQL that refuses what is done, in the words of the rule."""
    return f"""RAISE EXCEPTION USING
        ERRCODE = 'check_violation', CONSTRAINT = '{name}', MESSAGE = '{message}';"""


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


def rule_on_leaving(name, broken, message):
    """The same for UPDATE, which may move a row elsewhere: `broken` reads the rows as they were."""
    removed = pgtrigger.Referencing(old="removed")
    return _rule(f"{name}_upd", broken, message, operation=pgtrigger.Update, referencing=removed)


def rule_on_truncate(name, broken, message):
    """The same for TRUNCATE, after which the table is empty."""
    operation = pgtrigger.Truncate
    return _rule(f"{name}_all", broken, message, operation=operation, referencing=None)


def stays(name, *columns, message):
    """What the row is called by in print stays as it was made: an update of it is refused."""
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf(*columns),
        condition=pgtrigger.Condition(changed),
        func=refuse(name, message),
    )


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


class PlainTriggerSql(UpsertTriggerSql):
    """A trigger that nobody can tell to look away.

    pgtrigger's own asks a setting first, and an unset one is an error that it catches. Each catch
    goes through everything that is still to be looked at when the transaction ends: for 100,000
    rows three minutes instead of one second.
    """

    def get_template(self):
        return """
            CREATE OR REPLACE FUNCTION {pgid}() RETURNS TRIGGER AS $$
                BEGIN
                    {func}
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE {constraint} TRIGGER {pgid}
                {when} {operation} ON {table}
                {timing}
                FOR EACH {level} {condition}
                EXECUTE FUNCTION {execute};

            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class AtTheEnd(pgtrigger.Trigger):
    """Looks at each row when the transaction ends, when all that belongs together is there.

    `on` names another table than the model's: what a typed model declares about its records, for
    the kernel does not know which table above it holds the rows of a kind.
    """

    level = pgtrigger.Row
    when = pgtrigger.After
    timing = pgtrigger.Deferred

    def __init__(self, *, on=None, **declared):
        super().__init__(**declared)
        self.on = on

    def compile(self, model):
        compiled = super().compile(model)
        given = compiled.sql.kwargs | {"table": self.on or model._meta.db_table}
        return Trigger(name=compiled.name, sql=PlainTriggerSql(**given))


def typed_row(kind, table):
    """The rules that make a typed row and its record one thing, from the first to the last day."""
    name, stays = f"{kind}_record_has_its_typed_row", f"{kind}_row_stays_with_its_record"
    alone = f"""
        IF EXISTS (SELECT 1 FROM {RECORDS} WHERE id = NEW.id)
            AND NOT EXISTS (SELECT 1 FROM {table} WHERE record_ptr_id = NEW.id)
        THEN {refuse(name, f"A {kind} is a record and a row in {table}.")} END IF;
        RETURN NULL;
    """  # noqa: S608
    left = f"""
        IF TG_OP = 'UPDATE' AND NEW.record_ptr_id <> OLD.record_ptr_id
            OR TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM {RECORDS} WHERE id = OLD.record_ptr_id)
        THEN {refuse(stays, f"A row in {table} goes with its record, and only with it.")} END IF;
        RETURN NULL;
    """  # noqa: S608
    return [
        is_a(kind, table),
        AtTheEnd(
            name=name,
            on=RECORDS,
            operation=pgtrigger.Insert,
            condition=pgtrigger.Condition(f"NEW.kind = '{kind}'"),
            func=alone,
        ),
        AtTheEnd(
            name=stays,
            operation=pgtrigger.Delete | pgtrigger.UpdateOf("record_ptr_id"),
            func=left,
        ),
    ]


class InstallTrigger(AddTrigger):
    """Puts a trigger into the database whose model already names it.

    In Django every AddTrigger makes all related models anew; with 160 of them that was a third of
    the time a new database takes. Folded migrations create the model with its triggers instead.
    """

    def state_forwards(self, app_label, state):
        """Nothing: CreateModel has said it."""
