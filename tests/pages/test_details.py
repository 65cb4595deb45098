"""Details of records: what a reader sees of values, their sentences, and what is not known."""

import pytest

from events.models import Decision, Statement
from sources.models import Record
from sources.projection import refresh
from tests.factories.claim import ClaimFactory, LinkFactory, NameFactory, TranslationFactory
from tests.factories.country import CountryFactory
from tests.factories.dates import dated
from tests.factories.event import EventFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy import CommitmentFactory, PartyFactory, PolicyFactory, ProgressFactory
from tests.factories.record import withdraw
from tests.factories.source import PassageFactory, SourceFactory
from tests.pages.html import page_of, rows_of

pytestmark = pytest.mark.django_db
PATHS = {
    "organisation": "organisations/ministry-one",
    "person": "people/minister-one",
    "policy": "policies/strategy-one",
    "initiative": "initiatives/centre-one",
    "commitment": "commitments/promise-one",
    "recommendation": "recommendations/advice-one",
    "obligation": "obligations/levy-one",
    "event": "events/session-one",
    "decision": "decisions/decision-one",
    "statement": "statements/statement-one",
}


def commitment(**values):
    made = CommitmentFactory(slug="promise", published=True, **values)
    refresh([made.pk])
    return made


def quote_of(record, field, quote, *, source=None, **values):
    """A claim on a record, quoting a paragraph made for it."""
    passage = PassageFactory(text=quote, source=source or SourceFactory(text=quote))
    claim = ClaimFactory(
        record=Record.objects.get(pk=record.pk), field=field, passage=passage, **values
    )
    refresh([record.pk])
    return claim


@pytest.mark.parametrize("kind", PATHS)
def test_every_kind_has_a_page_that_says_what_is_known(client, story, kind):
    record = getattr(story, kind)
    page = page_of(client, f"/{PATHS[kind]}/")
    assert page.one("h1").text == record.title
    assert page.all("title")[0].text == f"{record.title} · Registan"
    assert rows_of(page)
    api = page.links()["This record in the API, with its claims"]
    assert client.get(api).json()["title"] == record.title


def test_unknown_reads_not_stated_and_is_never_blank(client, db):
    commitment()
    rows = rows_of(page_of(client, "/commitments/promise/"))
    for label in ("Who promised", "To or with whom", "Made on", "Due", "Money", "By what means"):
        assert rows[label].one("dd").text == "not stated"


def test_a_value_shows_sentence_publisher_date_basis_and_verification(client, db):
    made = commitment(**dated("made", "2022-07-20"))
    source = SourceFactory(
        text="They met on 20 July 2022 in Almaty.", publisher="ESCAP", title="Release",
        **dated("published", "2022-07-25"),
    )  # fmt: skip
    quote_of(
        made, "made", "They met on 20 July 2022 in Almaty.", source=source, stated="20 July 2022",
        value="2022-07-20", basis="inferred", reason="The report names no other day.",
        verification="checked",
    )  # fmt: skip
    row = rows_of(page_of(client, "/commitments/promise/"))["Made on"]
    claim = row.one(".claim")
    assert row.one("summary").text.startswith("ESCAP, 2022")
    assert claim.one("blockquote").text == "They met on 20 July 2022 in Almaty."
    assert claim.one("mark").text == "20 July 2022"
    for words in ("ESCAP", "25 July 2022", "paragraph 1", "Inferred", "Checked by a curator"):
        assert words in claim.text
    assert "Because: The report names no other day." in claim.text
    assert claim.links()["Release"] == f"/sources/{source.slug}/#p1"


def test_claims_that_differ_are_all_shown_and_said_to_differ(client, db):
    made = commitment(**dated("made", "2022"))
    quote_of(made, "made", "Agreed in 2022.", value="2022", rank="preferred")
    quote_of(made, "made", "It was agreed in 2023.", value="2023")
    quote_of(made, "made", "Agreed in 1922.", value="1922", rank="deprecated")
    row = rows_of(page_of(client, "/commitments/promise/"))["Made on"]
    assert row.one("summary").text.startswith("2 sources differ")
    values = [claim.one(".claim__value").text for claim in row.all(".claim")]
    assert sorted(values) == ["1922", "2022", "2023"]
    assert "Deprecated: kept, not shown as the value" in row.text


def test_statements_of_one_source_that_differ_are_not_called_sources(client, db):
    made = commitment(**dated("made", "2022"))
    source = SourceFactory(text="Agreed in 2022. Agreed in 2023.")
    passage = PassageFactory(source=source, text=source.text)
    record = Record.objects.get(pk=made.pk)
    for year, rank in (("2022", "preferred"), ("2023", "normal")):
        ClaimFactory(
            record=record, field="made", passage=passage, value=year, rank=rank,
            quote=f"Agreed in {year}.",
        )  # fmt: skip
    refresh([made.pk])
    row = rows_of(page_of(client, "/commitments/promise/"))["Made on"]
    assert row.one("summary").text.startswith("2 statements differ")


def test_a_deprecated_claim_alone_makes_no_difference(client, db):
    made = commitment(**dated("made", "2022"))
    quote_of(made, "made", "Agreed in 2022.", value="2022", rank="preferred")
    quote_of(made, "made", "Agreed in 1922.", value="1922", rank="deprecated")
    row = rows_of(page_of(client, "/commitments/promise/"))["Made on"]
    assert "differ" not in row.text


def test_a_value_without_a_claim_is_marked(client, db):
    commitment(strength="committed")
    row = rows_of(page_of(client, "/commitments/promise/"))["How binding"]
    assert "no source yet" in row.text


def test_one_sentence_carries_many_parties_and_the_bare_one_is_marked(client, db):
    made = commitment()
    for code in ("KAZ", "UZB", "TJK"):
        PartyFactory(record=made, country=CountryFactory(iso3=code))
    quote = "Kazakhstan and Uzbekistan promised."
    passage = PassageFactory(text=quote)
    for code in ("KAZ", "UZB"):
        ClaimFactory(
            record=Record.objects.get(pk=made.pk), field="parties", item=f"party/{code}",
            passage=passage, quote=quote,
        )  # fmt: skip
    refresh([made.pk])
    row = rows_of(page_of(client, "/commitments/promise/"))["Who promised"]
    entries = {item.all("a")[0].text: item.text for item in row.one(".values__list").all("li")}
    bare = [name for name, text in entries.items() if "no source yet" in text]
    assert len(entries) == 3
    assert bare == [CountryFactory(iso3="TJK").name]
    assert len(row.all(".claim")) == 1


def test_a_claim_about_the_whole_field_carries_every_value_of_it(client, db):
    made = commitment()
    PartyFactory(record=made, country=CountryFactory(iso3="KAZ"))
    quote_of(made, "parties", "All of them promised.")
    page = page_of(client, "/commitments/promise/")
    assert "no source yet" not in rows_of(page)["Who promised"].text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("not_checked", "Not checked"),
        ("no_evidence", "Nothing found"),
        ("not_applicable", "Not applicable"),
    ],
)
def test_no_answer_has_a_word_and_a_shape_of_its_own(client, db, status, words):
    made = commitment()
    ProgressFactory(
        record=made, slug="p", assessment="curator", status=status, stage="", reported_by=None
    )
    refresh([made.pk])
    row = rows_of(page_of(client, "/commitments/promise/"))["Progress"]
    mark = row.one(".mark--progress-" + status)
    assert mark.text.startswith(words)
    assert mark.one("use").attrs["href"].endswith(f"#progress-{status}")


def test_nobody_has_looked_is_said_without_asking_for_a_source(client, db):
    commitment()
    row = rows_of(page_of(client, "/commitments/promise/"))["Progress"]
    assert "Not checked" in row.text
    assert "Nobody has looked into it here yet" in row.text
    assert "no source yet" not in row.text


def test_an_inferred_link_says_why_and_a_stated_one_opens_its_sentence_at_both_ends(client, db):
    made = commitment()
    policy = PolicyFactory(slug="strategy", published=True)
    other = PolicyFactory(slug="plan", published=True)
    LinkFactory(from_record=made, kind="under", to_record=policy, basis="stated")
    LinkFactory(from_record=made, kind="related", to_record=other, reason="Both name one levy.")
    quote_of(made, "links", "Promised under the strategy.", item="under policy/strategy")
    refresh([made.pk, policy.pk, other.pk])
    inferred = page_of(client, "/policies/plan/").by_id("links")
    assert inferred is not None
    there = page_of(client, "/policies/plan/").one(".relations")
    assert "Curator's inference: Both name one levy." in there.text
    for address in ("/commitments/promise/", "/policies/strategy/"):
        sentences = [q.text for q in page_of(client, address).all("blockquote")]
        assert "Promised under the strategy." in sentences


def test_a_record_in_another_language_shows_that_it_is_not_translated(client, db):
    PolicyFactory(slug="zakon", title="Закон", language="ru", published=True)
    refresh(Record.objects.values_list("pk", flat=True))
    page = page_of(client, "/policies/zakon/")
    assert page.one("h1").attrs["lang"] == "ru"
    assert "Shown in Russian: not translated yet" in page.text
    card = page_of(client, "/policies/").one(".card")
    assert card.one(".card__title").all("a")[0].attrs["lang"] == "ru"
    assert "Shown in Russian" in card.text


def test_a_machine_translation_into_the_pages_language_says_so(client, db):
    law = PolicyFactory(slug="zakon", title="Закон", language="ru", published=True)
    record = Record.objects.get(pk=law.pk)
    TranslationFactory(record=record, language="en", title="Law", is_machine=True)
    TranslationFactory(record=record, language="kk", title="Заң")
    refresh([law.pk])
    page = page_of(client, "/policies/zakon/")
    assert page.one("h1").text == "Law"
    assert "Translated from Russian by a machine" in page.text
    assert rows_of(page)["Kazakh"].one("dd").attrs["lang"] == "kk"


def test_names_stand_by_kind_with_their_language(client, db):
    body = OrganisationFactory(slug="body", published=True)
    NameFactory(record=Record.objects.get(pk=body.pk), kind="former", text="Қор", language="kk")
    refresh([body.pk])
    row = rows_of(page_of(client, "/organisations/body/"))["Former name"]
    assert row.one("dd").text.startswith("Қор Kazakh")


def test_old_addresses_lead_on_and_hidden_records_are_not_found(client, db):
    made = commitment()
    Record.objects.filter(pk=made.pk).update(slug="new-name")
    refresh([made.pk])
    moved = client.get("/commitments/promise/")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/commitments/new-name/")
    withdraw(made)
    refresh([made.pk])
    for address in ("/commitments/promise/", "/commitments/new-name/"):
        assert client.get(address).status_code == 404
    CommitmentFactory(slug="draft")
    assert client.get("/commitments/draft/").status_code == 404


def test_what_sources_say_is_shown_as_text_and_never_as_markup(client, db):
    words = '<script>alert("1")</script> & <b>6</b>'
    made = commitment(title=words, summary=words)
    quote_of(made, "summary", words, stated="<b>6</b>")
    page = page_of(client, "/commitments/promise/")
    assert page.one("h1").text == words
    scripts = [
        script for script in page.all("script") if script.attrs["type"] != "application/ld+json"
    ]
    assert scripts == []
    assert words in [quote.text for quote in page.all("blockquote")]
    assert "<b>6</b>" in [mark.text for mark in page.all("mark")]


def test_an_event_shows_its_decisions_with_verb_subjects_and_their_sentences(client, story):
    quote_of(story.decision, "summary", "They proposed a centre in Almaty.", stated="a centre")
    quote_of(story.decision, "verb", "It was proposed.", stated="proposed")
    refresh(story.ids)
    page = page_of(client, "/events/session-one/")
    decided = next(card for card in page.all(".card") if "Decision one" in card.text)
    sentences = {claim.one("blockquote").text for claim in decided.all(".claim")}
    assert sentences == {"They proposed a centre in Almaty.", "It was proposed."}
    assert decided.links()["Centre one"] == "/initiatives/centre-one/"
    assert "no source yet: Centre one" in decided.text
    quote_of(story.decision, "subjects", "A centre.", item="initiative/centre-one")
    refresh(story.ids)
    decided = next(
        card
        for card in page_of(client, "/events/session-one/").all(".card")
        if "Decision one" in card.text
    )
    assert "no source yet: Centre one" not in decided.text


def test_a_body_shows_its_sessions_and_who_held_which_post_when(client, story):
    page = page_of(client, "/organisations/ministry-one/")
    assert page.one(".timeline").links() == {story.event.title: "/events/session-one/"}
    assert "session 3, Almaty" in page.one(".timeline").text
    posts = {row.one("dt").text: row for row in page.all(".values__row")}
    held = next(row for label, row in posts.items() if "2019" in label)
    assert held.links() == {story.person.title: "/people/minister-one/"}
    there = page_of(client, "/people/minister-one/")
    assert {story.organisation.title, story.statement.title} <= there.links().keys()


def test_a_session_stands_in_its_series(client, story):
    other = EventFactory(
        slug="session-two", body=story.organisation, ordinal=4, published=True,
        **dated("starts", "2023-06"),
    )  # fmt: skip
    refresh([other.pk])
    beside = page_of(client, "/events/session-one/").one("aside")
    assert beside.links()["Session 4"] == "/events/session-two/"
    assert [strong.text for strong in beside.all("strong")] == ["Session 3"]


def test_the_quote_of_a_statement_shows_once_a_text_is_held_that_has_it(client, story):
    Statement.objects.filter(pk=story.statement.pk).update(statement_kind="quote")
    refresh(story.ids)
    assert page_of(client, "/statements/statement-one/").all(".quote") == []
    quote_of(story.statement, "summary", "“Work goes on,” she said.", stated="“Work goes on,”")
    quote = page_of(client, "/statements/statement-one/").one(".quote")
    assert quote.one(".quote__text").text == "“Work goes on,”"
    assert quote.links()[story.person.title] == "/people/minister-one/"


def test_a_decision_whose_verb_is_told_differently_says_so_on_the_events_page(client, story):
    Decision.objects.filter(pk=story.decision.pk).update(verb="considered")
    quote_of(story.decision, "verb", "It was on the agenda.", value="considered", rank="preferred")
    quote_of(story.decision, "verb", "It was approved.", value="adopted")
    refresh(story.ids)
    cards = page_of(client, "/events/session-one/").all(".card")
    decided = next(card for card in cards if "Decision one" in card.text)
    assert decided.one("summary").text.startswith("2 sources differ")
    said = {c.one("blockquote").text: c.one(".claim__value").text for c in decided.all(".claim")}
    assert said["It was approved."] == "Adopted"
    assert said["It was on the agenda."] == "Considered"
