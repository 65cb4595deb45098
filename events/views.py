"""Events as calendars."""

import json

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.calendar_file import CONTENT_TYPE, CalendarFile, days_of, single_calendar
from events.calendar_page import calendar_context
from events.filters import EventFilter
from events.series import series_address, series_context
from sources.api.conditional import content_etag, marked, not_modified
from sources.api.problems import BadParameters
from sources.api.ready import document_of
from sources.choices import Kind
from sources.exports.lists import RecordList
from sources.exports.views import refused_list
from sources.filters.parameters import present_slug
from sources.models import FormerSlug


@require_safe
def event_calendar_file(request, *, listing):
    """All events of the list under its filters, for a calendar that subscribes to them."""
    try:
        return CalendarFile(RecordList(Kind.EVENT, EventFilter), listing.plural).answer(request)
    except BadParameters as refused:
        return refused_list(request, listing, refused)


@require_safe
def event_file(request, slug):
    """One event for a calendar; one whose date is too vague for a calendar has no such file."""
    ready = document_of(Kind.EVENT, slug)
    if ready is None:
        return _moved(slug)
    document = json.loads(ready[0])
    if days_of(document) is None:
        raise Http404("The date of this event is not known well enough for a calendar.")
    text = single_calendar(document, request.build_absolute_uri("/").rstrip("/"))
    etag = content_etag(text)
    answer = not_modified(request, etag) or HttpResponse(text, content_type=CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return marked(answer, etag)


@require_safe
def event_calendar(request, year=None):
    """A year of events by day; parameters are the filters of the list of events."""
    context = calendar_context(request.GET, int(year) if year else None)
    status = 400 if context["errors"] else 200
    return render(request, "events/calendar.html", context, status=status)


@require_safe
def event_series(request, slug):
    """The meetings of one body in order, with the gaps between those recorded here."""
    context = series_context(slug)
    if context is None:
        return _present_series(slug)
    context["file_url"] = f"{reverse('event-calendars')}?body={slug}"
    return render(request, "events/series.html", context)


def _present_series(slug):
    present = present_slug(Kind.ORGANISATION, slug)
    if present is None or document_of(Kind.ORGANISATION, present) is None:
        raise Http404(f"There is no body at “{slug}”.")
    return redirect(series_address(present), permanent=True)


def _moved(slug):
    former = FormerSlug.objects.filter(kind=Kind.EVENT, slug=slug, record__entry__isnull=False)
    for present in former.values_list("record__slug", flat=True):
        return redirect(reverse("event-calendar", args=[present]), permanent=True)
    raise Http404(f"There is no event at “{slug}”.")
