"""How organisations and people become entries."""

from collections import defaultdict
from datetime import timedelta
from itertools import chain

from django.db.models import Prefetch
from django.db.models.functions import Coalesce

from countries.projection import Region
from organisations.api import serializers
from organisations.models import Organisation, Person, Post
from sources.api.fields import record_ref
from sources.choices import Kind, Precision, ReviewStatus
from sources.dates import PartialDate
from sources.projection.registry import Keys, Projection, register, register_dependents

LATEST_FIRST = (Coalesce("valid", "seen").desc(nulls_last=True), "role")


def posts(end):
    """Posts whose other end (person or organisation) readers may see."""
    return Prefetch(
        "posts",
        Post.objects.filter(**{f"{end}__review_status": ReviewStatus.PUBLISHED})
        .select_related(end)
        .order_by(*LATEST_FIRST, f"{end}__slug"),
        to_attr="shown_posts",
    )


def organisations():
    divisions = Organisation.objects.published().order_by("title", "slug")
    return Organisation.objects.select_related("parent", "country", "place").prefetch_related(
        Prefetch("divisions", divisions, to_attr="shown_divisions"), posts("person")
    )


def people():
    return Person.objects.prefetch_related(posts("organisation"))


def start_of(row):
    """The first day of the period it existed, as exactly as the period is known."""
    if row.valid is None or row.valid.lower is None:
        return None
    coarse = {Precision.YEAR, Precision.MONTH}
    precision = row.valid_precision if row.valid_precision in coarse else Precision.DAY
    text = {Precision.YEAR: "%Y", Precision.MONTH: "%Y-%m"}.get(precision, "%Y-%m-%d")
    return PartialDate.parse(row.valid.lower.strftime(text))


def last_day(row):
    """The last day it existed; None while it goes on, and where that is not known."""
    if row.valid is None or row.valid.upper is None:
        return None
    end = row.valid.upper - timedelta(days=1)
    return PartialDate(end, end, Precision.DAY)


def organisation_keys(rows):
    """An organisation stands in the groupings of its country today, or when it ended: where its
    country belonged when it was founded says little about it.
    """
    region = Region()
    countries = organisation_countries([row.pk for row in rows], public=True)
    found = {}
    for row in rows:
        codes, parent = countries[row.pk], row.parent
        found[row.pk] = Keys(
            subkind=row.organisation_kind,
            main=start_of(row),
            countries=region.named_countries(codes),
            groupings=region.named_groupings((), codes, last_day(row)),
            organisations=[parent.slug] if record_ref(parent) else (),
        )
    return found


def person_keys(rows):
    region = Region()
    countries = person_countries([row.pk for row in rows], public=True)
    return {
        row.pk: Keys(
            countries=region.named_countries(countries[row.pk]),
            groupings=region.named_groupings((), countries[row.pk], None),
            organisations={post.organisation.slug for post in row.shown_posts},
        )
        for row in rows
    }


def organisation_countries(record_ids, *, public):
    """The country it belongs to, if it is of one; one query. Nothing here is hidden by drafts."""
    rows = Organisation.objects.filter(pk__in=record_ids, country__isnull=False)
    found = defaultdict(set)
    for pk, code in rows.values_list("pk", "country__iso3"):
        found[pk].add(code)
    return found


def person_countries(record_ids, *, public):
    """The countries of the organisations of a person's posts; one query."""
    held = Post.objects.filter(person_id__in=record_ids, organisation__country__isnull=False)
    if public:
        held = held.filter(organisation__review_status=ReviewStatus.PUBLISHED)
    found = defaultdict(set)
    for pk, code in held.values_list("person_id", "organisation__country__iso3"):
        found[pk].add(code)
    return found


def dependents(record_ids):
    """Divisions, parents, and both ends of posts; three queries."""
    family = Organisation.objects.filter(parent_id__in=record_ids).values_list("pk", flat=True)
    parents = Organisation.objects.filter(pk__in=record_ids, parent__isnull=False)
    held = Post.objects.filter(person_id__in=record_ids) | Post.objects.filter(
        organisation_id__in=record_ids
    )
    return chain(
        family,
        parents.values_list("parent_id", flat=True),
        chain.from_iterable(held.values_list("person_id", "organisation_id")),
    )


def register_organisations():
    """Called once all apps are loaded."""
    register(
        Projection(
            kind=Kind.ORGANISATION,
            rows=organisations,
            keys=organisation_keys,
            countries_of=organisation_countries,
            card=serializers.OrganisationCardSerializer,
            document=serializers.OrganisationDocumentSerializer,
        )
    )
    register(
        Projection(
            kind=Kind.PERSON,
            rows=people,
            keys=person_keys,
            countries_of=person_countries,
            card=serializers.PersonCardSerializer,
            document=serializers.PersonDocumentSerializer,
        )
    )
    register_dependents(dependents)
