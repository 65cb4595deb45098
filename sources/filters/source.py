"""What sources, claims and links are filtered and ordered by."""

from django.utils.translation import gettext_lazy as _

from sources.choices import (
    Basis,
    Kind,
    LinkBasis,
    LinkKind,
    Rank,
    Rendition,
    SourceKind,
    Verification,
)
from sources.filters.about import AboutFilter, DatedInFilter, DatedYearsFilter
from sources.filters.kinds import (
    DateFilter,
    KnownFilter,
    OrderSetting,
    SeveralFilter,
    SlugFilter,
    WordsFilter,
    YesSetting,
    former_records,
    former_sources,
)
from sources.filters.parameters import Codes, Pattern, Words, Years
from sources.filters.strict import ListFilterSet, StrictFilterSet
from sources.paging import Order

SLUGS = Pattern(r"[-\w]+", _("a slug"))
LANGUAGES = Pattern(r"[a-z]{2,3}(-\w+)?", _("a language code such as en"))
SOURCE_ORDERS = (
    Order("-date", "published_on", nullable=True),
    Order("date", "published_on", nullable=True),
    Order("title", "title"),
    Order("-title", "title"),
)
CLAIM_ORDERS = (Order("-updated", "updated_at"), Order("updated", "updated_at"))
LINK_ORDERS = (Order("-added", "pk"), Order("added", "pk"))


class SourceFilter(ListFilterSet):
    orders = SOURCE_ORDERS
    kind = SeveralFilter("kind", read=Words(SourceKind), label="Kind of document.")
    rendition = SeveralFilter(
        "rendition", read=Words(Rendition), label="How it stands to its work."
    )
    work = SeveralFilter("work__slug", read=SLUGS, label="Its work, by slug.")
    language = SeveralFilter("language", read=LANGUAGES, label="Language, ISO 639-1.")
    country = AboutFilter(
        "countries",
        read=Codes("country", upper=True),
        label="Published records that rest on it are about this country, ISO alpha-3.",
    )
    grouping = AboutFilter(
        "groupings",
        read=Codes("grouping"),
        label="Published records that rest on it are about this grouping, by its slug.",
    )
    topic = AboutFilter(
        "topics",
        read=Codes("topic"),
        label="Published records that rest on it are about this topic, by its code.",
    )
    year = DatedInFilter("published_on", read=Years(), label="Published in this year.")
    year__gte = DatedYearsFilter(
        "published_on", lookup="gte", label="Published in this year or a later one."
    )
    year__lte = DatedYearsFilter(
        "published_on", lookup="lte", label="Published in this year or an earlier one."
    )
    date__gte = DateFilter("published_on", "gte", ranged=True, label="Published on it or later.")
    date__lte = DateFilter("published_on", "lte", ranged=True, label="Published by this date.")
    date__isnull = KnownFilter("published_on", label="true: only undated ones.")
    q = WordsFilter(["title", "publisher", "author", "series"], label="Words of title, publisher …")
    ordering = OrderSetting(SOURCE_ORDERS)


class ClaimFilter(ListFilterSet):
    orders = CLAIM_ORDERS
    type = SeveralFilter("record__kind", read=Words(Kind), label="Kind of the record.")
    record = SlugFilter("record", read=SLUGS, former=former_records, label="The record, by slug.")
    source = SlugFilter("source", read=SLUGS, former=former_sources, label="The source, by slug.")
    field = SeveralFilter("field", read=SLUGS, label="The value it speaks of.")
    rank = SeveralFilter("rank", read=Words(Rank), label="Rank.")
    basis = SeveralFilter("basis", read=Words(Basis), label="Stated, inferred or computed.")
    verification = SeveralFilter("verification", read=Words(Verification), label="Verification.")
    ordering = OrderSetting(CLAIM_ORDERS)


class LinkFilter(ListFilterSet):
    orders = LINK_ORDERS
    kind = SeveralFilter("kind", read=Words(LinkKind), label="Kind of link.")
    basis = SeveralFilter("basis", read=Words(LinkBasis), label="Stated or a curator's inference.")
    from_type = SeveralFilter("from_record__kind", read=Words(Kind), label="Kind it starts from.")
    from_record = SlugFilter(
        "from_record", read=SLUGS, former=former_records, label="Where it starts, by slug."
    )
    to_type = SeveralFilter("to_record__kind", read=Words(Kind), label="Kind it leads to.")
    to_record = SlugFilter(
        "to_record", read=SLUGS, former=former_records, label="Where it leads, by slug."
    )
    ordering = OrderSetting(LINK_ORDERS)


class SourceSettings(StrictFilterSet):
    """What the detail of a source takes."""

    text = YesSetting(label="true: with the whole text and that of every passage.")
