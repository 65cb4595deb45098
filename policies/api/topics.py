"""Topics as the API shows them."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from policies.api.parts import TopicRefSerializer
from policies.choices import MatchKind, TopicScheme
from sources.addresses import API, topic_page
from sources.api.fields import DerivedField, DerivedText


def topic_ref(topic):
    return {"code": topic.code, "name": topic.name, "url": topic_page(topic.code)}


@extend_schema_field(TopicRefSerializer)
class TopicRefField(serializers.Field):
    """One topic, null where there is none."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, topic):
        return topic_ref(topic)


class TopicPageField(DerivedText):
    """The address of a topic's page."""

    def derive(self, row):
        return topic_page(row.code)


class TopicApiField(DerivedText):
    """The address of a topic in the API."""

    def derive(self, row):
        return API + topic_page(row.code)


class TopicSerializer(serializers.Serializer):
    """A topic in a list."""

    code = serializers.CharField()
    scheme = serializers.ChoiceField(choices=TopicScheme.choices)
    name = serializers.CharField()
    parent = TopicRefField()  # type: ignore[assignment]  # a field, not the serializer above
    definition = serializers.CharField(allow_blank=True)
    position = serializers.IntegerField(help_text="Among its siblings.")
    url = TopicPageField(help_text="Its page.")
    api = TopicApiField(help_text="The same in the API.")


class TopicNameSerializer(serializers.Serializer):
    """The name of a topic in one further language."""

    language = serializers.CharField()
    text = serializers.CharField()


class TopicMatchSerializer(serializers.Serializer):
    """A topic of another taxonomy that it stands close to."""

    kind = serializers.ChoiceField(choices=MatchKind.choices)
    scheme = serializers.ChoiceField(choices=TopicScheme.choices)
    code = serializers.CharField()
    name = serializers.CharField()


@extend_schema_field(TopicRefSerializer(many=True))
class ChildrenField(DerivedField):
    """The topics right under it."""

    def derive(self, row):
        return [topic_ref(child) for child in row.shown_children]


@extend_schema_field(TopicMatchSerializer(many=True))
class MatchesField(DerivedField):
    """The crosswalk to other taxonomies."""

    def derive(self, row):
        return [
            {
                "kind": match.kind,
                "scheme": match.target.scheme,
                "code": match.target.code,
                "name": match.target.name,
            }
            for match in row.shown_matches
        ]


class TopicDetailSerializer(TopicSerializer):
    """A topic with its names, what stands under it and its crosswalk."""

    names = TopicNameSerializer(many=True, source="shown_names")
    children = ChildrenField()
    matches = MatchesField()
