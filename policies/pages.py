"""The pages of policies, initiatives, commitments, recommendations and obligations."""

from policies.choices import (
    ObligationStatus,
    PolicyKind,
    PolicyStatus,
    Response,
    Stage,
    Strength,
)
from policies.filters import (
    CommitmentFilter,
    InitiativeFilter,
    ObligationFilter,
    PolicyFilter,
    RecommendationFilter,
)
from sources.choices import Kind
from sources.pages.listing import Listing
from sources.pages.record import RecordPage
from sources.pages.rows import Field, Roles

POLICY = RecordPage(
    kind=Kind.POLICY,
    status_key="status",
    status_family="policy",
    layout=(
        Field("kind", "Kind", "choice", words=PolicyKind),
        Field("status", "Status", "status", family="policy", words=PolicyStatus),
        Roles("parties", nobody="Parties", labels={"party": "Parties"}),
        Field("adopted", "Adopted", "date"),
        Field("starts", "Period", "period", also=("ends",)),
        Field("reference", "Reference", minor=True),
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
    return {"ladder": {"family": "initiative", "label": "Stages", "across": True, "steps": steps}}


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
    extra=(ladder,),
    layout=(
        Field("kind", "Kind", "choice"),
        Field("stage", "Stage", "status", family="initiative", words=Stage),
        Roles("parties", nobody="Parties", labels={"party": "Parties"}),
        Field("sites", "Where", "list"),
        Field("starts", "Period", "period", also=("ends",)),
        Field("amount", "Money", "money"),
        Field("count", "How many", minor=True),
        Field("ordinal", "Number in its series", minor=True),
    ),
)

COMMITMENT = RecordPage(
    kind=Kind.COMMITMENT,
    status_key="strength",
    status_family="strength",
    dated=True,
    layout=(
        Roles(
            "parties",
            nobody="Who promised",
            labels={"party": "Who promised", "partner": "To or with whom"},
            always=("party", "partner"),
        ),
        Field("strength", "How binding", "status", family="strength", words=Strength),
        Field("made", "Made on", "date"),
        Field("due", "Due", "date"),
        Field("amount", "Money", "money"),
        Field("means", "By what means"),
        Field("status", "Progress", "latest", family="progress"),
    ),
)

RECOMMENDATION = RecordPage(
    kind=Kind.RECOMMENDATION,
    status_key="response",
    status_family="response",
    dated=True,
    layout=(
        Roles("parties", nobody="Issued by", always=("issuer", "addressee"),
              labels={"issuer": "Issued by", "addressee": "Addressed to"}),
        Field("made_in", "Made in", "record"),
        Field("made", "Made on", "date"),
        Field("response", "Response", "status", family="response", words=Response),
        Field("status", "Progress", "latest", family="progress"),
        Field("reference", "Reference", minor=True),
    ),
)  # fmt: skip

OBLIGATION = RecordPage(
    kind=Kind.OBLIGATION,
    status_key="status",
    status_family="policy",
    dated=True,
    layout=(
        Roles(
            "parties",
            nobody="Who must",
            labels={"obliged": "Who must", "party": "Parties"},
            always=("obliged",),
        ),
        Field("rate", "Rate", "percentage"),
        Field("base", "Of what"),
        Field("amount", "Amount", "money"),
        Field("purpose", "For what purpose"),
        Field("status", "Status", "status", family="policy", words=ObligationStatus),
        Field("stated", "Stated on", "date"),
    ),
)

PAGES = (POLICY, INITIATIVE, COMMITMENT, RECOMMENDATION, OBLIGATION)

LISTINGS = (
    Listing(
        Kind.POLICY,
        PolicyFilter,
        "Strategies, programmes, plans, laws and other frames that were announced or adopted.",
        families={"status": "policy"},
    ),
    Listing(
        Kind.INITIATIVE,
        InitiativeFilter,
        "Centres, networks, agencies, funds and services, and how far each has come.",
        families={"stage": "initiative"},
    ),
    Listing(
        Kind.COMMITMENT,
        CommitmentFilter,
        "Who promised what to whom, in how binding words, and what became of it.",
        families={"status": "progress", "strength": "strength"},
    ),
    Listing(
        Kind.RECOMMENDATION,
        RecommendationFilter,
        "Advice given, who it was addressed to, and what they answered.",
        families={"status": "progress", "response": "response"},
    ),
    Listing(
        Kind.OBLIGATION,
        ObligationFilter,
        "Duties and levies: who must, how much, and what for.",
        families={"status": "policy"},
    ),
)
