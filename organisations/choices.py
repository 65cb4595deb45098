"""Closed vocabularies of organisations and people."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    GOVERNMENT = "government", _("Government")
    MINISTRY = "ministry", _("Ministry")
    AGENCY = "agency", _("Agency")
    INTERNATIONAL = "international", _("International organisation")
    PROGRAMME = "programme", _("Programme")
    INSTITUTE = "institute", _("Institute")
    BODY = "body", _("Working group or council")
    COMPANY = "company", _("Company")
    UNIVERSITY = "university", _("University")
    ASSOCIATION = "association", _("Association")
    NETWORK = "network", _("Network")
    FUND = "fund", _("Fund")
    OTHER = "other", _("Other")
