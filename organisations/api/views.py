"""Organisations and people in the API."""

from organisations.filters import OrganisationFilter, PersonFilter
from sources.api.entries import EntryViewSet
from sources.choices import Kind


class OrganisationViewSet(EntryViewSet):
    """Ministries, agencies, UN bodies, working groups, companies and so on."""

    kind = Kind.ORGANISATION
    filterset_class = OrganisationFilter


class PersonViewSet(EntryViewSet):
    """People with a public role."""

    kind = Kind.PERSON
    filterset_class = PersonFilter
