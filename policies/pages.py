"""The pages of policies, initiatives, commitments, recommendations and obligations."""

from django.utils.translation import gettext_lazy as _

from policies.choices import (
    ObligationStatus,
    PolicyKind,
    PolicyStatus,
    Response,
    Stage,
    Strength,
)
from policies.clock import clock
from policies.filters import (
    CommitmentFilter,
    InitiativeFilter,
    ObligationFilter,
    PolicyFilter,
    RecommendationFilter,
)
from policies.meanings import STRENGTH
from sources.choices import Kind
from sources.pages.listing import Listing
from sources.pages.record import RecordPage
from sources.pages.rows import Field, Roles

POLICY = RecordPage(
    kind=Kind.POLICY,
    extra=(clock,),
    status_key="status",
    status_family="policy",
    layout=(
        Field("kind", _("Kind"), "choice", words=PolicyKind),
        Field("status", _("Status"), "status", family="policy", words=PolicyStatus),
        Roles("parties", nobody=_("Parties"), labels={"party": _("Parties")}),
        Field("adopted", _("Adopted or endorsed"), "date"),
        Field("starts", _("Period"), "period", also=("ends",)),
        Field("reference", _("Reference"), minor=True),
    ),
)


def ladder(document, _index, _near):
    """The stages of an initiative for components/progress_ladder.html.

    Stages after completion show only where they were reached: most initiatives never close.
    """
    order = list(Stage)
    dated = {step["stage"]: step["observed_text"] for step in document["progress"]}
    current = order.index(Stage(document["stage"]))
    usual = order.index(Stage.COMPLETED)
    steps = [
        {
            "key": stage.value,
            "label": stage.label,
            "state": _state(place, current, stage in dated),
            "date": dated.get(stage, ""),
        }
        for place, stage in enumerate(order)
        if place <= usual or place == current or stage in dated
    ]
    return {
        "ladder": {"family": "initiative", "label": _("Stages"), "across": True, "steps": steps}
    }


def _state(place, current, is_dated):
    if place == current:
        return "current"
    if is_dated:
        return "reached"
    return "ahead" if place > current else "passed_over"


INITIATIVE = RecordPage(
    kind=Kind.INITIATIVE,
    status_key="stage",
    status_family="initiative",
    progress_family="initiative",
    template="policies/initiative.html",
    extra=(ladder, clock),
    layout=(
        Field("kind", _("Kind"), "choice"),
        Field("stage", _("Stage"), "status", family="initiative", words=Stage),
        Roles("parties", nobody=_("Parties"), labels={"party": _("Parties")}),
        Field("sites", _("Where"), "list"),
        Field("starts", _("Period"), "period", also=("ends",)),
        Field("amount", _("Money"), "money"),
        Field("count", _("How many"), minor=True),
        Field("ordinal", _("Number in its series"), minor=True),
    ),
)

COMMITMENT = RecordPage(
    kind=Kind.COMMITMENT,
    extra=(clock,),
    status_key="strength",
    status_family="strength",
    dated=True,
    layout=(
        Roles(
            "parties",
            nobody=_("Who promised"),
            labels={
                "party": _("Who promised"),
                "partner": _("To or with whom"),
                "responsible": _("Responsible"),
            },
            always=("party", "partner", "responsible"),
        ),
        Field(
            "strength",
            _("How binding"),
            "status",
            family="strength",
            words=Strength,
            scale=STRENGTH,
        ),
        Field("made", _("Made on"), "date"),
        Field("due", _("Due"), "date"),
        Field("amount", _("Money"), "money"),
        Field("means", _("By what means")),
        Field("status", _("Progress"), "latest", family="progress"),
    ),
)

RECOMMENDATION = RecordPage(
    kind=Kind.RECOMMENDATION,
    extra=(clock,),
    status_key="response",
    status_family="response",
    dated=True,
    layout=(
        Roles("parties", nobody=_("Issued by"), always=("issuer", "addressee"),
              labels={"issuer": _("Issued by"), "addressee": _("Addressed to")}),
        Field("made_in", _("Made in"), "record"),
        Field("made", _("Made on"), "date"),
        Field("response", _("Response"), "status", family="response", words=Response),
        Field("status", _("Progress"), "latest", family="progress"),
        Field("reference", _("Reference"), minor=True),
    ),
)  # fmt: skip

OBLIGATION = RecordPage(
    kind=Kind.OBLIGATION,
    extra=(clock,),
    status_key="status",
    status_family="policy",
    dated=True,
    layout=(
        Roles(
            "parties",
            nobody=_("Who must"),
            labels={"obliged": _("Who must"), "party": _("Parties")},
            always=("obliged",),
        ),
        Field("rate", _("Rate"), "percentage"),
        Field("base", _("Of what")),
        Field("amount", _("Amount"), "money"),
        Field("purpose", _("For what purpose")),
        Field("status", _("Status"), "status", family="policy", words=ObligationStatus),
        Field("stated", _("Stated on"), "date"),
    ),
)

PAGES = (POLICY, INITIATIVE, COMMITMENT, RECOMMENDATION, OBLIGATION)

LISTINGS = (
    Listing(
        Kind.POLICY,
        PolicyFilter,
        _("Strategies, programmes, plans, laws and other frames that were announced or adopted."),
        families={"status": "policy"},
    ),
    Listing(
        Kind.INITIATIVE,
        InitiativeFilter,
        _("Centres, networks, agencies, funds and services, and how far each has come."),
        families={"stage": "initiative"},
    ),
    Listing(
        Kind.COMMITMENT,
        CommitmentFilter,
        _("Who promised what to whom, in how binding words, and what became of it."),
        families={"status": "progress", "strength": "strength"},
    ),
    Listing(
        Kind.RECOMMENDATION,
        RecommendationFilter,
        _("Advice given, who it was addressed to, and what they answered."),
        families={"status": "progress", "response": "response"},
    ),
    Listing(
        Kind.OBLIGATION,
        ObligationFilter,
        _("Duties and levies: who must, how much, and what for."),
        families={"status": "policy"},
    ),
)
