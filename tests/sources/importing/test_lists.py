"""Lists in a cell: child rows, written by difference."""

import pytest

from events.models import Participation
from policies.models import Party, TopicTag
from sources.models import Record
from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    EventFactory,
    GroupingFactory,
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    PolicyFactory,
    TopicFactory,
)
from tests.sources.importing.files import applied, counts, planned, refused

pytestmark = pytest.mark.django_db
COMMITMENT = "slug,title,strength,parties,partners\n"
EVENT = "slug,title,kind,organisers,participants\n"


@pytest.fixture
def named():
    CountryFactory(iso3="KAZ")
    GroupingFactory(slug="speca")
    OrganisationFactory(slug="undp")
    PersonFactory(slug="asset-issekeshev")


def parties():
    return set(
        Party.objects.values_list(
            "role", "country__iso3", "grouping__slug", "organisation__slug", "person__slug",
            "category",
        )
    )  # fmt: skip


def test_every_kind_of_party(named):
    refs = "KAZ; grouping:speca ;organisation:undp;person:asset-issekeshev;category:subsoil users"
    applied("commitments", COMMITMENT + f"one,One,agreed,{refs},KAZ\n")
    assert parties() == {
        ("party", "KAZ", None, None, None, ""),
        ("party", None, "speca", None, None, ""),
        ("party", None, None, "undp", None, ""),
        ("party", None, None, None, "asset-issekeshev", ""),
        ("party", None, None, None, None, "subsoil users"),
        ("partner", "KAZ", None, None, None, ""),
    }


def test_list_is_changed_by_difference(named):
    applied("commitments", COMMITMENT + "one,One,agreed,KAZ;grouping:speca,organisation:undp\n")
    kept = Party.objects.get(country__iso3="KAZ").pk
    run = applied("commitments", COMMITMENT + "one,One,agreed,KAZ;category:firms,\n")
    assert Party.objects.get(country__iso3="KAZ").pk == kept
    assert parties() == {
        ("party", "KAZ", None, None, None, ""),
        ("party", None, None, None, None, "firms"),
    }
    assert run.rows.get().changes == {
        "parties": ["KAZ; grouping:speca", "KAZ; category:firms"],
        "partners": ["organisation:undp", ""],
    }


def test_roles_without_a_column_are_left_alone(named):
    applied("commitments", COMMITMENT + "one,One,agreed,KAZ,organisation:undp\n")
    applied("commitments", "slug,parties\none,\n")
    assert parties() == {("partner", None, None, "undp", None, "")}


@pytest.mark.parametrize(
    ("refs", "expected"),
    [
        ("KAX", "no country with code KAX; did you mean KAZ?"),
        ("organisation:undb", "no organisation with code undb; did you mean undp?"),
        ("ministry:undp", "expected KAZ, grouping:slug, organisation:slug, person:slug or"),
        ("category:", "expected a category in words"),
        ("category:" + "x" * 201, "expected a category in words, at most 200 characters"),
        ("KAZ;KAZ", "expected each only once, found KAZ again"),
        ("KAZ@online", "no country with code KAZ@online"),
    ],
)
def test_party_that_does_not_fit_is_explained(named, refs, expected):
    [(line, column, _value, said)] = refused(
        "commitments", COMMITMENT + f"one,One,agreed,{refs},\n"
    )
    assert (line, column) == (2, "parties")
    assert said.startswith(expected)


def test_participants_have_a_mode(named):
    text = EVENT + "e,E,seminar,organisation:undp,KAZ@online;category:think tanks @in_person\n"
    applied("events", text)
    assert set(Participation.objects.values_list("role", "mode", "category")) == {
        ("organiser", "", ""),
        ("participant", "online", ""),
        ("participant", "in_person", "think tanks"),
    }
    assert counts(planned("events", text)) == (0, 0, 1, 0)
    run = applied("events", text.replace("@online", "@in_person"))
    assert Participation.objects.get(country__iso3="KAZ").mode == "in_person"
    assert run.rows.get().changes["participants"][0] == "KAZ@online; category:think tanks@in_person"


def test_unknown_mode_and_same_participant_in_two_modes_are_errors(named):
    issues = refused("events", EVENT + "e,E,seminar,KAZ@phone,KAZ@online;KAZ@in_person\n")
    assert [(column, said) for _l, column, _v, said in issues] == [
        ("organisers", "expected @in_person or @online, found @phone"),
        ("participants", "expected each only once, found KAZ@in_person again"),
    ]


def test_topics_are_codes_of_our_own_scheme():
    TopicFactory(code="incubation")
    TopicFactory(code="finance")
    TopicFactory(scheme="sdg", code="9.5")
    applied("policies", "slug,title,kind,topics\np,P,strategy,incubation; finance\n")
    assert set(TopicTag.objects.values_list("topic__code", flat=True)) == {"incubation", "finance"}
    [(*_place, said)] = refused("policies", "slug,title,kind,topics\np,P,strategy,9.5\n")
    assert said.startswith("no topic with code registan/9.5")


def test_sites_and_subjects():
    PlaceFactory(code="almaty")
    applied("initiatives", "slug,title,kind,sites\nlab,Lab,laboratory,almaty\n")
    EventFactory(slug="session-3")
    PolicyFactory(slug="plan")
    header = "slug,title,event,verb,subjects\n"
    applied("decisions", header + "d,D,session-3,proposed,initiative/lab;policy/plan\n")
    record = Record.objects.get(slug="d")
    assert set(record.as_decision.subjects.values_list("record__slug", flat=True)) == {
        "lab",
        "plan",
    }
    run = applied("decisions", header + "d,D,session-3,proposed,policy/plan\n")
    assert run.rows.get().changes == {"subjects": ["initiative/lab; policy/plan", "policy/plan"]}


def test_list_of_json_lines_is_a_list():
    CountryFactory(iso3="KAZ")
    CountryFactory(iso3="TJK")
    row = {"slug": "one", "title": "One", "strength": "agreed", "parties": ["KAZ", "TJK"]}
    applied("commitments", [row])
    assert {iso3 for _role, iso3, *_rest in parties()} == {"KAZ", "TJK"}
    issues = refused("commitments", [row | {"parties": [{"a": 1}], "title": ["One"]}])
    assert [(column, said) for _line, column, _value, said in issues] == [
        ("title", "expected one value, found a list or an object"),
        ("parties", "expected a list of codes"),
    ]


def test_rows_may_refer_to_rows_of_the_same_file():
    """Also to later ones, and to themselves not."""
    header = "slug,title,kind,parent\n"
    applied("organisations", header + "lab,Lab,institute,undp\nundp,UNDP,international,\n")
    lab = Record.objects.get(slug="lab").as_organisation
    assert lab.parent.slug == "undp"
    issues = refused("organisations", header + "a,A,body,a\nb,B,body,c\n")
    assert [(line, column, said) for line, column, _v, said in issues] == [
        (2, "parent", "expected another than the row itself"),
        (3, "parent", "no organisation with code c"),
    ]


def test_parent_may_come_chunks_later(monkeypatch):
    monkeypatch.setattr("sources.importing.plan.CHUNK", 2)
    rows = "".join(f"o{n},O,body,o{n + 1}\n" for n in range(6))
    text = "slug,title,kind,parent\n" + rows + "o6,O,body,\n"
    assert counts(planned("organisations", text)) == (7, 0, 0, 0)
    applied("organisations", text)
    assert Record.objects.get(slug="o0").as_organisation.parent.slug == "o1"
    assert counts(planned("organisations", text)) == (0, 0, 7, 0)


def test_former_slug_means_the_record_that_had_it():
    record = CommitmentFactory(slug="old", title="Title", strength="agreed")
    record.slug = "new"
    record.save()
    run = applied("commitments", "slug,title\nold,Changed\n")
    assert counts(run) == (0, 1, 0, 0)
    assert list(Record.objects.values_list("slug", "title")) == [("new", "Changed")]
    [(line, *_rest, said)] = refused("commitments", "slug,title\nnew,A\nold,B\n")
    assert (line, said) == (3, "expected each slug once; line 2 has the same")
