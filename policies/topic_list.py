"""The list of our topics: filters as the API has them, and how many records each has."""

from django.db.models import Prefetch

from policies.filters import TopicFilter
from policies.models import Topic
from sources.pages.cards import counts_in
from sources.pages.filtering import FilteredList, understood
from sources.pages.kept import kept
from sources.pages.localising import named

URL = "/topics/"


def topics_context(data):
    """Everything that topics/list.html shows. Four queries, more where names are translated.

    A topic that fits shows under its parent, and a parent that fits with all below it.
    """
    filters, errors = understood(TopicFilter, data, Topic.objects.own())
    fitting = set() if errors else set(filters.qs.values_list("pk", flat=True))
    children = Prefetch("children", Topic.objects.order_by("position", "code"))
    topics = Topic.objects.own().filter(parent=None).prefetch_related(children)
    topics = topics.order_by("position", "code")
    named([one for topic in topics for one in (topic, *topic.children.all())], "topic", "code")
    counts = kept("topics", lambda: counts_in("topics"))
    rows = [_row(topic, fitting, counts) for topic in topics]
    shown = FilteredList(URL, filters, (), {})
    return {**shown.choices(errors), "topics": [row for row in rows if row]}


def _row(topic, fitting, counts):
    below = [one for one in topic.children.all() if {one.pk, topic.pk} & fitting]
    if topic.pk not in fitting and not below:
        return None
    return _counted(topic, counts) | {"children": [_counted(one, counts) for one in below]}


def _counted(topic, counts):
    return {"topic": topic, "records": counts.get(topic.code, 0)}
