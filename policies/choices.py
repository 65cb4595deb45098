"""Closed vocabularies of policies and what follows from them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sources.choices import Kind


class TopicScheme(TextChoices):
    REGISTAN = "registan", _("Registan topics")
    STIP = "stip", _("EC-OECD STIP Compass themes")
    SDG = "sdg", _("Sustainable Development Goals and targets")


class MatchKind(TextChoices):
    """How a topic stands to one of another scheme (SKOS mapping properties)."""

    EXACT = "exact", _("exactly")
    CLOSE = "close", _("closely")
    BROAD = "broad", _("broader there")
    NARROW = "narrow", _("narrower there")
    RELATED = "related", _("related")


class PartyRole(TextChoices):
    PARTY = "party", _("Party")
    PARTNER = "partner", _("Partner, to whom it was promised")
    RESPONSIBLE = "responsible", _("Responsible")
    ADOPTER = "adopter", _("Adopted by")
    ISSUER = "issuer", _("Issued by")
    ADDRESSEE = "addressee", _("Addressed to")
    SUPPORTER = "supporter", _("Supporter")
    FUNDER = "funder", _("Funder")
    HOST = "host", _("Host")
    OBLIGED = "obliged", _("Who must")
    BENEFICIARY = "beneficiary", _("Beneficiary")


class PolicyKind(TextChoices):
    STRATEGY = "strategy", _("Strategy")
    PROGRAMME = "programme", _("Programme")
    ACTION_PLAN = "action_plan", _("Action plan")
    LAW = "law", _("Law")
    DECREE = "decree", _("Decree")
    DECLARATION = "declaration", _("Declaration")
    CONCEPT = "concept", _("Concept")
    FRAMEWORK = "framework", _("Framework")
    METHODOLOGY = "methodology", _("Methodology")
    ROADMAP = "roadmap", _("Roadmap")
    PRIORITY = "priority", _("Priority area")


class PolicyStatus(TextChoices):
    IN_PREPARATION = "in_preparation", _("In preparation")
    PROPOSED = "proposed", _("Proposed")
    DRAFT = "draft", _("Draft")
    ENDORSED = "endorsed", _("Endorsed")
    ADOPTED = "adopted", _("Adopted")
    IN_FORCE = "in_force", _("In force")
    EXPIRED = "expired", _("Expired")
    REPLACED = "replaced", _("Replaced")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    NOT_CHECKED = "not_checked", _("Not checked")


class InitiativeKind(TextChoices):
    CENTRE = "centre", _("Centre")
    NETWORK = "network", _("Network")
    AGENCY = "agency", _("Agency")
    FUND = "fund", _("Fund")
    LABORATORY = "laboratory", _("Laboratory")
    INFORMATION_SYSTEM = "information_system", _("Information system")
    FACILITY = "facility", _("Facility")
    SERVICE = "service", _("Service")
    COMPETITION = "competition", _("Competition")
    PROGRAMME = "programme", _("Programme")
    PARTNERSHIP = "partnership", _("Partnership")


class Stage(TextChoices):
    """How far an initiative is, in order. The order of the members is the order of the ladder."""

    MENTIONED = "mentioned", _("Mentioned")
    CONSIDERED = "considered", _("Considered")
    PROPOSED = "proposed", _("Proposed")
    PLANNED = "planned", _("Planned")
    BEING_ESTABLISHED = "being_established", _("Being established")
    PILOT_LAUNCHED = "pilot_launched", _("Pilot launched")
    OPERATING = "operating", _("Operating")
    COMPLETED = "completed", _("Completed")
    CLOSED = "closed", _("Closed")
    ABANDONED = "abandoned", _("Abandoned")


class Strength(TextChoices):
    """How binding the words are, from strong to weak. Serves commitments and decisions alike."""

    ADOPTED = "adopted", _("Adopted")
    COMMITTED = "committed", _("Committed")
    AGREED = "agreed", _("Agreed")
    INSTRUCTED = "instructed", _("Instructed")
    CONFIRMED = "confirmed", _("Confirmed")
    ENDORSED = "endorsed", _("Endorsed")
    OFFERED = "offered", _("Offered")
    PROPOSED = "proposed", _("Proposed")
    WELCOMED = "welcomed", _("Welcomed")
    EXPRESSED_SUPPORT = "expressed_support", _("Expressed support")
    SUGGESTED = "suggested", _("Suggested")
    EXPRESSED_INTEREST = "expressed_interest", _("Expressed interest")
    CONSIDERED = "considered", _("Considered")


class AmountKind(TextChoices):
    EXACT = "exact", _("exactly")
    AT_LEAST = "at_least", _("at least")
    UP_TO = "up_to", _("up to")
    ABOUT = "about", _("about")
    BAND = "band", _("between")


class Response(TextChoices):
    """What the addressee said to a recommendation."""

    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Partly accepted")
    NOTED = "noted", _("Noted")
    REJECTED = "rejected", _("Rejected")
    NONE_KNOWN = "none_known", _("None known")


class ObligationStatus(TextChoices):
    PROPOSED = "proposed", _("Proposed")
    BEING_INTRODUCED = "being_introduced", _("Being introduced")
    IN_FORCE = "in_force", _("In force")
    REPEALED = "repealed", _("Repealed")
    NOT_CHECKED = "not_checked", _("Not checked")


class ProgressStatus(TextChoices):
    NOT_STARTED = "not_started", _("Not started")
    UNDER_WAY = "under_way", _("Under way")
    PARTLY_DONE = "partly_done", _("Partly done")
    DONE = "done", _("Done")
    DELAYED = "delayed", _("Delayed")
    EXTENDED = "extended", _("Extended")
    ABANDONED = "abandoned", _("Abandoned")
    SUPERSEDED = "superseded", _("Superseded")
    NO_EVIDENCE = "no_evidence", _("Nothing found")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")
    NOT_CHECKED = "not_checked", _("Not checked")


class Assessment(TextChoices):
    """Who says so. Never mixed in one figure."""

    SELF_REPORTED = "self_reported", _("Self-reported")
    INDEPENDENT = "independent", _("Independent")
    CURATOR = "curator", _("Curator's assessment")


class CoverageOutcome(TextChoices):
    """What came of looking for something in named sources."""

    EVIDENCE = "evidence", _("Evidence")
    NOTHING_FOUND = "nothing_found", _("Nothing found")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


class CoverageState(TextChoices):
    """What is known of one country and one topic, kind or year; never an empty cell."""

    EVIDENCE = "evidence", _("Evidence")
    PLANNED = "planned", _("Planned")
    NOTHING_FOUND = "nothing_found", _("Nothing found")
    NOT_CHECKED = "not_checked", _("Not checked")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


# What coverage is about: what was set, begun, promised, advised and levied.
CHECKED_KINDS = (
    Kind.POLICY,
    Kind.INITIATIVE,
    Kind.COMMITMENT,
    Kind.RECOMMENDATION,
    Kind.OBLIGATION,
)
