"""Whom a party or participant row points at, in the words of files, claims and the API."""

from dataclasses import dataclass

from policies.models.party import TARGETS
from sources.addresses import country_page, record_page
from sources.choices import ReviewStatus


@dataclass(frozen=True)
class Target:
    """A country, grouping, organisation, person or category in words.

    `ref` is the notation of import files and claims: KAZ, organisation:undp, category:banks.
    `url` is empty for what has no page.
    """

    type: str
    ref: str
    name: str
    url: str


def target_of(row):
    """The one target of a Party or Participation; None where readers may not see it."""
    if row.country:
        return Target("country", row.country.iso3, row.country.name, country_page(row.country.iso3))
    if row.grouping:
        return Target("grouping", f"grouping:{row.grouping.slug}", str(row.grouping), "")
    record = row.organisation or row.person
    if record is None:
        return Target("category", f"category:{row.category}", row.category, "")
    if record.review_status != ReviewStatus.PUBLISHED:
        return None
    page = record_page(record.kind, record.slug)
    return Target(record.kind, f"{record.kind}:{record.slug}", record.title, page)


def shown_targets(rows):
    """(row, target) of the rows whose target readers may see: by role, then type, then name."""
    shown = [(row, target) for row in rows if (target := target_of(row))]
    return sorted(shown, key=_order)


def _order(pair):
    row, target = pair
    roles = [value for value, _label in row._meta.get_field("role").choices]
    return roles.index(row.role), TARGETS.index(target.type), target.name, target.ref
