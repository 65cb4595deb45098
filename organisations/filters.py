from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _
from django_filters import Filter

from organisations.choices import OrganisationKind
from organisations.models import Post
from sources.choices import ReviewStatus
from sources.facets import COUNTRY, GROUPING, ORGANISATION, words
from sources.filters import BY_DATE, BY_PUBLICATION, BY_TITLE, EntryFilter, SeveralFilter, Words
from sources.filters.kinds import ONE_DAY
from sources.filters.parameters import PartialDateField

# A list of bodies or of people is read by name, not by date.
BY_NAME = (*BY_TITLE, *BY_DATE, *BY_PUBLICATION)


class OrganisationFilter(EntryFilter):
    orders = BY_NAME
    facets = (words("kind", _("Kind"), "subkind", OrganisationKind), COUNTRY, GROUPING)
    kind = SeveralFilter("subkind", read=Words(OrganisationKind), label="Kind of organisation.")


class InPostFilter(Filter):
    """People whom a source shows in a post on a day of the given date."""

    field_class = PartialDateField

    def filter(self, qs, value):
        if value is None:
            return qs
        held = Post.objects.held(DateRange(value.first, value.last + ONE_DAY))
        public = held.filter(organisation__review_status=ReviewStatus.PUBLISHED)
        return qs.filter(record_id__in=public.values("person_id"))


class PersonFilter(EntryFilter):
    orders = BY_NAME
    facets = (ORGANISATION, COUNTRY, GROUPING)
    in_post = InPostFilter(
        label="In a post on this date: within its term, or seen in it. Of somebody seen before or"
        " after it alone nobody can tell."
    )
