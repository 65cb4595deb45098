from django.shortcuts import get_object_or_404, render

from policies.choices import Stage
from policies.models import Topic
from sources.cards import counts_by_kind, newest_by_kind
from sources.choices import Kind
from sources.display import Field
from sources.models import Entry
from sources.record_page import RecordPage

POLICY = RecordPage(
    kind=Kind.POLICY,
    status_key="status",
    status_family="policy",
    layout=(
        Field("kind", "Kind", "choice"),
        Field("status", "Status", "status", family="policy"),
        Field("adopted", "Adopted", "date"),
        Field("starts", "From", "date"),
        Field("ends", "Until", "date"),
        Field("reference", "Reference"),
        Field("parties", "Parties", "refs"),
    ),
)


def ladder(document, index):
    """The stages of an initiative for components/progress_ladder.html."""
    order = list(Stage)
    dated = {
        step["stage"]: (step["observed"] or {}).get("text", "")
        for step in document.get("progress", [])
    }
    current = order.index(Stage(document["stage"]))
    return {
        "ladder": {
            "family": "initiative",
            "label": "Stages",
            "across": True,
            "steps": [
                {
                    "key": stage.value,
                    "label": stage.label,
                    "state": _state(place, current, stage in dated),
                    "date": dated.get(stage, ""),
                }
                for place, stage in enumerate(order)
                if stage in dated or place >= current or place < order.index(Stage.COMPLETED)
            ],
        }
    }


def _state(place, current, is_dated):
    if place == current:
        return "current"
    if place > current:
        return "ahead"
    return "reached" if is_dated else "passed_over"


INITIATIVE = RecordPage(
    kind=Kind.INITIATIVE,
    status_key="stage",
    status_family="initiative",
    template="policies/initiative.html",
    extra=(ladder,),
    layout=(
        Field("kind", "Kind", "choice"),
        Field("stage", "Stage", "status", family="initiative"),
        Field("ordinal", "Number in its series"),
        Field("count", "How many"),
        Field("starts", "From", "date"),
        Field("ends", "Until", "date"),
        Field("amount", "Money", "money"),
        Field("sites", "Where", "list"),
        Field("parties", "Parties", "refs"),
    ),
)

COMMITMENT = RecordPage(
    kind=Kind.COMMITMENT,
    status_key="strength",
    status_family="strength",
    date_key="made",
    layout=(
        Field("parties", "Who promised", "refs", role="party"),
        Field("parties", "To or with whom", "refs", role="partner"),
        Field("strength", "Strength of the words", "status", family="strength"),
        Field("made", "Made on", "date"),
        Field("due", "Due", "date"),
        Field("amount", "Money", "money"),
        Field("means", "By what means"),
        Field("status", "Progress", "status", family="progress", claim="progress"),
    ),
)

RECOMMENDATION = RecordPage(
    kind=Kind.RECOMMENDATION,
    status_key="response",
    status_family="response",
    date_key="made",
    layout=(
        Field("parties", "Issued by", "refs", role="issuer"),
        Field("parties", "Addressed to", "refs", role="addressee"),
        Field("made_in", "Made in", "record"),
        Field("reference", "Reference"),
        Field("made", "Made on", "date"),
        Field("response", "Response", "status", family="response"),
        Field("status", "Progress", "status", family="progress", claim="progress"),
    ),
)

OBLIGATION = RecordPage(
    kind=Kind.OBLIGATION,
    status_key="status",
    status_family="policy",
    date_key="stated",
    layout=(
        Field("parties", "Who must", "refs", role="obliged"),
        Field("rate", "Rate", "percentage"),
        Field("base", "Of what"),
        Field("amount", "Amount", "money"),
        Field("purpose", "For what purpose"),
        Field("status", "Status", "status", family="policy"),
        Field("stated", "Stated on", "date"),
    ),
)

PAGES = (POLICY, INITIATIVE, COMMITMENT, RECOMMENDATION, OBLIGATION)


def topic_list(request):
    """Our topics in two levels."""
    topics = Topic.objects.own().filter(parent=None).prefetch_related("children")
    return render(request, "topics/list.html", {"topics": topics})


def topic_detail(request, code):
    """One topic: what it means, how it stands to other schemes, and what is about it."""
    own = Topic.objects.own().select_related("parent")
    topic = get_object_or_404(own, code=code)
    about = Entry.objects.filter(topics__contains=[topic.code])
    numbers, cards = counts_by_kind(about), newest_by_kind(about, each=8)
    context = {
        "topic": topic,
        "children": topic.children.order_by("position", "code"),
        "matches": topic.matches.select_related("target").order_by(
            "target__scheme", "target__position", "target__code"
        ),
        "sections": [
            {
                "id": kind,
                "title": Kind(kind).label,
                "count": f"{len(found)} of {numbers[kind]}",
                "cards": found,
            }
            for kind, found in cards.items()
        ],
    }
    return render(request, "topics/detail.html", context)
