from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from policies.models import Topic
from policies.topic_list import topics_context
from sources.models import Entry
from sources.pages.cards import sections
from sources.pages.contents import of_sections
from sources.pages.languages import language_name
from sources.pages.localising import named
from sources.pages.panels import panels_of
from sources.pages.standing import standing

EACH = 4
FIRST = (
    {"id": "standing", "title": gettext_lazy("How it stands")},
    {"id": "by-country", "title": gettext_lazy("By country")},
)


@require_safe
def topic_list(request):
    """Our topics in two levels, with the number of records of each. A parameter that is not
    understood is answered with 400 and the API's own words.
    """
    context = topics_context(request.GET)
    return render(request, "topics/list.html", context, status=400 if context["errors"] else 200)


@require_safe
def topic_detail(request, code):
    """One topic: what it means, how it stands to other schemes, and what is about it."""
    own = Topic.objects.own().select_related("parent")
    topic = get_object_or_404(own, code=code)
    children = list(topic.children.order_by("position", "code"))
    named(filter(None, [topic, topic.parent, *children]), "topic", "code")
    about = Entry.objects.filter(topics__contains=[topic.code])
    query = f"topic={topic.code}"
    found, counts = sections(about, each=EACH, query=query)
    context = {
        **panels_of("topic", topic.code),
        "standing": standing(about, query),
        "topic": topic,
        "children": children,
        "names": [
            {"text": name.text, "language": name.language, "name": language_name(name.language)}
            for name in topic.names.order_by("language", "text")
        ],
        "matches": topic.matches.select_related("target").order_by(
            "target__scheme", "target__position", "target__code"
        ),
        "sections": found,
        "contents": [*FIRST, *of_sections(found)] if found else [],
        "total": sum(counts.values()),
    }
    return render(request, "topics/detail.html", context)
