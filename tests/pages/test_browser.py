"""The public pages in a real browser, on the shipped base: accessible in light and dark, wide and
narrow; silent under the content security policy; whole without JavaScript.
"""

import gzip

import pytest

from tests.pages.accessibility import violations

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("shipped_copy"),
]
KINDS = (
    "/",
    "/?measure=coverage",
    "/?measure=global-innovation-index-rank",
    "/?measure=nonsense",
    "/countries/",
    "/countries/kaz/",
    "/countries/pak/",
    "/topics/",
    "/topics/digital-transformation/",
    "/sources/",
    "/sources/digest-speca-2022/",
    "/sources/escap-unece-speca-2022/",
    "/search/?q=Kyrgyz+Republic",
    "/data/",
    "/design/",
    "/nowhere/",
    "/policies/?country=KAZ&year=2022",
    "/commitments/",
    "/events/?year=two",
    "/policies/speca-innovation-strategy-action-plan/",
    "/initiatives/kaz-technology-competence-centres/",
    "/commitments/aze-ministry-undp-innovation/",
    "/commitments/uzb-top-50-gii-2030/",
    "/ru/initiatives/kaz-technology-competence-centres/",
    "/ru/commitments/?contry=KAZ&country=XXX",
    "/recommendations/ipr-kazakhstan-2012-reach-regions/",
    "/obligations/kaz-subsoil-levy-2013/",
    "/events/speca-wgitsd-3/",
    "/decisions/speca-wgitsd-3-incubator-network/",
    "/statements/jurazoda-2023-humanised-growth/",
    "/organisations/unece/",
    "/people/asset-issekeshev/",
    "/events/calendar/2022/",
    "/events/series/speca-working-group-innovation/",
    "/commitments/aze-ministry-undp-innovation/cite/",
    "/sources/digest-speca-2022/cite/?span=0-40",
    "/initiatives/digital-solutions-center/history/",
    "/changes/?country=KAZ",
    "/thread/event/speca-wgitsd-3/",
    "/thread/initiative/digital-solutions-center/",
    "/thread/recommendation/ipr-kazakhstan-2012-reach-regions/",
    "/silent/?months=24",
    "/compare/?grouping=speca",
    "/compare/?grouping=carec&expand=entrepreneurship",
    "/compare/cell/?row=landlocked-countries&column=GEO",
    "/compare/cell/?row=green-transition&column=KAZ",
    "/timeline/",
    "/timeline/?country=KAZ&lanes=topic",
    "/network/",
    "/network/?country=KAZ&who=topic,person",
)
UNFOUND = {
    "/?measure=nonsense": 400,
    "/nowhere/": 404,
    "/events/?year=two": 400,
    "/ru/commitments/?contry=KAZ&country=XXX": 400,
}
TABLET = 768
MASTHEADS = ("/", "/ru/", "/commitments/", "/ru/commitments/")
LINES_OF = """chosen => {
  const words = document.createRange()
  words.selectNodeContents(document.querySelector(chosen))
  return new Set(Array.from(words.getClientRects(), line => Math.round(line.top))).size
}"""
# Words of which one part stands on another line; what only machines read is left out.
BROKEN = r"""() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Set()
  while (texts.nextNode()) {
    const text = texts.currentNode
    if (text.parentElement.closest("thead, .visually-hidden")) continue
    for (const word of text.data.matchAll(/\p{L}{4,}/gu)) {
      const span = document.createRange()
      span.setStart(text, word.index)
      span.setEnd(text, word.index + word[0].length)
      const lines = Array.from(span.getClientRects(), line => Math.round(line.top))
      if (new Set(lines).size > 1) found.add(word[0])
    }
  }
  return [...found]
}"""
OPEN_SOME = """() => {
  const open = some => some.forEach(details => details.open = true)
  open(document.querySelectorAll("details.filters__panel, details.figure__table, details.rest"))
  open(Array.from(document.querySelectorAll("details.claims")).slice(0, 4))
}"""


@pytest.fixture(params=[(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")], ids=str)
def reader(request, browser, live_server):
    """A page of some width and scheme that keeps what the browser complains of."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, base_url=live_server.url
    )
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()


def complaints(page, status):
    """A page that is not found is told of by the browser itself."""
    return [text for text in page.complaints if not (status >= 400 and f"{status}" in text)]


def test_every_kind_of_page_is_accessible_silent_and_within_its_width(reader):
    wrong = {}
    for address in KINDS:
        reader.complaints.clear()
        status = reader.goto(address).status
        assert status == UNFOUND.get(address, 200), address
        reader.evaluate(OPEN_SOME)
        wide = reader.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        found = [*violations(reader), *complaints(reader, status), *(["too wide"] if wide else [])]
        if found:
            wrong[address] = found
    assert wrong == {}


@pytest.mark.parametrize("width", [360, 640, 700, 768, 1024])
def test_between_phone_and_desk_nothing_is_too_wide_and_the_name_stands_on_a_line(
    browser, live_server, width
):
    """768 is a tablet; 640 is where the search box moves beside the name."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, base_url=live_server.url
    )
    page, wrong = context.new_page(), {}
    for address in KINDS if width == TABLET else MASTHEADS:
        page.goto(address)
        page.evaluate(OPEN_SOME)
        is_wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        name = page.evaluate(LINES_OF, ".brand__name")
        tagline = page.evaluate(LINES_OF, ".brand__line")
        if is_wide or name != 1 or tagline > 2:
            wrong[address] = {"too wide": is_wide, "name": name, "tagline": tagline}
    context.close()
    assert wrong == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_russian_words_are_not_broken(browser, live_server, width):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, base_url=live_server.url
    )
    page, broken = context.new_page(), {}
    for address in ("/ru/", "/ru/countries/kaz/", "/ru/commitments/uzb-top-50-gii-2030/"):
        page.goto(address)
        broken[address] = page.evaluate(BROKEN)
    context.close()
    assert not any(broken.values()), broken


@pytest.fixture
def plain(browser, live_server):
    """A page in a browser whose JavaScript is off."""
    context = browser.new_context(
        java_script_enabled=False,
        viewport={"width": 1280, "height": 800},
        base_url=live_server.url,
    )
    yield context.new_page()
    context.close()


def test_a_reader_without_javascript_goes_from_home_to_the_paragraph_and_to_the_api(plain):
    plain.goto("/")
    plain.locator("main").get_by_role("link", name="Kazakhstan", exact=True).first.click()
    plain.get_by_role("link", name="All 15 events").click()
    third = "Third session of the SPECA Working Group on Innovation and Technology"
    plain.get_by_role("link", name=third).click()
    decided = plain.locator("article", has_text="Digital Solutions Center proposed for Kazakhstan")
    assert decided.get_by_text("Proposed", exact=True).is_visible()
    decided.locator("summary").click()
    quote = decided.locator("blockquote").inner_text()
    assert "proposed that a Digital Solutions Center" in quote
    decided.get_by_role("link", name="digest, paragraph 4").click()
    assert plain.url.endswith("/sources/digest-speca-2022/#p4")
    paragraph = plain.locator("#p4")
    assert quote in paragraph.locator(".passage__text").inner_text()
    paragraph.get_by_role("link", name=third).click()
    with plain.expect_response("**/api/v1/events/speca-wgitsd-3/?claims=1") as answer:
        plain.get_by_role("link", name="This record in the API, with its claims").click()
    event = answer.value.json()
    assert "Digital Solutions Center proposed for Kazakhstan" in [
        decision["title"] for decision in event["decisions"]
    ]
    assert {claim["paragraph"] for claim in event["claims"]} >= {4}


def test_filters_work_without_javascript_and_can_be_taken_back(plain):
    plain.goto("/policies/")
    plain.get_by_label("Kazakhstan").check()
    plain.get_by_role("button", name="Show results").last.click()
    assert "country=KAZ" in plain.url
    narrowed = plain.locator(".results-bar__count").inner_text()
    plain.get_by_role("link", name="Remove Country: Kazakhstan").click()
    assert plain.url.endswith("/policies/")
    assert plain.locator(".results-bar__count").inner_text() != narrowed


def test_a_facet_in_use_has_a_button_of_its_own(plain):
    plain.goto("/policies/")
    plain.get_by_label("Kazakhstan").check()
    button = plain.locator(".facet__apply")
    assert [one.is_visible() for one in button.all()].count(True) == 1
    plain.get_by_role("group", name="Country").get_by_role("button", name="Show results").click()
    assert "country=KAZ" in plain.url


def test_claims_open_by_keyboard(page):
    page.goto("/events/speca-wgitsd-3/")
    toggle = page.locator(".values summary").first
    toggle.focus()
    page.keyboard.press("Enter")
    assert page.locator(".values .claim").first.is_visible()


@pytest.mark.parametrize(
    "address", ["/", "/ru/", "/events/speca-wgitsd-3/", "/ru/countries/kaz/", "/policies/"]
)
def test_a_first_view_stays_within_what_a_slow_line_bears(page, address):
    """150 kB with fonts and pictures, as they travel. Static text counts as it is served outside of
    tests, where it stands ready compressed.
    """
    loaded = {}

    def weigh(answer):
        body = answer.body()
        stands_ready = "/static/" in answer.url and not answer.url.endswith(".woff2")
        is_packed = answer.headers.get("content-encoding") == "gzip"
        loaded[answer.url] = len(gzip.compress(body) if stands_ready or is_packed else body)

    page.on("response", weigh)
    page.goto(address, wait_until="networkidle")
    assert sum(loaded.values()) < 150_000, loaded
    assert [url for url in loaded if url.endswith(".js")] == []
