import pytest

from policies.models import Commitment, Obligation, Progress, Topic, TopicMatch
from tests.factories import (
    CommitmentFactory,
    InitiativeFactory,
    OrganisationFactory,
    PolicyFactory,
    TopicFactory,
)
from tests.sources.importing.files import applied, counts, planned, refused

pytestmark = pytest.mark.django_db
MONEY = "slug,title,strength,amount,amount_max,currency,amount_kind,amount_year\n"
RATES = "slug,title,rate,base,amount,currency,amount_kind\n"
PROGRESS = "slug,record,assessment,status,stage,observed,reported_by\n"


def test_money_is_kept_as_stated():
    applied(
        "commitments", MONEY + "a,A,committed,6000000,,USD,about,\nb,B,agreed,10,15,EUR,band,2021\n"
    )
    money = Commitment.objects.order_by("slug").values_list("amount", "amount_max", "currency")
    assert list(money) == [(6_000_000, None, "USD"), (10, 15, "EUR")]
    assert counts(planned("commitments", MONEY + "a,A,committed,6000000.0,,USD,about,\n"))[2] == 1


@pytest.mark.parametrize(
    ("money", "columns"),
    [
        ("10,,,,", ["currency", "amount_kind"]),
        (",,USD,exact,2021", ["currency", "amount_kind", "amount_year"]),
        ("-5,,USD,exact,", ["amount"]),
        ("10,5,EUR,band,", ["amount_max"]),
        ("10,,EUR,band,", ["amount_max"]),
        ("10,15,EUR,about,", ["amount_max"]),
        ("10,,EURO,about,1", ["currency", "amount_year"]),
    ],
)
def test_money_that_does_not_fit_together(money, columns):
    issues = refused("commitments", MONEY + f"a,A,agreed,{money}\n")
    assert [column for _line, column, *_rest in issues] == columns


def test_rate_needs_a_base_and_is_no_amount():
    applied("obligations", RATES + "levy,Levy,1,income on natural resources,,,\n")
    assert Obligation.objects.get().rate == 1
    for row, column in [
        ("a,A,1,,,,", "base"),
        ("a,A,,income,,,", "base"),
        ("a,A,0,income,,,", "rate"),
        ("a,A,1,income,5,USD,exact", "amount"),
    ]:
        issues = refused("obligations", RATES + row + "\n")
        assert [at for _line, at, *_rest in issues] == [column]


@pytest.mark.parametrize("dates", ["2022,2021", "2022-07-20,2022-07-19"])
def test_policy_does_not_end_before_it_starts(dates):
    [(_line, column, *_rest)] = refused(
        "policies", f"slug,title,kind,starts,ends\np,P,strategy,{dates}\n"
    )
    assert column == "ends"


def test_policy_may_end_in_the_year_it_starts():
    applied("policies", "slug,title,kind,starts,ends\np,P,strategy,2022-07,2022\n")


def test_progress_has_a_stage_or_a_status():
    CommitmentFactory(slug="promise")
    InitiativeFactory(slug="centre")
    OrganisationFactory(slug="undp")
    rows = (
        "p1,commitment/promise,independent,under_way,,2022,organisation\n"
        "p2,initiative/centre,curator,,pilot_launched,2022-07-20,\n"
    )
    applied("progress", PROGRESS + rows.replace("2022,organisation", "2022,undp"))
    assert set(Progress.objects.values_list("status", "stage")) == {
        ("under_way", ""),
        ("", "pilot_launched"),
    }
    run = applied("progress", "slug,record,status\np1,commitment/promise,done\n")
    assert run.rows.get().changes == {"status": ["under_way", "done"]}
    assert refused("progress", "slug,status\np1,done\n") == [
        (1, "record", "", "expected this column")
    ]


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ("p,commitment/promise,curator,,operating,,", ["status", "stage"]),
        ("p,initiative/centre,curator,done,,,", ["stage", "status"]),
        ("p,initiative/centre,curator,,,,", ["stage"]),
        ("p,commitment/promise,curator,done,operating,,", ["stage"]),
        ("p,policy/plan,curator,done,,,", ["record"]),
    ],
)
def test_progress_that_does_not_fit_its_record(row, columns):
    CommitmentFactory(slug="promise")
    InitiativeFactory(slug="centre")
    PolicyFactory(slug="plan")
    issues = refused("progress", PROGRESS + row + "\n")
    assert [column for _line, column, *_rest in issues] == columns


def test_progress_changes_the_page_of_its_record():
    record = CommitmentFactory(slug="promise")
    run = applied("progress", PROGRESS + "p,commitment/promise,curator,done,,,\n")
    assert run.rows.get().records == [record.pk]


def test_topics_name_their_parent_within_their_scheme():
    text = (
        "scheme,code,name,parent,position\n"
        "sdg,9.5,Research,9,5\n"
        "sdg,9,Industry and innovation,,9\n"
        ",incubation,Incubation,innovation,2\n"
        ",innovation,Innovation,,1\n"
    )
    applied("topics", text)
    parents = dict(Topic.objects.values_list("code", "parent__code"))
    assert parents == {"9.5": "9", "9": None, "incubation": "innovation", "innovation": None}
    assert set(Topic.objects.values_list("scheme", flat=True)) == {"sdg", "registan"}
    assert counts(planned("topics", text)) == (0, 0, 4, 0)


def test_topic_is_not_its_own_parent():
    issues = refused("topics", "scheme,code,name,parent\n,a,A,a\nsdg,9,Nine,a\n")
    assert [(line, column, said) for line, column, _v, said in issues] == [
        (2, "parent", "expected another than the row itself"),
        (3, "parent", "no topic with code sdg/a; did you mean sdg/9?"),
    ]


def test_topic_names_and_matches():
    TopicFactory(code="incubation")
    TopicFactory(scheme="stip", code="TH32")
    applied(
        "topic-names", "scheme,topic,language,text\n,incubation,ru,Инкубация\nstip,TH32,ru,Тема\n"
    )
    applied("topic-matches", "topic,target_scheme,target,kind\nincubation,stip,TH32,close\n")
    match = TopicMatch.objects.get()
    assert (match.topic.names.get().text, match.target.code) == ("Инкубация", "TH32")
    issues = refused(
        "topic-matches", "topic,target_scheme,target,kind\nincubation,sdg,TH32,close\n"
    )
    assert [column for _line, column, *_rest in issues] == ["target"]
