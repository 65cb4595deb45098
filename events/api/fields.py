"""Values that events, decisions and statements show."""

from drf_spectacular.utils import extend_schema_field

from events.api.parts import (
    DecisionRefSerializer,
    ParticipantNameSerializer,
    ParticipantSerializer,
    StatementRefSerializer,
    SubjectSerializer,
)
from events.choices import Mode, ParticipationRole, StatementKind
from policies.choices import Strength
from sources.api.fields import DerivedField, record_ref
from sources.labels import label_of


@extend_schema_field(ParticipantSerializer(many=True))
class ParticipantsField(DerivedField):
    """Who took part, in the order of the roles."""

    def derive(self, row):
        return [
            {
                "role": participation.role,
                "role_label": label_of(ParticipationRole, participation.role),
                "ref": target.ref,
                "item": f"{participation.role}/{target.ref}",
                "name": target.name,
                "url": target.url,
                "mode": participation.mode,
                "mode_label": label_of(Mode, participation.mode),
            }
            for participation, target in row.targets
        ]


@extend_schema_field(ParticipantNameSerializer(many=True))
class ParticipantNamesField(DerivedField):
    """Role and name of every participant, for lists."""

    def derive(self, row):
        return [
            {"role": participation.role, "ref": target.ref, "name": target.name}
            for participation, target in row.targets
        ]


def subjects_json(decision):
    """What a decision concerns, as far as published."""
    return [
        record_ref(subject.record) | {"item": f"{subject.record.kind}/{subject.record.slug}"}
        for subject in decision.shown_subjects
    ]


@extend_schema_field(SubjectSerializer(many=True))
class SubjectsField(DerivedField):
    def derive(self, row):
        return subjects_json(row)


@extend_schema_field(DecisionRefSerializer(many=True))
class DecisionsField(DerivedField):
    """What an event decided, in order."""

    def derive(self, row):
        return [
            record_ref(decision)
            | {
                "verb": decision.verb,
                "verb_label": label_of(Strength, decision.verb),
                "subjects": subjects_json(decision),
            }
            for decision in row.shown_decisions
        ]


@extend_schema_field(StatementRefSerializer(many=True))
class StatementsField(DerivedField):
    """What was said at an event."""

    def derive(self, row):
        return [
            record_ref(statement)
            | {
                "kind": statement.statement_kind,
                "kind_label": label_of(StatementKind, statement.statement_kind),
            }
            for statement in row.shown_statements
        ]
