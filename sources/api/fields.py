"""Values that several kinds of record show: each field renders what its serializer describes."""

from functools import lru_cache

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from sources.addresses import record_api, record_page, source_page
from sources.api.parts import (
    CountryRefSerializer,
    GroupingRefSerializer,
    LinkEndSerializer,
    NameSerializer,
    PartialDateSerializer,
    PeriodSerializer,
    RecordRefSerializer,
    SourceRefSerializer,
    TranslationSerializer,
)
from sources.choices import NameKind, Precision, ReviewStatus
from sources.dates import PartialDate
from sources.labels import label_of, labels_of
from sources.links import ends_of
from sources.periods import period_text


@lru_cache(maxsize=10_000)
def date_json(date):
    """A partial date for readers, in the notation of import files, and as first and last day."""
    if date is None:
        return None
    return {
        "text": date.display(),
        "value": str(date),
        "first": date.first.isoformat(),
        "last": date.last.isoformat(),
        "precision": str(date.precision),
    }


def first_and_last(days):
    """Both ends of a half-open range as ISO dates, either of which may be open."""
    if days is None or days.isempty:
        return None, None
    first = days.lower.isoformat() if days.lower else None
    last = PartialDate.from_columns(days, Precision.DAY).last.isoformat() if days.upper else None
    return first, last


def period_json(days, precision):
    """A stretch of days for readers and as first and last day; None where it is not known."""
    if days is None:
        return None
    first, last = first_and_last(days)
    text = period_text(days, precision)
    return {"text": text, "from": first, "until": last, "precision": precision}


def record_ref(record):
    """The address and title of a published record; None for one that readers may not see."""
    if record is None or record.review_status != ReviewStatus.PUBLISHED:
        return None
    return {
        "type": record.kind,
        "slug": record.slug,
        "title": record.title,
        "url": record_page(record.kind, record.slug),
    }


def names_json(names):
    """Names of a record, a country or a place."""
    found = []
    for name in names:
        first, last = first_and_last(name.valid)
        found.append(
            {
                "text": name.text,
                "kind": name.kind,
                "kind_label": label_of(NameKind, name.kind),
                "language": name.language,
                "script": name.script,
                "from": first,
                "until": last,
            }
        )
    return found


class DerivedField(serializers.Field):
    """A value made from the whole row; `derive(row)` says how. Read-only."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, row):
        return self.derive(row)

    def derive(self, row):
        raise NotImplementedError


@extend_schema_field(OpenApiTypes.STR)
class DerivedText(DerivedField):
    """A text made from the whole row."""


class LabelField(DerivedText):
    """The words for the value of a closed vocabulary in a column."""

    def __init__(self, choices, column, **kwargs):
        super().__init__(**kwargs)
        self.labels, self.column = labels_of(choices), column

    def derive(self, row):
        return self.labels.get(getattr(row, self.column), "")


@extend_schema_field(PartialDateSerializer)
class PartialDateField(DerivedField):
    """The partial date in the columns `<column>_on` and `<column>_precision`."""

    def __init__(self, column, **kwargs):
        super().__init__(allow_null=True, **kwargs)
        self.column = column

    def derive(self, row):
        days, precision = (
            getattr(row, f"{self.column}_on"),
            getattr(row, f"{self.column}_precision"),
        )
        return date_json(PartialDate.from_columns(days, precision))


@extend_schema_field(PartialDateSerializer)
class MainDateField(DerivedField):
    """The date that a list of this kind of record is sorted by."""

    def derive(self, row):
        return date_json(row.keys.main)


@extend_schema_field(PeriodSerializer)
class PeriodField(DerivedField):
    """The columns `valid` and `valid_precision`."""

    def __init__(self, **kwargs):
        super().__init__(allow_null=True, **kwargs)

    def derive(self, row):
        return period_json(row.valid, row.valid_precision)


@extend_schema_field(RecordRefSerializer)
class RecordRefField(serializers.Field):
    """Another record, null where there is none that readers may see."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, record):
        return record_ref(record)


@extend_schema_field(SourceRefSerializer)
class SourceRefField(serializers.Field):
    """A document, null where none is given."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, source):
        return {"slug": source.slug, "title": source.title, "url": source_page(source.slug)}


@extend_schema_field(CountryRefSerializer(many=True))
class CountriesField(DerivedField):
    """The countries a record concerns."""

    def derive(self, row):
        return [{"code": code, "name": name} for code, name in row.keys.countries]


@extend_schema_field(GroupingRefSerializer(many=True))
class GroupingsField(DerivedField):
    """The groupings a record names, and those its countries belonged to at its date."""

    def derive(self, row):
        return [{"slug": slug, "name": name} for slug, name in row.keys.groupings]


@extend_schema_field(NameSerializer(many=True))
class NamesField(DerivedField):
    def derive(self, row):
        return names_json(row.shown_names)


@extend_schema_field(TranslationSerializer(many=True))
class TranslationsField(DerivedField):
    def derive(self, row):
        return [
            {name: getattr(one, name) for name in ("language", "title", "summary", "is_machine")}
            for one in row.shown_translations
        ]


@extend_schema_field(LinkEndSerializer(many=True))
class LinksField(DerivedField):
    """Links whose other end is published, read from this record."""

    def derive(self, row):
        ends = ends_of(row, links_out=row.shown_links_out, links_in=row.shown_links_in)
        return [
            {
                "direction": end.direction,
                "kind": end.kind,
                "label": end.label,
                "record": record_ref(end.record),
                "basis": end.basis,
                "reason": end.reason,
                "item": end.item,
            }
            for end in ends
        ]


class PageField(DerivedText):
    """The address of a record's page."""

    def derive(self, row):
        return record_page(row.kind, row.slug)


class ApiField(DerivedText):
    """The address of a record in the API."""

    def derive(self, row):
        return record_api(row.kind, row.slug)
