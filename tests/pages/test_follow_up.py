"""What became of a record, as its page tells it: how binding the words are, who says how it stands,
since when nothing was heard, what is due, and whether anybody looked.
"""

import datetime

import pytest

from policies.choices import Strength
from policies.meanings import STRENGTH
from sources.projection import refresh
from tests.factories.claim import ClaimFactory
from tests.factories.dates import dated
from tests.factories.event import DecisionFactory
from tests.factories.policy import (
    CommitmentFactory,
    InitiativeFactory,
    ObligationFactory,
    PolicyFactory,
    ProgressFactory,
)
from tests.pages.html import page_of, rows_of

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def day(monkeypatch):
    monkeypatch.setattr("policies.clock.today", lambda: TODAY)


def shown(client, record, *, under="commitments"):
    refresh([record.pk])
    return page_of(client, f"/{under}/{record.slug}/")


def promise(**values):
    return CommitmentFactory(slug="promise", published=True, **values)


def said(record, assessment, status, **values):
    ProgressFactory(
        record=record, slug=f"{assessment}-{status}", assessment=assessment, status=status,
        stage="", reported_by=None, **values,
    )  # fmt: skip


def clock_of(page):
    """{label: part} of what time says of a record."""
    return {part.one("dt").text: part for part in page.one(".clock").all(".clock__part")}


def lanes_of(page):
    return {lane.one("h3").text: lane for lane in page.all(".lanes__one")}


def test_every_strength_is_explained_in_the_order_of_the_scale():
    assert list(STRENGTH) == list(Strength)
    assert len({str(meaning) for meaning in STRENGTH.values()}) == len(Strength)


@pytest.mark.parametrize(
    ("strength", "step", "words"),
    [
        ("committed", "Step 2 of 13", "said outright that they will do it"),
        ("confirmed", "Step 5 of 13", "stand by what was announced or supported before"),
        ("expressed_interest", "Step 12 of 13", "they promised nothing"),
    ],
)
def test_strength_of_a_promise_says_what_it_binds_to(client, strength, step, words):
    row = rows_of(shown(client, promise(strength=strength)))["How binding"]
    assert words in row.one(".scale__meaning").text
    assert row.one(".scale__toggle").text.startswith(step)
    (here,) = [one for one in row.all(".scale__step") if one.attrs.get("aria-current")]
    assert here.one(".mark").text == Strength(strength).label
    assert words in here.text


def test_strength_of_a_decision_is_explained_as_well(client):
    decision = DecisionFactory(slug="decided", published=True, verb="welcomed")
    row = rows_of(shown(client, decision, under="decisions"))["How binding"]
    assert "promised nothing themselves" in row.one(".scale__meaning").text


def test_the_three_kinds_of_assessors_have_a_lane_each_and_are_never_merged(client):
    made = promise()
    said(made, "independent", "delayed", **dated("observed", "2025"))
    said(made, "self_reported", "done", **dated("observed", "2024"))
    page = shown(client, made)
    lanes = lanes_of(page)
    assert [*lanes] == ["Independent", "Self-reported", "Curator's assessment"]
    assert lanes["Independent"].all(".mark")[0].text == "Delayed"
    assert "Done" in lanes["Self-reported"].text
    assert "No curator has assessed it." in lanes["Curator's assessment"].text
    latest = [mark.text for mark in rows_of(page)["Progress"].all("li") if mark.all(".mark")]
    assert latest == ["Delayed independent, 2025", "Done self-reported, 2024"]
    assert page.all(".lanes__alone") == []


def test_page_says_when_nobody_but_those_responsible_says_so(client):
    made = promise()
    said(made, "self_reported", "done", **dated("observed", "2024"))
    page = shown(client, made)
    assert "nothing independent is known here" in page.one(".lanes__alone").text
    assert "No independent source read so far" in lanes_of(page)["Independent"].text


def test_silent_overdue_and_not_checked_are_told_apart(client):
    page = shown(client, promise(**dated("made", "2020-03-01"), **dated("due", "2024")))
    parts = clock_of(page)
    assert [*parts] == ["Last heard of", "Due", "Looked into"]
    assert "6 years 8 months ago" in parts["Last heard of"].text
    marks = [parts[label].one(".clock__mark").text for label in parts]
    assert marks == ["Silent", "Overdue", "Not checked"]
    assert page.one(".clock__state").text.startswith("Open:")


def test_what_was_heard_of_lately_is_not_silent_though_overdue(client):
    made = promise(**dated("made", "2020-03-01"), **dated("due", "2024"))
    said(made, "independent", "under_way", **dated("observed", "2026-10-01"))
    parts = clock_of(shown(client, made))
    assert parts["Last heard of"].all(".clock__mark") == []
    assert parts["Due"].one(".clock__mark").text == "Overdue"
    assert parts["Looked into"].all(".clock__mark") == []
    assert "under way (independent)" in parts["Looked into"].text


def test_twelve_months_to_the_day_are_silence_and_a_day_less_is_none(client):
    for slug, day, marks in (("then", "2025-11-22", 1), ("later", "2025-11-23", 0)):
        made = CommitmentFactory(slug=slug, published=True, **dated("made", day))
        parts = clock_of(shown(client, made))
        assert len(parts["Last heard of"].all(".clock__mark")) == marks, day


def test_word_of_those_responsible_is_no_look_by_anybody_else(client):
    made = promise()
    said(made, "self_reported", "done", **dated("observed", "2024"))
    part = clock_of(shown(client, made))["Looked into"]
    assert part.one(".clock__mark").text == "Nobody independent"
    assert "As reported by those responsible, 2024: done." in part.text
    assert "The newest answer" not in part.text


def test_both_answers_stand_there_where_those_responsible_say_otherwise_since(client):
    made = promise()
    said(made, "independent", "delayed", **dated("observed", "2024"))
    said(made, "self_reported", "done", **dated("observed", "2025"))
    part = clock_of(shown(client, made))["Looked into"]
    assert "The newest answer: delayed (independent)." in part.text
    assert "As reported by those responsible, 2025: done." in part.text


def test_due_day_that_is_not_settled_reads_as_in_its_row(client):
    made = promise()
    for rank, value in (("normal", "2022"), ("normal", "2024-05"), ("deprecated", "1999")):
        ClaimFactory(record=made, field="due", item="", value=value, rank=rank)
    page = shown(client, made)
    part = clock_of(page)["Due"].text
    assert "not settled; said to be: 2022, May 2024" in part
    assert "not settled; said to be: 2022, May 2024" in rows_of(page)["Due"].text
    assert "No source gives a day" not in part


def test_due_day_of_which_sources_differ_says_so(client):
    made = promise(**dated("due", "2030"))
    ClaimFactory(record=made, field="due", item="", value="2030", rank="preferred")
    ClaimFactory(record=made, field="due", item="", value="2032", rank="normal")
    assert "Sources differ" in clock_of(shown(client, made))["Due"].text


def test_stage_that_was_assessed_otherwise_stands_beside_that_answer_in_head_and_row(client):
    centre = InitiativeFactory(slug="centre", published=True, stage="proposed")
    for assessment, stage, day in (
        ("self_reported", "proposed", "2022"),
        ("independent", "operating", "2024-03-03"),
    ):
        ProgressFactory(
            record=centre, slug=stage, assessment=assessment, stage=stage, status="",
            reported_by=None, **dated("observed", day),
        )  # fmt: skip
    page = shown(client, centre, under="initiatives")
    both = ["Proposed", "Assessments differ:", "Operating independent, 3 March 2024"]
    assert [mark.text for mark in page.one(".record-head__line").all(".mark")] == both
    row = rows_of(page)["Stage"]
    assert [item.one(".mark").text for item in row.one(".values__list").all("li")] == both[::2]
    assert "Stage" in page.one(".differing").text


def test_stage_that_the_newest_answer_confirms_shows_once(client):
    centre = InitiativeFactory(slug="centre", published=True, stage="operating")
    ProgressFactory(record=centre, stage="operating", status="", reported_by=None)
    page = shown(client, centre, under="initiatives")
    assert [mark.text for mark in page.one(".record-head__line").all(".mark")] == ["Operating"]


def test_nothing_found_is_not_called_not_checked(client):
    made = promise()
    said(made, "curator", "no_evidence", **dated("observed", "2026-05-01"))
    part = clock_of(shown(client, made))["Looked into"]
    assert part.one(".clock__mark").text == "Nothing found"
    assert "1 May 2026" in part.text


def test_what_is_done_is_closed_and_neither_silent_nor_overdue(client):
    made = promise(**dated("made", "2010"), **dated("due", "2012"))
    said(made, "independent", "done", **dated("observed", "2012"))
    page = shown(client, made)
    assert page.one(".clock__state").text.startswith("Closed:")
    assert page.all(".clock__mark") == []


def test_a_day_still_to_come_says_how_long_it_is_to_it(client):
    page = shown(client, promise(**dated("due", "2027-11-22")))
    assert "1 year to go" in clock_of(page)["Due"].text


def test_a_policy_in_force_is_said_to_need_no_news(client):
    policy = PolicyFactory(
        slug="law", published=True, status="in_force", **dated("adopted", "2010")
    )
    parts = clock_of(shown(client, policy, under="policies"))
    assert "need not make news" in parts["Last heard of"].text
    assert "cannot be overdue" in parts["Ends"].text
    assert "Looked into" not in parts


def test_what_has_no_due_day_by_nature_is_not_said_to_lack_one(client):
    levy = ObligationFactory(slug="levy", published=True)
    assert "Due" not in clock_of(shown(client, levy, under="obligations"))


def test_responsible_body_that_nobody_names_reads_not_stated(client):
    assert rows_of(shown(client, promise()))["Responsible"].one("dd").text == "not stated"
