"""What the kinds of records are called here, and which of them the questions are about."""

from django.utils.translation import gettext_lazy as _

from policies.choices import CHECKED_KINDS
from sources.choices import Kind

# What may be done and may fall silent; a duty in force does not.
FOLLOWED = (Kind.COMMITMENT, Kind.RECOMMENDATION, Kind.INITIATIVE, Kind.POLICY)
COUNTED = CHECKED_KINDS
PLURAL = {
    Kind.POLICY: _("Policies"),
    Kind.INITIATIVE: _("Initiatives"),
    Kind.COMMITMENT: _("Commitments"),
    Kind.RECOMMENDATION: _("Recommendations"),
    Kind.OBLIGATION: _("Obligations"),
}
