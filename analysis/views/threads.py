from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from analysis.threads import thread_of
from analysis.threads.graph import FOLLOWED, SOURCE
from analysis.threads.page import thread_page_context
from sources.addresses import PLURALS, thread_page
from sources.choices import ReviewStatus
from sources.clock import today
from sources.models import FormerSlug
from sources.pages.notes import notes
from sources.pages.nouns import title_of


@require_safe
def thread_view(request, kind, slug):
    """What came before a record and what came after it; an old slug redirects."""
    if kind not in FOLLOWED | {SOURCE}:
        raise Http404(f"Threads do not start from a {kind}.")
    thread = thread_of(kind, slug)
    if thread is None:
        return redirect(_present_address(kind, slug), permanent=True)
    context = thread_page_context(thread, today=today())
    plural = "sources" if kind == SOURCE else PLURALS[kind]
    context["crumbs"] = [
        {"label": gettext("Sources") if kind == SOURCE else title_of(kind), "url": f"/{plural}/"},
        {"label": context["head"]["title"], "url": context["head"]["url"]},
    ]
    context["notes"] = notes(context)
    context["site"] = f"{request.scheme}://{request.get_host()}"
    context["address"] = request.build_absolute_uri(thread_page(kind, slug))
    return render(request, "analysis/thread.html", context)


def _present_address(kind, slug):
    former = FormerSlug.objects.filter(
        kind=kind, slug=slug, record__review_status=ReviewStatus.PUBLISHED
    ).select_related("record")
    return thread_page(kind, get_object_or_404(former).record.slug)
