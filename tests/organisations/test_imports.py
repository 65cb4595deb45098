import pytest

from organisations.models import Organisation, Person, Post
from tests.factories import CountryFactory, OrganisationFactory, PersonFactory, PlaceFactory
from tests.sources.importing.files import applied, counts, planned, refused

pytestmark = pytest.mark.django_db
ORGANISATIONS = "slug,title,kind,parent,country,place,url,valid_from,valid_until\n"
POSTS = "person,organisation,role,valid_from,valid_until\n"


def test_organisation_with_all_it_refers_to():
    PlaceFactory(code="astana", country=CountryFactory(iso3="KAZ"))
    OrganisationFactory(slug="government")
    text = (
        ORGANISATIONS
        + "ministry,Ministry,ministry,government,KAZ,astana,https://gov.kz,2010,2014-08\n"
    )
    applied("organisations", text)
    ministry = Organisation.objects.get(slug="ministry")
    assert (ministry.parent.slug, ministry.country.iso3) == ("government", "KAZ")
    assert (ministry.organisation_kind, ministry.valid_precision) == ("ministry", "year")
    assert (str(ministry.valid.lower), str(ministry.valid.upper)) == ("2010-01-01", "2014-09-01")
    assert counts(planned("organisations", text)) == (0, 0, 1, 0)


def test_person():
    applied("people", "slug,title,family_name,honorific\nli-min,Li Min,Li,Prof.\n")
    person = Person.objects.get()
    assert (person.kind, person.family_name, person.honorific) == ("person", "Li", "Prof.")


def test_person_may_hold_one_post_at_several_times():
    PersonFactory(slug="asset")
    OrganisationFactory(slug="ministry")
    text = POSTS + "asset,ministry,Minister,2010,2012\nasset,ministry,Minister,2013-04-19,\n"
    run = applied("posts", text)
    assert Post.objects.count() == 2
    assert counts(planned("posts", text)) == (0, 0, 2, 0)
    person, ministry = Person.objects.get(), Organisation.objects.get()
    assert run.rows.first().records == [person.pk, ministry.pk]


def test_undated_post_is_one_post():
    PersonFactory(slug="asset")
    OrganisationFactory(slug="ministry")
    applied("posts", POSTS + "asset,ministry,Minister,,\n")
    assert counts(planned("posts", POSTS + "asset,ministry,Minister,,\n")) == (0, 0, 1, 0)


def test_post_needs_a_role():
    PersonFactory(slug="asset")
    OrganisationFactory(slug="ministry")
    [(_line, column, *_rest)] = refused("posts", POSTS + "asset,ministry,,2010,\n")
    assert column == "role"


SEEN = "person,organisation,role,valid_from,valid_until,seen_from,seen_until\n"


def test_days_on_which_somebody_was_seen_are_no_term():
    PersonFactory(slug="asset")
    OrganisationFactory(slug="ministry")
    applied("posts", SEEN + "asset,ministry,Minister,,,2013-04-19,2013-04-19\n")
    applied("posts", SEEN + "asset,ministry,Minister,,,2013-04-19,2014-06\n")
    post = Post.objects.get()
    assert (post.valid, post.seen_precision) == (None, "month")
    assert (str(post.seen.lower), str(post.seen.upper)) == ("2013-04-19", "2014-07-01")


@pytest.mark.parametrize(
    ("days", "column"),
    [
        (",,2013-04-19,", "seen_until"),
        (",,,2013-04-19", "seen_from"),
        (",2012,2013-04-19,2013-04-19", "seen_from"),
        ("2014,,2013-04-19,2013-04-19", "seen_until"),
    ],
)
def test_days_seen_are_a_first_and_a_last_one_of_the_term(days, column):
    PersonFactory(slug="asset")
    OrganisationFactory(slug="ministry")
    issues = refused("posts", SEEN + f"asset,ministry,Minister,{days}\n")
    assert [named for _line, named, *_rest in issues] == [column]
