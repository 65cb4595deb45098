"""The shape that cards and documents of all kinds share; each app adds its own fields."""

from rest_framework import serializers

from sources.api.fields import (
    ApiField,
    CountriesField,
    GroupingsField,
    LinksField,
    MainDateField,
    NamesField,
    PageField,
    TranslationsField,
)


class RecordSerializer(serializers.Serializer):
    """What lists and details of every kind show."""

    type = serializers.CharField(source="kind", help_text="The kind of record.")
    slug = serializers.SlugField()
    title = serializers.CharField()
    summary = serializers.CharField(allow_blank=True)
    language = serializers.CharField(help_text="Of title and summary.")
    url = PageField(help_text="Its page.")
    api = ApiField(help_text="The same in the API, with every field.")
    countries = CountriesField(help_text="Those it concerns.")
    groupings = GroupingsField(help_text="Named ones, and those of its countries at its date.")
    date = MainDateField(allow_null=True, help_text="The date that lists are sorted by.")
    published_at = serializers.DateTimeField(help_text="When it was published here.")


class CardSerializer(RecordSerializer):
    """Base of the entries of lists."""


class DocumentSerializer(RecordSerializer):
    """Base of details."""

    names = NamesField()
    translations = TranslationsField()
    links = LinksField()
