"""Countries and places as fields of records."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from sources.addresses import country_page


class CountryLinkSerializer(serializers.Serializer):
    """A country and its page."""

    code = serializers.CharField(help_text="ISO 3166 alpha-3.")
    name = serializers.CharField()
    url = serializers.CharField()


class PlaceRefSerializer(serializers.Serializer):
    """A city or first-level region."""

    code = serializers.CharField()
    name = serializers.CharField()


@extend_schema_field(CountryLinkSerializer)
class CountryField(serializers.Field):
    """One country, null where none is given."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, country):
        return {"code": country.iso3, "name": country.name, "url": country_page(country.iso3)}


@extend_schema_field(PlaceRefSerializer)
class PlaceField(serializers.Field):
    """One place, null where none is given."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, place):
        return {"code": place.code, "name": place.name}
