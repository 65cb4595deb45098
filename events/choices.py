"""Closed vocabularies of events."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventKind(TextChoices):
    CONFERENCE = "conference", _("Conference")
    SESSION = "session", _("Working-group session")
    EXPERT_MEETING = "expert_meeting", _("Expert meeting")
    SEMINAR = "seminar", _("Seminar")
    WORKSHOP = "workshop", _("Workshop")
    SYMPOSIUM = "symposium", _("Symposium")
    COUNCIL = "council", _("Council meeting")
    MINISTERIAL = "ministerial", _("Ministerial meeting")
    SUMMIT = "summit", _("Summit")
    FORUM = "forum", _("Forum")
    STUDY_VISIT = "study_visit", _("Study visit")
    LAUNCH = "launch", _("Launch")
    COMPETITION = "competition", _("Competition")
    AWARD = "award", _("Award")
    MEETUP = "meetup", _("Informal meeting")


class EventFormat(TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")


class Held(TextChoices):
    """What is known of whether an event took place, where its sources' dates tell."""

    EVIDENCED = "evidenced", _("Evidence that it took place")
    ANNOUNCED = "announced", _("Planned; not checked")


class ParticipationRole(TextChoices):
    HOST = "host", _("Host")
    ORGANISER = "organiser", _("Organiser")
    SUPPORTER = "supporter", _("Supporter")
    CONTRIBUTOR = "contributor", _("Contributor")
    CHAIR = "chair", _("Chair")
    SPEAKER = "speaker", _("Speaker")
    PARTICIPANT = "participant", _("Participant")
    INVITED = "invited", _("Invited")


class Mode(TextChoices):
    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")


class StatementKind(TextChoices):
    QUOTE = "quote", _("Quote")
    PARAPHRASE = "paraphrase", _("Paraphrase")
    FINDING = "finding", _("Finding")
    EXPECTED_EFFECT = "expected_effect", _("Expected effect")
