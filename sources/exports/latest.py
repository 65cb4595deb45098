"""The latest changes of records as a feed: what changed, from what to what."""

from django.db.models import Max, Sum
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_safe

from sources.api.conditional import not_modified
from sources.exports.newest import BEFORE_ALL
from sources.feeds import Feed, Item
from sources.filters.changes import ChangeFilter
from sources.models import Entry, EntryRevision
from sources.pages.changes import URL, changed_records, changes_context
from sources.pages.filtering import messages, understood
from sources.paging import CursorRefused

UNFED = ("page_size", "count", "ordering")


@require_safe
def change_feed(request):
    """One entry a record that changed, with its last change; a constant number of queries."""
    filters, errors = understood(ChangeFilter, request.GET, Entry.objects.all())
    errors |= {name: ["Leave this out of a feed."] for name in UNFED if name in request.GET}
    if errors:
        return _refused(request, errors)
    state = EntryRevision.objects.aggregate(number=Sum("number"), at=Max("changed_at"))
    etag = f'"changes-{state["number"]}"'
    if kept := not_modified(request, etag, state["at"]):
        return kept
    try:
        page, records = changed_records(filters)
    except CursorRefused as refused:
        return _refused(request, {"cursor": [str(refused)]})
    query = request.GET.copy()
    query.pop("cursor", None)
    feed = Feed(
        title="Registan: latest changes",
        subtitle="The records of which anything changed last, with what stood there before.",
        path=f"{URL}?{query.urlencode()}" if query else URL,
        updated=state["at"] or BEFORE_ALL,
        next_cursor=page.next,
    )
    return feed.answer(request, [_item(one) for one in records], etag)


def _item(record):
    change = record["last"]
    rows = [(one["field"], one["before"], one["after"]) for one in change.shown]
    listed = format_html_join("", "<li>{}: <del>{}</del> <ins>{}</ins></li>", rows)
    reason = f": {change.why}" if change.why else ""
    return Item(
        path=record["url"],
        title=f"{record['title']}: {change.event}" if change.event else record["title"],
        html=format_html("<p>{}{}</p><ul>{}</ul>", change.who, reason, listed),
        updated=change.at,
        categories=[record["kind"].label],
        key=f"#changed-{change.at:%Y%m%dT%H%M%S}",
    )


def _refused(request, errors):
    context = changes_context(request.GET)
    context |= {"errors": messages(errors)}
    return render(request, "records/changes.html", context, status=400)
