"""Countries and the reference data about them in the API."""

from django.db.models import F, Prefetch

from countries.api.serializers import (
    CountryDetailSerializer,
    CountrySerializer,
    GroupingDetailSerializer,
    GroupingSerializer,
    IndicatorSerializer,
    ObservationSerializer,
    PlaceDetailSerializer,
    PlaceSerializer,
)
from countries.filters import (
    CountryFilter,
    GroupingFilter,
    IndicatorFilter,
    ObservationFilter,
    PlaceFilter,
)
from countries.models import (
    Country,
    CountryName,
    Grouping,
    Indicator,
    Membership,
    Observation,
    Place,
    PlaceName,
)
from sources.api.public import DetailViewSet, ReferenceViewSet

NAME_ORDER = ("kind", "language", "text")


def memberships(other_end, *order):
    rows = Membership.objects.select_related(other_end).order_by(*order)
    return Prefetch("memberships", rows, to_attr="shown_memberships")


class CountryViewSet(DetailViewSet):
    """Countries by their ISO 3166 alpha-3 code, in either case."""

    filterset_class = CountryFilter
    serializer_class = CountrySerializer
    detail_serializer = CountryDetailSerializer
    lookup_field = "code"

    def rows(self):
        return Country.objects.all()

    def found(self, code, settings):
        names = Prefetch("names", CountryName.objects.order_by(*NAME_ORDER), to_attr="shown_names")
        held = memberships("grouping", "grouping__slug", "valid")
        return Country.objects.filter(iso3=code.upper()).prefetch_related(names, held).first()


class GroupingViewSet(DetailViewSet):
    """Groupings of countries, with dated members."""

    filterset_class = GroupingFilter
    serializer_class = GroupingSerializer
    detail_serializer = GroupingDetailSerializer

    def rows(self):
        return Grouping.objects.all()

    def found(self, slug, settings):
        members = memberships("country", "country__name", "valid")
        return Grouping.objects.filter(slug=slug).prefetch_related(members).first()


class PlaceViewSet(DetailViewSet):
    """First-level regions and cities, with their names over time."""

    filterset_class = PlaceFilter
    serializer_class = PlaceSerializer
    detail_serializer = PlaceDetailSerializer
    lookup_field = "code"

    def rows(self):
        return Place.objects.select_related("country", "region")

    def found(self, code, settings):
        order = (F("valid").desc(nulls_last=True), *NAME_ORDER)
        names = Prefetch("names", PlaceName.objects.order_by(*order), to_attr="shown_names")
        return self.rows().filter(code=code).prefetch_related(names).first()


class IndicatorViewSet(DetailViewSet):
    """Measured quantities."""

    filterset_class = IndicatorFilter
    serializer_class = IndicatorSerializer
    detail_serializer = IndicatorSerializer

    def rows(self):
        return Indicator.objects.all()

    def found(self, slug, settings):
        return Indicator.objects.filter(slug=slug).first()


class ObservationViewSet(ReferenceViewSet):
    """Figures: one indicator, one country or place, one year each."""

    filterset_class = ObservationFilter
    serializer_class = ObservationSerializer

    def rows(self):
        return Observation.objects.select_related("indicator", "country", "place")
