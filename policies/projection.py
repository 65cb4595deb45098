"""How policies, initiatives, commitments, recommendations and obligations become entries."""

from dataclasses import replace
from itertools import chain

from django.db.models import TextChoices
from django.utils.translation import get_language

from policies.api import serializers
from policies.api.money import money_again
from policies.choices import ObligationStatus, PolicyStatus, ProgressStatus, Stage
from policies.concerns import (
    PARTIES,
    PROGRESS,
    SITES,
    TOPICS,
    named_groupings,
    named_organisations,
    party_countries,
)
from policies.evidence import Evidence, due, is_open
from policies.keys import date_of, keys_of, years_between
from policies.models import (
    Commitment,
    Initiative,
    Obligation,
    Party,
    Policy,
    Progress,
    Recommendation,
    Topic,
)
from policies.targets import shown_targets
from sources.choices import Kind
from sources.pages.localising import register_wording
from sources.projection.registry import Keys, Projection, register, register_dependents
from sources.vocabulary import register_statuses, register_vocabulary

# Decisions stand a floor above: what they decided is reached through the relation alone.
DECIDED_IN = "decided_in__decision__event"


def party_keys(row, **keys):
    """Keys with the groupings and organisations that are parties, which the row keeps to show."""
    row.targets = shown_targets(row.shown_parties)
    return Keys(
        groupings=named_groupings(row.targets),
        organisations=named_organisations(row.targets),
        **keys,
    )


def latest_status(row):
    """What the newest progress says, whoever assessed it; undated ones come last."""
    progress = row.shown_progress
    return progress[0].status if progress else ProgressStatus.NOT_CHECKED


def first_seen(row):
    """The date of the newest progress, for initiatives without a start."""
    progress = row.shown_progress
    return date_of(progress[0], "observed") if progress else None


def policy_keys(row):
    adopted, starts, ends = (date_of(row, name) for name in ("adopted", "starts", "ends"))
    years = {*years_between(adopted), *years_between(starts, ends)}
    main = adopted or starts
    return party_keys(row, subkind=row.policy_kind, status=row.status, main=main, years=years)


def initiative_keys(row):
    starts, ends = date_of(row, "starts"), date_of(row, "ends")
    main = starts or first_seen(row)
    years = {*years_between(main), *years_between(starts, ends)}
    return party_keys(row, subkind=row.initiative_kind, status=row.stage, main=main, years=years)


def commitment_keys(row):
    made, status = date_of(row, "made"), latest_status(row)
    years = years_between(made)
    return party_keys(row, subkind=row.strength, status=status, main=made, years=years)


def recommendation_keys(row):
    made, status = date_of(row, "made"), latest_status(row)
    years = years_between(made)
    return party_keys(row, subkind=row.response, status=status, main=made, years=years)


def obligation_keys(row):
    stated = date_of(row, "stated")
    return party_keys(row, status=row.status, main=stated, years=years_between(stated))


def followed(own_keys):
    """The `keys` of a kind that is followed up: with when it was last heard of."""
    known = keys_of(own_keys, party_countries)

    def keys(rows):
        found, evidence = known(rows), Evidence([row.pk for row in rows])
        return {
            row.pk: replace(
                found[row.pk],
                evidenced=evidence.latest(row, found[row.pk].main),
                due=due(row),
                is_open=is_open(row),
            )
            for row in rows
        }

    return keys


def rows_of(model, *relations):
    return lambda: model.objects.prefetch_related(PARTIES, TOPICS, DECIDED_IN, *relations)


STATUSES: dict[str, tuple[str, type[TextChoices]]] = {
    Kind.POLICY: ("policy", PolicyStatus),
    Kind.INITIATIVE: ("initiative", Stage),
    Kind.COMMITMENT: ("progress", ProgressStatus),
    Kind.RECOMMENDATION: ("progress", ProgressStatus),
    Kind.OBLIGATION: ("policy", ObligationStatus),
}

PROJECTIONS = (
    Projection(
        kind=Kind.POLICY,
        rows=rows_of(Policy),
        keys=followed(policy_keys),
        countries_of=party_countries,
        card=serializers.PolicyCardSerializer,
        document=serializers.PolicyDocumentSerializer,
    ),
    Projection(
        kind=Kind.INITIATIVE,
        rows=rows_of(Initiative, PROGRESS, SITES),
        keys=followed(initiative_keys),
        countries_of=party_countries,
        card=serializers.InitiativeCardSerializer,
        document=serializers.InitiativeDocumentSerializer,
    ),
    Projection(
        kind=Kind.COMMITMENT,
        rows=rows_of(Commitment, PROGRESS),
        keys=followed(commitment_keys),
        countries_of=party_countries,
        card=serializers.CommitmentCardSerializer,
        document=serializers.CommitmentDocumentSerializer,
    ),
    Projection(
        kind=Kind.RECOMMENDATION,
        rows=lambda: (
            rows_of(Recommendation, PROGRESS)().select_related("made_in").defer("made_in__text")
        ),
        keys=followed(recommendation_keys),
        countries_of=party_countries,
        card=serializers.RecommendationCardSerializer,
        document=serializers.RecommendationDocumentSerializer,
    ),
    Projection(
        kind=Kind.OBLIGATION,
        rows=rows_of(Obligation, PROGRESS),
        keys=followed(obligation_keys),
        countries_of=party_countries,
        card=serializers.ObligationCardSerializer,
        document=serializers.ObligationDocumentSerializer,
    ),
)


def dependents(record_ids):
    """Records in which one of these is a party, or reported the progress; two queries."""
    parties = Party.objects.filter(organisation_id__in=record_ids) | Party.objects.filter(
        person_id__in=record_ids
    )
    reports = Progress.objects.filter(reported_by_id__in=record_ids)
    return chain(
        parties.values_list("record_id", flat=True), reports.values_list("record_id", flat=True)
    )


def topic_names(codes):
    """In the language in force, as far as it is known how that calls them."""
    topics = Topic.objects.filter(code__in=codes).order_by("-scheme")
    names = dict(topics.values_list("code", "name"))
    translated = topics.filter(names__language=get_language())
    return names | dict(translated.values_list("code", "names__text"))


def register_policies():
    """Called once all apps are loaded."""
    for projection in PROJECTIONS:
        register(projection)
    register_dependents(dependents)
    register_vocabulary("topic", topic_names)
    for kind, (family, words) in STATUSES.items():
        register_statuses(kind, family, words)
    register_wording({"amount", "amount_max", "currency", "kind", "text"}, money_again)
