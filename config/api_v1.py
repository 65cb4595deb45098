"""The addresses of API v1. Compatibility: docs/api.md."""

from typing import Any

from django.urls import include, path, re_path
from drf_spectacular.utils import OpenApiExample, extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import SimpleRouter
from rest_framework.views import APIView

from countries.api import views as countries
from events.api import views as events
from organisations.api import views as organisations
from policies.api import views as policies
from sources.addresses import API
from sources.api import views as sources
from sources.api.counts import facets_view
from sources.api.entries import EntryViewSet
from sources.api.files import file_view
from sources.api.problems import not_found

COLLECTIONS = {
    "countries": countries.CountryViewSet,
    "groupings": countries.GroupingViewSet,
    "places": countries.PlaceViewSet,
    "indicators": countries.IndicatorViewSet,
    "observations": countries.ObservationViewSet,
    "organisations": organisations.OrganisationViewSet,
    "people": organisations.PersonViewSet,
    "topics": policies.TopicViewSet,
    "policies": policies.PolicyViewSet,
    "initiatives": policies.InitiativeViewSet,
    "commitments": policies.CommitmentViewSet,
    "recommendations": policies.RecommendationViewSet,
    "obligations": policies.ObligationViewSet,
    "coverage-checks": policies.CoverageCheckViewSet,
    "events": events.EventViewSet,
    "decisions": events.DecisionViewSet,
    "statements": events.StatementViewSet,
    "sources": sources.SourceViewSet,
    "claims": sources.ClaimViewSet,
    "links": sources.LinkViewSet,
}


ADDRESSES = {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}


class CollectionsView(APIView):
    """What there is, by name, with its address."""

    @extend_schema(
        operation_id="list_collections",
        tags=["collections"],
        summary="What there is",
        responses={200: ADDRESSES},
        examples=[OpenApiExample("collections", {"countries": "https://…/api/v1/countries/"})],
    )
    def get(self, request: Request) -> Response:
        addresses = {
            name: request.build_absolute_uri(f"{API}/{name}/") for name in sorted(COLLECTIONS)
        }
        return Response(addresses)


class TryItView(SpectacularSwaggerSplitView):
    """The try-it page. Its template leaves out the inline style, which the policy would block."""

    template_name = "api/docs.html"
    url_name = "api-schema"

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().get(request, *args, **kwargs)
        response.data["theme"] = "light"  # Swagger UI knows no dark one
        return response


router = SimpleRouter()
for name, viewset in COLLECTIONS.items():
    router.register(name, viewset, basename=name)

urlpatterns = [
    path("v1/", CollectionsView.as_view(), name="api-collections"),
    path("v1/schema/", SpectacularAPIView.as_view(), name="api-schema"),
    # Before the records themselves, which would take the word for a slug.
    *(
        path(f"v1/{name}/facets/", facets_view(name, viewset))
        for name, viewset in COLLECTIONS.items()
        if issubclass(viewset, EntryViewSet)
    ),
    path("v1/", include(router.urls)),
    path("v1/", include("analysis.api.urls")),
    *(
        re_path(rf"^v1/{name}\.(?P<form>[^/]*)$", file_view(name, viewset))
        for name, viewset in COLLECTIONS.items()
    ),
    path("docs/", TryItView.as_view(), name="api-docs"),
    # Not without a slash at the end: those are sent on to the address with one.
    re_path(r"^(?:[\s\S]*/)?$", not_found),
]
