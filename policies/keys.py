"""What lists sort and filter records by, as far as it follows from dates, parties and topics."""

from collections.abc import Callable
from dataclasses import replace

from countries.projection import Region
from policies.concerns import TopicTree
from sources.choices import ReviewStatus
from sources.dates import PartialDate
from sources.projection.registry import Keys


def date_of(row, name):
    """The partial date in the two columns called `name`."""
    return PartialDate.from_columns(getattr(row, f"{name}_on"), getattr(row, f"{name}_precision"))


def years_between(*dates):
    """Every year from the first to the last that these partial dates may fall in."""
    known = [date for date in dates if date]
    if not known:
        return range(0)
    return range(min(date.first.year for date in known), max(date.last.year for date in known) + 1)


def is_public(record):
    """True for a record that is there and that readers may see."""
    return record is not None and record.review_status == ReviewStatus.PUBLISHED


def keys_of(own_keys: Callable[..., Keys], countries_of):
    """The `keys` of a kind: what `own_keys(row)` says, with countries, groupings and topics.

    `own_keys` gives as groupings the slugs of those that the record names.
    """

    def keys(rows):
        region, tree = Region(), TopicTree()
        countries = countries_of([row.pk for row in rows], public=True)
        found = {}
        for row in rows:
            own, codes = own_keys(row), countries[row.pk]
            found[row.pk] = replace(
                own,
                countries=region.named_countries(codes),
                groupings=region.named_groupings(own.groupings, codes, own.main),
                topics=tree.with_parents(tag.topic_id for tag in row.shown_topics),
            )
        return found

    return keys
