"""What pages cost their readers, counted in a browser on the generator's large base: bytes,
requests, scripts, movement of what was already drawn, queries, and accessibility of full pages.
"""

import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.accessibility import violations

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("generated_copy"),
]
BYTES, REQUESTS, QUERIES = 150_000, 12, 20
SHIFT = 0.01  # a tenth of what browsers still call good
LISTS = ("/countries/", "/policies/", "/events/", "/sources/")
QUESTIONS = (
    "/",
    "/commitments/?country=AFG&topic=topic-00&country__mode=all",
    "/topics/topic-00/",
    "/search/?q=document",
    "/silent/",
    "/changes/",
    "/events/calendar/2022/",
    "/compare/?grouping=group-0",
    "/timeline/?country=AFG",
    "/network/?country=AFG",
)
RECORDS = (
    "/countries/afg/",
    "/commitments/commitment-0/",
    "/commitments/commitment-0/history/",
    "/events/event-0/",
    "/organisations/organisation-0/",
    "/thread/commitment/commitment-0/",
    "/sources/document-0/",
)
PAGES = (*QUESTIONS, *LISTS, *RECORDS)
# What moves without a reader's doing, from the first drawing on, and how far (browsers call the sum
# layout shift).
WATCH = """
window.moved = []
const what = source => source.node?.outerHTML?.slice(0, 120) ?? String(source.node)
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    if (!entry.hadRecentInput) moved.push([entry.value, entry.sources.map(what)])
  }
}).observe({type: "layout-shift", buffered: true})
"""
SETTLED = """() => document.fonts.ready.then(() => new Promise(drawn =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 50)))))"""


@pytest.fixture(params=[(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")], ids=str)
def first_visit(request, browser, live_server):
    """Opens an address with an empty cache: (page, {url: bytes as they travel})."""
    width, scheme = request.param
    contexts = []

    def visit(address):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, base_url=live_server.url
        )
        contexts.append(context)
        context.add_init_script(WATCH)
        page, loaded = context.new_page(), {}
        page.on("response", lambda answer: loaded.update({answer.url: weight(answer)}))
        assert page.goto(address).status == 200, address
        page.evaluate(SETTLED)
        return page, loaded

    yield visit
    for context in contexts:
        context.close()


def weight(answer):
    """Static text counts as it is served outside of tests, where it stands ready compressed."""
    body = answer.body()
    stands_ready = "/static/" in answer.url and not answer.url.endswith(".woff2")
    is_packed = answer.headers.get("content-encoding") == "gzip"
    return len(gzip.compress(body) if stands_ready or is_packed else body)


def shifted(page):
    """What moved, if it moved at all for the eye: a table that is drawn while its last rows arrive
    may widen a column by a few pixels.
    """
    moved = page.evaluate("window.moved")
    return moved if sum(value for value, _what in moved) >= SHIFT else []


def test_first_views_of_a_large_base_keep_to_their_budgets(first_visit):
    over = {}
    for address in PAGES:
        page, loaded = first_visit(address)
        found = {
            "bytes": sum(loaded.values()) > BYTES and sum(loaded.values()),
            "requests": len(loaded) > REQUESTS and len(loaded),
            "scripts": [url for url in loaded if url.endswith(".js")],
            "moved": shifted(page),
            "axe": violations(page),
        }
        page.context.close()
        if any(found.values()):
            over[address] = {name: what for name, what in found.items() if what}
    assert not over, "\n".join(f"{one}: {what}" for one, what in over.items())


def test_pages_of_a_large_base_ask_few_questions(client):
    counts = {}
    for address in PAGES:
        client.get(address)  # codes that filters remember are looked up once a process
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200, address
        counts[address] = len(asked)
    assert {address: count for address, count in counts.items() if count > QUERIES} == {}
