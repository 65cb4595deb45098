"""What records have in common in the API, described. Rendered by the fields of the same name."""

from rest_framework import serializers

from sources.choices import (
    Basis,
    Kind,
    LinkBasis,
    LinkKind,
    NameKind,
    Precision,
    Rank,
    Rendition,
    SourceKind,
    Verification,
)


class PartialDateSerializer(serializers.Serializer):
    """A date as exactly as it is known."""

    text = serializers.CharField(help_text="For readers: 20 July 2022.")
    value = serializers.CharField(
        help_text="2022-07-20, 2022-07, 2022, 2022-summer, 2022..2026 or ~2019."
    )
    first = serializers.DateField(help_text="The first day it may be.")
    last = serializers.DateField(help_text="The last day it may be.")
    precision = serializers.ChoiceField(choices=Precision.choices)


class EndsSerializer(serializers.Serializer):
    """The ends of a stretch of days, both included; an open end is null.

    "from" is a word of Python's own and cannot be declared as an attribute.
    """

    def get_fields(self):
        first = serializers.DateField(allow_null=True, help_text="First day.")
        last = serializers.DateField(allow_null=True, help_text="Last day.")
        return super().get_fields() | {"from": first, "until": last}


class PeriodSerializer(EndsSerializer):
    """A stretch of days, both ends included; an open end is null."""

    text = serializers.CharField(help_text="For readers: since 1998.")
    precision = serializers.ChoiceField(choices=Precision.choices)


class RecordRefSerializer(serializers.Serializer):
    """Another published record."""

    type = serializers.ChoiceField(choices=Kind.choices)
    slug = serializers.SlugField()
    title = serializers.CharField()
    url = serializers.CharField(help_text="Its page.")


class SourceRefSerializer(serializers.Serializer):
    """A document."""

    slug = serializers.SlugField()
    title = serializers.CharField()
    url = serializers.CharField(help_text="Its reader.")


class CountryRefSerializer(serializers.Serializer):
    """A country by its ISO 3166 alpha-3 code."""

    code = serializers.CharField()
    name = serializers.CharField()


class GroupingRefSerializer(serializers.Serializer):
    """A grouping of countries."""

    slug = serializers.SlugField()
    name = serializers.CharField()


class NameSerializer(EndsSerializer):
    """A name something has or had."""

    text = serializers.CharField()
    kind = serializers.ChoiceField(choices=NameKind.choices)
    kind_label = serializers.CharField()
    language = serializers.CharField(allow_blank=True, help_text="ISO 639-1; empty: any.")
    script = serializers.CharField(allow_blank=True, help_text="ISO 15924.")


class TranslationSerializer(serializers.Serializer):
    """Title and summary in one further language."""

    language = serializers.CharField()
    title = serializers.CharField()
    summary = serializers.CharField(allow_blank=True)
    is_machine = serializers.BooleanField(help_text="Made by a machine, unread by people.")


class LinkEndSerializer(serializers.Serializer):
    """A relation to another record, read from this one."""

    direction = serializers.ChoiceField(choices=["in", "out"])
    kind = serializers.ChoiceField(choices=LinkKind.choices)
    label = serializers.CharField(  # type: ignore[assignment]  # a field, not the label
        help_text="As it reads from this record."
    )
    record = RecordRefSerializer()
    basis = serializers.ChoiceField(choices=LinkBasis.choices)
    reason = serializers.CharField(allow_blank=True, help_text="Why a curator infers it.")
    item = serializers.CharField(help_text="What claims about it call it.")


class OriginalSerializer(serializers.Serializer):
    """The document that a digest restates."""

    slug = serializers.SlugField()
    title = serializers.CharField()
    publisher = serializers.CharField(allow_blank=True)
    published_text = serializers.CharField(allow_blank=True)
    accessed = serializers.DateField(allow_null=True, help_text="When it was read there.")
    url = serializers.CharField(allow_blank=True)
    place = serializers.CharField(allow_blank=True, help_text="paragraph 3")


class ClaimSourceSerializer(serializers.Serializer):
    """The document a claim quotes."""

    slug = serializers.SlugField()
    title = serializers.CharField()
    publisher = serializers.CharField(allow_blank=True)
    published_text = serializers.CharField(allow_blank=True)
    accessed = serializers.DateField(allow_null=True, help_text="When it was read there.")
    url = serializers.CharField(allow_blank=True, help_text="Where it was published.")
    archive_url = serializers.CharField(allow_blank=True)
    page = serializers.CharField(help_text="Its reader here.")
    kind = serializers.ChoiceField(choices=SourceKind.choices)
    rendition = serializers.ChoiceField(choices=Rendition.choices)
    language = serializers.CharField(allow_blank=True)
    original = OriginalSerializer(allow_null=True)


class ClaimSerializer(serializers.Serializer):
    """One statement about one value of a record, with the sentence that makes it."""

    field = serializers.CharField(help_text="The value it speaks of.")
    item = serializers.CharField(allow_blank=True, help_text="Which of several values.")
    stated = serializers.CharField(allow_blank=True, help_text="The value in the source's words.")
    value = serializers.CharField(allow_blank=True, help_text="The value as understood.")
    quote = serializers.CharField(help_text="The source's text from start to end.")
    rank = serializers.ChoiceField(choices=Rank.choices)
    basis = serializers.ChoiceField(choices=Basis.choices)
    reason = serializers.CharField(allow_blank=True)
    verification = serializers.ChoiceField(choices=Verification.choices)
    paragraph = serializers.IntegerField(help_text="Of the source; 1 is the first.")
    language = serializers.CharField(allow_blank=True)
    start = serializers.IntegerField(help_text="Characters from the start of the source's text.")
    end = serializers.IntegerField()
    address = serializers.CharField(help_text="The reader of the source, at the paragraph.")
    source = ClaimSourceSerializer()  # type: ignore[assignment]  # a field, not a mapping
