"""What changed last among all published records, and the history of one of them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sources.addresses import record_page
from sources.choices import Kind
from sources.dates import day_text
from sources.facets import counted
from sources.filters.changes import ChangeFilter
from sources.models import Entry
from sources.pages.filtering import FilteredList, page_of, understood
from sources.pages.history import PublicChange, public_changes
from sources.pages.kept import kept
from sources.pages.rows import Roles
from sources.paging import Position, paginate

URL = "/changes/"
RECORDS = 20
DIFFERENCES = 3
COLUMNS = ("changed_at", "pk", "kind", "slug", "title")


def history_page(url):
    """The history of the record at a page: /commitments/some-slug/history/."""
    return f"{url}history/"


def words_for_columns(page):
    """{column: readers' words} of a kind of record, from the layout of its page."""
    labels = {}
    for line in page.layout:
        if isinstance(line, Roles):
            labels[line.key] = line.nobody
        else:
            labels |= dict.fromkeys((line.key, line.claim or line.key), line.label)
    return labels


def caption(change: PublicChange):
    """22 November 2026, 05:35 UTC: an import of commitments."""
    when = f"{day_text(change.at)}, {change.at:%H:%M} UTC"
    return _("%(when)s: %(who)s") % {"when": when, "who": change.who}


def shown_change(change, number, *, about="", most=None):
    """For records/change.html, around components/version_diff.html."""
    differences = change.shown[:most]
    return {
        "id": f"change-{number}",
        "caption": caption(change),
        "reason": change.why,
        "about": about or _("change %(number)s") % {"number": number + 1},
        "event": change.event,
        "changes": differences,
        "more": more_words(len(change.differences) - len(differences)),
    }


def more_words(number):
    if not number:
        return ""
    return ngettext("%(n)s more difference", "%(n)s more differences", number) % {"n": number}


def changed_records(filters):
    """The page of records asked for, each with its last change. A constant number of queries."""
    rows = filters.qs.values_list(*COLUMNS)
    page = paginate(
        rows,
        filters.order,
        size=RECORDS,
        cursor=filters.setting("cursor") or "",
        position=lambda row: Position(row[0], row[1]),
    )
    changes = public_changes({pk: kind for _at, pk, kind, _slug, _title in page.rows})
    shown = [
        {"url": record_page(kind, slug), "kind": Kind(kind), "title": title, "last": last}
        for _at, pk, kind, slug, title in page.rows
        for last in changes[pk][:1]
    ]
    return page, shown


def changes_context(data):
    """Everything that records/changes.html shows. Kept until an entry changes."""
    filters, errors = understood(ChangeFilter, data, Entry.objects.all())
    query = filters.data.urlencode() if filters.data else ""
    total, options = kept(f"changes-counted:{query}", lambda: counted(filters))
    found = page_of(lambda: kept(f"changes:{query}", lambda: changed_records(filters)), errors)
    page, records = found or (None, [])
    around = FilteredList(URL, filters, filters.facets, options)
    context = around.context(count=_count(total), page=page, errors=errors)
    return {
        **context,
        "panel": context["panel"] | {"has_query": False},
        "records": [
            {
                "url": one["url"],
                "history_url": history_page(one["url"]),
                "kind": one["kind"].label,
                "title": one["title"],
                "change": shown_change(one["last"], number, about=one["title"], most=DIFFERENCES),
            }
            for number, one in enumerate(records)
        ],
    }


def _count(number):
    return ngettext("%(n)s record", "%(n)s records", number) % {"n": number}
