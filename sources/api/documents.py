"""Sources, claims and links as the API shows them."""

from rest_framework import serializers

from sources.addresses import API, source_page
from sources.api.fields import DerivedText, LabelField, PartialDateField, RecordRefField
from sources.api.parts import ClaimSerializer, RecordRefSerializer
from sources.choices import LinkBasis, LinkKind, Rendition, SourceKind, WarningKind


class WorkSerializer(serializers.Serializer):
    """What original, translations, copies and digests have in common."""

    slug = serializers.SlugField()
    title = serializers.CharField()


class SourcePageField(DerivedText):
    """The address of the reader of a source."""

    def derive(self, row):
        return source_page(row.slug)


class SourceApiField(DerivedText):
    """The address of a source in the API."""

    def derive(self, row):
        return API + source_page(row.slug)


class SourceSerializer(serializers.Serializer):
    """A document in a list."""

    slug = serializers.SlugField()
    title = serializers.CharField()
    kind = serializers.ChoiceField(choices=SourceKind.choices)
    kind_label = LabelField(SourceKind, "kind")
    rendition = serializers.ChoiceField(choices=Rendition.choices)
    rendition_label = LabelField(Rendition, "rendition")
    work = WorkSerializer()
    publisher = serializers.CharField(allow_blank=True, help_text="As the document names it.")
    publisher_record = RecordRefField(help_text="The organisation behind the name.")
    author = serializers.CharField(allow_blank=True)
    published = PartialDateField("published")
    language = serializers.CharField(allow_blank=True)
    url = SourcePageField(help_text="Its reader here.")
    api = SourceApiField(help_text="The same in the API, with its passages.")
    original_url = serializers.CharField(
        source="url", allow_blank=True, help_text="Where it was published."
    )
    has_text = serializers.BooleanField(
        source="content_sha256", help_text="False: known by mention only."
    )


class WarningSerializer(serializers.Serializer):
    """What is odd about a document."""

    kind = serializers.ChoiceField(choices=WarningKind.choices)
    kind_label = LabelField(WarningKind, "kind")
    detail = serializers.CharField(allow_blank=True)


class PassageSerializer(serializers.Serializer):
    """A paragraph: characters `start` to `end` of the document's text."""

    position = serializers.IntegerField(help_text="1 is the first paragraph.")
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    heading = serializers.CharField(allow_blank=True)
    page = serializers.IntegerField(allow_null=True)
    language = serializers.CharField(allow_blank=True)
    is_furniture = serializers.BooleanField(help_text="Menus, share buttons: no content.")
    original_paragraphs = serializers.ListField(
        child=serializers.IntegerField(),
        help_text="Of a digest: the paragraphs of the original that this one restates.",
    )
    text = serializers.CharField(source="shown_text", required=False, help_text="With text=true.")


class SourceDetailSerializer(SourceSerializer):
    """A document with its passages, their places in its text, and on request the text."""

    republisher = serializers.CharField(allow_blank=True)
    archive_url = serializers.CharField(allow_blank=True)
    accessed = serializers.DateField(source="accessed_on", allow_null=True)
    licence = serializers.CharField(allow_blank=True)
    series = serializers.CharField(allow_blank=True)
    symbol = serializers.CharField(allow_blank=True, help_text="Document number.")
    facts = serializers.CharField(allow_blank=True, help_text="What a curator read in it.")
    sha256 = serializers.CharField(source="content_sha256", allow_blank=True)
    warnings = WarningSerializer(many=True, source="shown_warnings")
    passages = PassageSerializer(many=True, source="shown_passages")
    text = serializers.CharField(source="shown_text", required=False, help_text="With text=true.")


class RecordClaimSerializer(ClaimSerializer):
    """A claim with the record it speaks of."""

    record = RecordRefSerializer()


class LinkSerializer(serializers.Serializer):
    """A relation between two published records."""

    from_record = RecordRefField()
    kind = serializers.ChoiceField(choices=LinkKind.choices)
    label = LabelField(  # type: ignore[assignment]  # a field, not the label
        LinkKind, "kind", help_text="As it reads from where it starts."
    )
    to_record = RecordRefField()
    basis = serializers.ChoiceField(choices=LinkBasis.choices)
    reason = serializers.CharField(allow_blank=True, help_text="Why a curator infers it.")
