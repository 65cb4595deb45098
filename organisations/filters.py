from django.utils.translation import gettext_lazy as _

from organisations.choices import OrganisationKind
from sources.facets import COUNTRY, GROUPING, ORGANISATION, words
from sources.filters import BY_DATE, BY_PUBLICATION, BY_TITLE, EntryFilter, SeveralFilter, Words

# A list of bodies or of people is read by name, not by date.
BY_NAME = (*BY_TITLE, *BY_DATE, *BY_PUBLICATION)


class OrganisationFilter(EntryFilter):
    orders = BY_NAME
    facets = (words("kind", _("Kind"), "subkind", OrganisationKind), COUNTRY, GROUPING)
    kind = SeveralFilter("subkind", read=Words(OrganisationKind), label="Kind of organisation.")


class PersonFilter(EntryFilter):
    orders = BY_NAME
    facets = (ORGANISATION, COUNTRY, GROUPING)
