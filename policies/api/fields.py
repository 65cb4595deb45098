"""Values that policies and what follows from them share."""

from drf_spectacular.utils import extend_schema_field

from policies.api.money import money_text
from policies.api.parts import (
    DecidedInSerializer,
    MoneySerializer,
    PartyNameSerializer,
    PartySerializer,
    ProgressSerializer,
    SiteSerializer,
    TopicRefSerializer,
)
from policies.choices import Assessment, PartyRole, ProgressStatus, Stage, Strength
from sources.addresses import topic_page
from sources.api.fields import DerivedField, DerivedText, date_json, record_ref
from sources.api.parts import PartialDateSerializer
from sources.dates import PartialDate
from sources.labels import label_of
from sources.numbers import plain


@extend_schema_field(MoneySerializer)
class MoneyField(DerivedField):
    """The amount as stated, null where none is."""

    def derive(self, row):
        if row.amount is None:
            return None
        return {
            "text": money_text(row),
            "amount": plain(row.amount),
            "amount_max": plain(row.amount_max),
            "currency": row.currency,
            "kind": row.amount_kind,
            "year": row.amount_year,
        }


@extend_schema_field(PartialDateSerializer)
class EvidencedField(DerivedField):
    """The date of the latest evidence."""

    def derive(self, row):
        return date_json(row.keys.evidenced)


@extend_schema_field(PartySerializer(many=True))
class PartiesField(DerivedField):
    """Who has what part in it, in the order of the roles."""

    def derive(self, row):
        return [
            {
                "role": party.role,
                "role_label": label_of(PartyRole, party.role),
                "ref": target.ref,
                "item": f"{party.role}/{target.ref}",
                "name": target.name,
                "url": target.url,
            }
            for party, target in row.targets
        ]


@extend_schema_field(PartyNameSerializer(many=True))
class PartyNamesField(DerivedField):
    """Role and name of every party, for lists."""

    def derive(self, row):
        return [
            {"role": party.role, "ref": target.ref, "name": target.name}
            for party, target in row.targets
        ]


@extend_schema_field(TopicRefSerializer(many=True))
class TopicsField(DerivedField):
    """What it is about, in the order of the topics."""

    def derive(self, row):
        return [
            {"code": tag.topic.code, "name": tag.topic.name, "url": topic_page(tag.topic.code)}
            for tag in row.shown_topics
        ]


@extend_schema_field(ProgressSerializer(many=True))
class ProgressField(DerivedField):
    """What became of it, newest first; stages for initiatives, statuses for the others."""

    def derive(self, row):
        return [progress_json(progress) for progress in row.shown_progress]


@extend_schema_field(DecidedInSerializer(many=True))
class DecidedInField(DerivedField):
    """The published decisions that concern it, with their events."""

    def derive(self, row):
        decisions = [subject.decision for subject in row.decided_in.all()]
        return [
            reference
            | {
                "verb": decision.verb,
                "verb_label": label_of(Strength, decision.verb),
                "event": record_ref(decision.event),
            }
            for decision in sorted(decisions, key=lambda decision: decision.slug)
            if (reference := record_ref(decision))
        ]


class LatestStatusLabelField(DerivedText):
    """The label of the status that the latest progress gives."""

    def derive(self, row):
        return label_of(ProgressStatus, row.keys.status)


class PercentField(DerivedText):
    """The rate as a plain decimal string, null where there is none."""

    def derive(self, row):
        return plain(row.rate)


@extend_schema_field(SiteSerializer(many=True))
class SitesField(DerivedField):
    """The places of an initiative, by name."""

    def derive(self, row):
        return [
            {"code": place.code, "name": place.name, "item": place.code}
            for place in sorted((site.place for site in row.shown_sites), key=lambda p: p.name)
        ]


def progress_json(progress):
    observed = PartialDate.from_columns(progress.observed_on, progress.observed_precision)
    staged, choices = ("stage", Stage) if progress.stage else ("status", ProgressStatus)
    return {
        "slug": progress.slug,
        staged: getattr(progress, staged),
        "label": label_of(choices, getattr(progress, staged)),
        "assessment": progress.assessment,
        "assessment_label": label_of(Assessment, progress.assessment),
        "observed": date_json(observed),
        "observed_text": observed.display() if observed else "",
        "reported_by": record_ref(progress.reported_by),
        "note": progress.note,
    }
