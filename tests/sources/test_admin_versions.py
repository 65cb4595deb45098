import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.actions import records, review
from sources.admin.versions import changes_of
from sources.history import changed_by
from sources.models import Name, Record
from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    NameFactory,
    OrganisationFactory,
    PartyFactory,
    PersonFactory,
    PostFactory,
    UserFactory,
)
from tests.factories.dates import dated
from tests.factories.record import claim_everything
from tests.sources.admin_forms import address, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinara():
    return UserFactory(username="dinara", is_superuser=True, is_staff=True)


@pytest.fixture
def commitment():
    return CommitmentFactory(title="To step up")


def change_by(row, who="dinara"):
    """The last change somebody made. A test is one transaction, so times do not tell them apart."""
    return next(change for change in changes_of(row) if change.who == who)


def last(row, who="dinara"):
    differences = change_by(row, who).differences
    return {(d.what, d.label): (d.before, d.after) for d in differences}


def test_versions_show_the_value_before_and_after(commitment, dinara):
    records.change_record(commitment, by=dinara, reason="A typo", title="To step up efforts")
    assert change_by(commitment).why == "A typo"
    assert last(commitment) == {("record changed", "title"): ("To step up", "To step up efforts")}


def test_versions_of_parent_and_typed_row_are_one_change(commitment, dinara):
    records.change_record(commitment, by=dinara, title="New", means="Dialogues")
    assert set(last(commitment)) == {("record changed", "title"), ("commitment changed", "means")}


def test_versions_show_dates_choices_and_names_in_words(commitment, dinara):
    values = dated("made", "2022-summer")
    records.change_record(commitment, by=dinara, strength="endorsed", **values)
    assert last(commitment) == {
        ("commitment changed", "strength"): ("Committed", "Endorsed"),
        ("commitment changed", "made"): ("", "2022-summer"),
    }


def test_versions_tell_of_what_hangs_on_the_record(commitment, dinara):
    party = PartyFactory.build(country=CountryFactory(name="Kazakhstan"), record=None)
    records.attach(commitment, party, by=dinara)
    assert last(commitment)["party added", "country"] == ("", "Kazakhstan")
    timur = UserFactory(username="timur", is_superuser=True)
    records.detach(commitment, party, by=timur)
    assert last(commitment, "timur")["party removed", "country"] == ("Kazakhstan", "")


def test_versions_name_the_part_that_changed(commitment, dinara):
    name = NameFactory(record=commitment, text="SPECA pledge", kind="alias")
    name.language = "en"
    records.attach(commitment, name, by=dinara)
    assert last(commitment) == {
        ("name changed: SPECA pledge, Alias", "language"): ("", "en"),
    }


def test_versions_tell_of_rows_deleted_in_bulk(commitment, dinara):
    NameFactory(record=commitment, text="Pledge")
    with changed_by(dinara, reason="Cleaning up"):
        Name.objects.all().delete()
    assert last(commitment)["name removed", "text"] == ("Pledge", "")
    assert change_by(commitment).why == "Cleaning up"


def test_versions_tell_of_the_review(commitment, dinara):
    claim_everything(commitment)
    review.transition_record(commitment, to="published", by=dinara, comment="Read twice.")
    assert last(commitment)["record changed", "review status"] == ("Draft", "Published")
    assert change_by(commitment).why == "Read twice."


def test_versions_of_a_person_hold_posts_of_a_named_organisation(dinara):
    person = PersonFactory()
    post = PostFactory.build(organisation=OrganisationFactory(title="UNECE"), role="Director")
    records.attach(person, post, by=dinara)
    assert last(person)["post added", "organisation"] == ("", "UNECE")


def test_versions_written_without_a_person_are_the_operators(commitment):
    Record.objects.filter(pk=commitment.pk).update(title="By hand")
    titles = {d.after for change in changes_of(commitment) for d in change.differences}
    assert "By hand" in titles
    assert {(change.who, change.why) for change in changes_of(commitment)} == {("", "")}


def test_versions_cost_the_same_for_any_number(commitment, dinara):
    NameFactory(record=commitment)
    PartyFactory(record=commitment)
    from_one = _cost(commitment)
    NameFactory.create_batch(9, record=commitment)
    PartyFactory.create_batch(9, record=commitment)
    for number in range(5):
        records.change_record(commitment, by=dinara, title=f"Title {number}")
    assert _cost(commitment) == from_one


def _cost(row):
    with CaptureQueriesContext(connection) as queries:
        changes_of(row)
    return len(queries)


def test_history_page_shows_the_differences(client, commitment, dinara):
    records.change_record(commitment, by=dinara, reason="A <b>typo</b>", title="To step up efforts")
    client.force_login(member("Curator"))
    page = client.get(address(commitment, "history")).content.decode()
    assert "<del>To step up</del>" in page
    assert "<ins>To step up efforts</ins>" in page
    assert "A &lt;b&gt;typo&lt;/b&gt;" in page
    assert "dinara" in page
    assert client.get(address(commitment)).content.decode().count("/history/") == 1


def test_history_page_of_reference_data_tells_who(client, dinara):
    country = CountryFactory(name="Kirghizia")
    client.force_login(dinara)
    page = client.get(address(country))
    values = page.context["adminform"].form.initial | {"name": "Kyrgyzstan"}
    for prefix in ("names", "memberships"):
        values |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    client.post(address(country), {k: v for k, v in values.items() if v is not False})
    assert last(country) == {("country changed", "name"): ("Kirghizia", "Kyrgyzstan")}
