"""Five questions that readers come with, each answered by clicking, as a reader would."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("shipped_copy"),
]


@pytest.fixture(params=[1280, 360])
def reader(request, browser, live_server):
    """A browser window on the home page, wide and narrow."""
    context = browser.new_context(
        viewport={"width": request.param, "height": 800}, base_url=live_server.url
    )
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()


def link(page, name, **options):
    return page.get_by_role("link", name=name, **options)


def search(page, words):
    page.get_by_role("searchbox").first.fill(words)
    page.keyboard.press("Enter")


def open_filters(page):
    """The panel is folded where there is little room."""
    panel = page.locator("details.filters__panel")
    if panel.get_attribute("open") is None and not page.locator(".filters__form").is_visible():
        panel.locator("summary").first.click()


def test_what_did_kazakhstan_promise_on_green_technology_and_who_checked(reader):
    search(reader, "Kazakhstan")
    link(reader, "Kazakhstan", exact=True).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Kazakhstan")
    link(reader, re.compile(r"All \d+ policies")).first.click()
    open_filters(reader)
    reader.get_by_role("checkbox", name=re.compile("Green transition")).check()
    reader.get_by_role("button", name="Show results").first.click()
    expect(reader).to_have_url(re.compile("topic=green-transition"))
    expect(reader).to_have_url(re.compile("country=KAZ"))
    link(reader, "GreenTech as a priority area of innovation in Kazakhstan").click()
    values = reader.locator(".values__row")
    status = values.filter(has_text=re.compile("^\\s*Status")).first
    status.locator("summary").first.click()
    claim = status.locator(".claim").first
    expect(claim.locator(".claim__quote")).not_to_be_empty()
    expect(claim).to_contain_text(
        re.compile("Not checked yet|Checked by a curator|Confirmed by an independent source")
    )
    quote = claim.locator(".claim__quote p").inner_text()
    claim.locator("a[href*='#p']").first.click()
    paragraph = reader.locator(".passage:target")
    expect(paragraph).to_be_in_viewport()
    expect(paragraph).to_contain_text(quote)


def test_what_happened_to_what_was_decided_in_almaty(reader):
    search(reader, "Almaty working group third session")
    link(reader, re.compile("Third session of the SPECA Working Group")).first.click()
    link(reader, "Thread: before and after").click()
    decided = reader.get_by_role("main")
    expect(link(decided, "Digital Solutions Center proposed for Kazakhstan").first).to_be_visible()
    expect(decided).to_contain_text("No later evidence is known here")
    expect(decided).to_contain_text("Study tour to Georgia for innovation policymakers")
    expect(decided).to_contain_text("20 July 2022")


def test_what_became_of_the_recommendation_of_2012(reader):
    search(reader, "Go on reaching the regions with innovation support")
    link(reader, "Go on reaching the regions with innovation support").first.click()
    expect(reader.get_by_role("main")).to_contain_text("Under way")
    link(reader, "Thread: before and after").click()
    thread = reader.get_by_role("main").inner_text()
    places = [
        thread.find(words) for words in ("Innovation Performance Review", "seminar", "methodology")
    ]
    assert min(places) >= 0, thread


def test_quote_this_with_its_source_in_my_article(reader):
    reader.goto("/initiatives/digital-solutions-center/")
    row = reader.locator(".values__row").filter(has_text=re.compile("^\\s*Stage")).first
    row.locator("summary").first.click()
    claim = row.locator(".claim").first
    quote = claim.locator(".claim__quote p").inner_text()
    link(claim, "Quote with its source").click()
    ready = reader.get_by_role("textbox").filter(has_text=quote[:40]).first
    expect(ready).to_contain_text(quote)
    for form in ("BibTeX", "RIS", "CSL-JSON"):
        expect(link(reader, re.compile(form)).first).to_be_visible()


def test_compare_speca_on_incubation(reader):
    open_menu(reader)
    link(reader, "Compare", exact=True).first.click()
    open_chooser(reader)
    link(reader, re.compile(r"^SPECA")).click()
    open_chooser(reader)
    reader.get_by_label("About", exact=True).select_option("incubation")
    reader.locator(".chooser__form button[type=submit]").click()
    expect(reader).to_have_url(re.compile("topic=incubation"))
    matrix = reader.locator("table").first
    expect(matrix.locator("thead a")).to_have_count(7)
    expect(matrix).to_contain_text(re.compile("not checked", re.IGNORECASE))
    cell = matrix.locator("tbody td a").first
    count = re.search(r"\d+", cell.inner_text()).group()
    cell.click()
    expect(reader.get_by_role("main")).to_contain_text(count)


def open_menu(page):
    """The menu is folded on a phone."""
    if not link(page, "Compare", exact=True).first.is_visible():
        page.locator(".nav__toggle").click()


def open_chooser(page):
    if not page.locator(".chooser__form").is_visible():
        page.locator(".chooser__panel > summary").click()
