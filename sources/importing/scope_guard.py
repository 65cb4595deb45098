"""A person who curates some countries imports nothing that concerns others."""

from contextlib import suppress

from django.db import DataError, IntegrityError, transaction

from sources.actions.refused import Refused
from sources.choices import Kind, RowAction
from sources.importing.bibliography import DocumentDataset
from sources.importing.issues import FileRefused
from sources.importing.lock import wait_for_other_imports
from sources.models import Record
from sources.scope import country_codes_of

RECORDS = {*Kind.values, "record"}
NAMED = ("pk", "kind", "slug")
# What ends the trial early: it is met again when the file is planned or applied, and told then.
STOPPING = (IntegrityError, DataError, Refused, FileRefused)


class ScopeGuard:
    """Fails rows outside of a person's editorial scope. Asks nothing for those without limits."""

    def __init__(self, planner):
        self.planner = planner
        by = planner.by
        self.limited = is_limited(by)
        self.codes = (
            set(by.scopes.values_list("country_code", flat=True)) if self.limited else set()
        )

    def outside(self, record_ids):
        """{record id: what it concerns} of the records that are not within the scope.

        A record of several countries needs all of them; one of none needs a person without limits.
        """
        if not self.limited or not record_ids:
            return {}
        concerned = country_codes_of(Record.objects.filter(pk__in=record_ids))
        return {
            pk: codes for pk, codes in concerned.items() if not codes or not codes <= self.codes
        }

    def check(self, rows, records):
        """Fails the rows whose records, {line: ids}, lie outside, at the cell that leads there."""
        outside = self.outside({pk for ids in records.values() for pk in ids})
        astray = []
        for row in rows if outside else ():
            found = next((pk for pk in sorted(records.get(row.line, ())) if pk in outside), None)
            if found is not None:
                astray.append((row, found))
        countries = self._countries_named([row for row, _found in astray])
        names = self._names([found for _row, found in astray])
        for row, found in astray:
            codes = outside[found]
            cell, value = self._blamed(row, codes - self.codes, countries)
            said = ", ".join(sorted(codes)) or "no country"
            expected = self.planner.dataset.within_scope
            row.fail(cell, f"expected {expected}; found {said}{names.get(found, '')}", value)

    def _names(self, record_ids):
        """{id: where that was found} for rows that are no part of a record but stand under it."""
        if not isinstance(self.planner.dataset, DocumentDataset):
            return {}
        records = Record.objects.filter(pk__in=record_ids)
        return {pk: f" in {kind}/{slug}" for pk, kind, slug in records.values_list(*NAMED)}

    def _named(self, row):
        """(column, reference, key) of everything that the cells of a row name."""
        for column in self.planner.columns:
            for name, key in column.refers(row.values[column.name]):
                yield column, name, key

    def _countries_named(self, rows):
        """{record id: codes} of the records that these rows name; a few queries a kind."""
        ids = {key for row in rows for _c, name, key in self._named(row) if name in RECORDS}
        return country_codes_of(Record.objects.filter(pk__in=ids)) if ids else {}

    def _blamed(self, row, codes, countries):
        """The cell that names one of these countries, or a record of one; else the row's key."""
        for column, name, key in self._named(row):
            code = self.planner.references.code(name, key)
            leads_to = {code} if name == "country" else set()
            if name in RECORDS:
                leads_to = countries.get(key, leads_to)
            if codes & leads_to:
                return column.cells[0], code
        return self.planner.dataset.key_cells[0], None


def is_limited(by):
    """True for a person who curates some countries only."""
    return by is not None and not by.may_curate(())


def rows_outside(planner, writer, reopen):
    """{line: issues} of the rows that would lead outside of the person's scope.

    What a new row concerns is known once it is written, with all that it names: the sound rows of
    the file are written and taken back, within the caller's transaction.
    """
    found: dict[int, list] = {}
    with suppress(*STOPPING), transaction.atomic():
        wait_for_other_imports()
        for rows in planner.chunks(reopen):
            sound = [row for row in rows if row.action in (RowAction.CREATE, RowAction.UPDATE)]
            keys = planner.dataset.write(writer, sound) if sound else {}
            planner.guard.check(sound, planner.dataset.records_of(sound, keys))
            found |= {row.line: row.issues for row in sound if row.issues}
        transaction.set_rollback(True)
    return found
