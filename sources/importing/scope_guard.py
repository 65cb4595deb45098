"""A person who curates some countries imports nothing that concerns others."""

from sources.models import Record
from sources.scope import country_codes_of


class ScopeGuard:
    """Fails rows outside of a person's editorial scope. Asks nothing for those without limits."""

    def __init__(self, by):
        self.limited = by is not None and not by.may_curate(())
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
        """Fails the rows whose records, {line: ids}, lie outside."""
        outside = self.outside({pk for ids in records.values() for pk in ids})
        for row in rows if outside else ():
            for pk in records.get(row.line, ()):
                if pk in outside:
                    codes = ", ".join(sorted(outside[pk])) or "no country"
                    row.fail("", f"expected records of the countries you curate; found {codes}")
                    break
