"""Closed vocabularies of the reference data."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MembershipRole(TextChoices):
    MEMBER = "member", _("Member")
    PARTICIPANT = "participant", _("Participant")
    ASSOCIATE = "associate", _("Associate member")
    OBSERVER = "observer", _("Observer")


class PlaceKind(TextChoices):
    REGION = "region", _("First-level region")
    CITY = "city", _("City")


class Direction(TextChoices):
    """Which way of an indicator is better."""

    HIGHER = "higher", _("Higher is better")
    LOWER = "lower", _("Lower is better")
    NEITHER = "neither", _("Neither")
