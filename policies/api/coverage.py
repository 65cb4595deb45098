"""Coverage checks as the API shows them."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from countries.api.fields import CountryField
from policies.api.topics import TopicRefField
from policies.choices import CHECKED_KINDS, CoverageOutcome
from sources.addresses import source_page
from sources.api.fields import DerivedField, LabelField, PartialDateField
from sources.api.parts import SourceRefSerializer
from sources.choices import Kind

KIND_CHOICES = [("", "any"), *((kind.value, kind.label) for kind in CHECKED_KINDS)]


@extend_schema_field(SourceRefSerializer(many=True))
class SourcesField(DerivedField):
    """What was looked through."""

    def derive(self, row):
        sources = [named.source for named in row.shown_sources]
        return [{"slug": s.slug, "title": s.title, "url": source_page(s.slug)} for s in sources]


class CoverageCheckSerializer(serializers.Serializer):
    """Somebody looked for something of a country in named sources, and what came of it."""

    country = CountryField()
    topic = TopicRefField(help_text="With all topics below it; null: every topic.")
    kind = serializers.ChoiceField(
        choices=KIND_CHOICES, help_text="Kind of record that was looked for; empty: any of them."
    )
    kind_label = LabelField(Kind, "kind", help_text="Empty where any kind was looked for.")
    checked = PartialDateField("checked")
    outcome = serializers.ChoiceField(choices=CoverageOutcome.choices)
    outcome_label = LabelField(CoverageOutcome, "outcome")
    checked_by = serializers.CharField()
    note = serializers.CharField(help_text="What was looked through, and why it means that.")
    sources = SourcesField()
