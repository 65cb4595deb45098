"""How policies, initiatives, commitments, recommendations and obligations become entries."""

from itertools import chain

from countries.projection import Region
from policies.api import serializers
from policies.choices import ProgressStatus
from policies.concerns import (
    PARTIES,
    PROGRESS,
    TOPICS,
    TopicTree,
    named_groupings,
    named_organisations,
    party_countries,
    years_between,
)
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
from sources.choices import Kind
from sources.dates import PartialDate
from sources.projection.registry import Keys, Projection, register, register_dependents
from sources.vocabulary import register_vocabulary


def date_of(row, name):
    """The partial date in the two columns called `name`."""
    return PartialDate.from_columns(getattr(row, f"{name}_on"), getattr(row, f"{name}_precision"))


def latest_status(row):
    """What the newest progress says, whoever assessed it; undated ones come last."""
    progress = row.progress.all()
    return progress[0].status if progress else ProgressStatus.NOT_CHECKED


def first_observed(row):
    """The date of the newest progress, for initiatives without a start."""
    progress = row.progress.all()
    return date_of(progress[0], "observed") if progress else None


def policy_keys(row):
    adopted, starts, ends = (date_of(row, name) for name in ("adopted", "starts", "ends"))
    years = {*years_between(adopted), *years_between(starts, ends)}
    return {
        "subkind": row.policy_kind,
        "status": row.status,
        "main": adopted or starts,
        "years": years,
    }


def initiative_keys(row):
    starts, ends = date_of(row, "starts"), date_of(row, "ends")
    main = starts or first_observed(row)
    years = {*years_between(main), *years_between(starts, ends)}
    return {"subkind": row.initiative_kind, "status": row.stage, "main": main, "years": years}


def commitment_keys(row):
    made = date_of(row, "made")
    return {
        "subkind": row.strength,
        "status": latest_status(row),
        "main": made,
        "years": years_between(made),
    }


def recommendation_keys(row):
    made = date_of(row, "made")
    return {
        "subkind": row.response,
        "status": latest_status(row),
        "main": made,
        "years": years_between(made),
    }


def obligation_keys(row):
    stated = date_of(row, "stated")
    return {"status": row.status, "main": stated, "years": years_between(stated)}


def keys_with_parties(own_keys):
    """The `keys` of a kind: what `own_keys(row)` says, and what follows from parties and topics."""

    def keys(rows):
        region, topics = Region(), TopicTree()
        countries = party_countries([row.pk for row in rows], public=True)
        found = {}
        for row in rows:
            own, codes, parties = own_keys(row), countries[row.pk], row.parties.all()
            found[row.pk] = Keys(
                **own,
                countries=region.named_countries(codes),
                groupings=region.named_groupings(named_groupings(parties), codes, own["main"]),
                topics=topics.with_parents(tag.topic_id for tag in row.topic_tags.all()),
                organisations=named_organisations(parties),
            )
        return found

    return keys


def rows_of(model, *relations):
    return lambda: model.objects.prefetch_related(PARTIES, TOPICS, *relations)


PROJECTIONS = (
    Projection(
        kind=Kind.POLICY,
        rows=rows_of(Policy),
        keys=keys_with_parties(policy_keys),
        countries_of=party_countries,
        card=serializers.PolicyCardSerializer,
        document=serializers.PolicyDocumentSerializer,
    ),
    Projection(
        kind=Kind.INITIATIVE,
        rows=rows_of(Initiative, PROGRESS, "sites__place"),
        keys=keys_with_parties(initiative_keys),
        countries_of=party_countries,
        card=serializers.InitiativeCardSerializer,
        document=serializers.InitiativeDocumentSerializer,
    ),
    Projection(
        kind=Kind.COMMITMENT,
        rows=rows_of(Commitment, PROGRESS),
        keys=keys_with_parties(commitment_keys),
        countries_of=party_countries,
        card=serializers.CommitmentCardSerializer,
        document=serializers.CommitmentDocumentSerializer,
    ),
    Projection(
        kind=Kind.RECOMMENDATION,
        rows=lambda: (
            rows_of(Recommendation, PROGRESS)().select_related("made_in").defer("made_in__text")
        ),
        keys=keys_with_parties(recommendation_keys),
        countries_of=party_countries,
        card=serializers.RecommendationCardSerializer,
        document=serializers.RecommendationDocumentSerializer,
    ),
    Projection(
        kind=Kind.OBLIGATION,
        rows=rows_of(Obligation, PROGRESS),
        keys=keys_with_parties(obligation_keys),
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
    return dict(
        Topic.objects.filter(code__in=codes).order_by("-scheme").values_list("code", "name")
    )


def register_policies():
    """Called once all apps are loaded."""
    for projection in PROJECTIONS:
        register(projection)
    register_dependents(dependents)
    register_vocabulary("topic", topic_names)
