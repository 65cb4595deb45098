import pytest

from countries.models import Country, CountryGeometry, Membership, Observation, PlaceName
from sources.models import Entry
from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    GroupingFactory,
    IndicatorFactory,
    PartyFactory,
    PlaceFactory,
)
from tests.sources.importing.files import applied, counts, planned, refused

pytestmark = pytest.mark.django_db
MEMBERSHIPS = "grouping,country,role,valid_from,valid_until,note\n"
SQUARE = [[[60, 40], [61, 40], [61, 41], [60, 40]]]


@pytest.fixture
def region():
    CountryFactory(iso3="KAZ", iso2="KZ", iso_numeric="398")
    CountryFactory(iso3="TJK", iso2="TJ", iso_numeric="762")
    GroupingFactory(slug="speca")


def test_country(region):
    text = (
        "iso3,iso2,iso_numeric,name,is_covered\nKAZ,KZ,398,Kazakhstan,yes\nUZB,UZ,860,Uzbekistan,\n"
    )
    assert counts(applied("countries", text)) == (1, 1, 0, 0)
    assert Country.objects.get(iso3="KAZ").is_covered
    assert counts(applied("countries", text)) == (0, 0, 2, 0)


def test_country_names_fold(region):
    applied("country-names", "country,text,kind,language\nKAZ,Қазақстан,common,kk\n")
    assert Country.objects.get(iso3="KAZ").names.get().folded == "казакстан"


@pytest.mark.parametrize(
    "outline",
    [
        {"type": "Polygon", "coordinates": SQUARE},
        {"type": "MultiPolygon", "coordinates": [SQUARE, SQUARE]},
    ],
)
def test_outline_is_kept(region, outline):
    row = {"country": "KAZ", "outline": outline | {"bbox": "left out"}}
    applied("country-geometry", [row])
    assert CountryGeometry.objects.get().outline == outline
    assert counts(planned("country-geometry", [row])) == (0, 0, 1, 0)
    moved = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    assert counts(applied("country-geometry", [{"country": "KAZ", "outline": moved}])) == (
        0,
        1,
        0,
        0,
    )
    assert CountryGeometry.objects.get().outline == moved


@pytest.mark.parametrize(
    "outline",
    [
        "POLYGON",
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": [[[60, 40], [61, 40]]]},
        {"type": "Polygon", "coordinates": [[[600, 40]] * 4]},
        {"type": "Polygon", "coordinates": [[["a", "b"]] * 4]},
        {"type": "MultiPolygon", "coordinates": SQUARE},
        {"type": "Polygon"},
    ],
)
def test_outline_that_is_none_is_refused(region, outline):
    [(_line, column, *_rest)] = refused(
        "country-geometry", [{"country": "KAZ", "outline": outline}]
    )
    assert column == "outline"


def test_memberships_follow_one_another(region):
    rows = "speca,KAZ,member,1998,2004,\nspeca,KAZ,observer,2005-03-01,,\nspeca,TJK,member,1998,,\n"
    applied("memberships", MEMBERSHIPS + rows)
    assert counts(planned("memberships", MEMBERSHIPS + rows)) == (0, 0, 3, 0)
    first = Membership.objects.get(country__iso3="KAZ", role="member")
    assert (str(first.valid.upper), first.valid_precision) == ("2005-01-01", "year")


def test_membership_may_end_later_by_a_new_file(region):
    applied("memberships", MEMBERSHIPS + "speca,KAZ,member,1998,,\n")
    run = applied("memberships", MEMBERSHIPS + "speca,KAZ,member,1998,2020,\n")
    assert counts(run) == (0, 1, 0, 0)
    assert run.rows.get().changes == {
        "valid": ["1998-01-01.. (year)", "1998-01-01..2020-12-31 (year)"]
    }


def test_membership_may_end_where_a_new_one_begins(region):
    applied("memberships", MEMBERSHIPS + "speca,KAZ,member,1998,,\n")
    rows = "speca,KAZ,observer,2005,,\nspeca,KAZ,member,1998,2004,\n"
    assert counts(applied("memberships", MEMBERSHIPS + rows)) == (1, 1, 0, 0)


def test_memberships_that_overlap_are_errors(region):
    issues = refused(
        "memberships", MEMBERSHIPS + "speca,KAZ,member,1998,2005,\nspeca,KAZ,observer,2005,,\n"
    )
    assert issues == [(3, "valid_from", "2005", "expected a period of its own; line 2 overlaps")]
    applied("memberships", MEMBERSHIPS + "speca,KAZ,member,1998,2005,\n")
    issues = refused("memberships", MEMBERSHIPS + "speca,KAZ,observer,2003,,\n")
    assert issues == [
        (2, "valid_from", "2003", "expected a period of its own; one from 1998-01-01 is stored")
    ]


def test_membership_needs_a_beginning(region):
    [(_line, column, _value, said)] = refused("memberships", MEMBERSHIPS + "speca,KAZ,member,,,\n")
    assert (column, said) == ("valid_from", "expected a date, found none")


def test_only_a_city_lies_in_a_region(region):
    header = "code,country,kind,name,region\n"
    applied("places", header + "almaty,KAZ,city,Almaty,kz-ala\nkz-ala,KAZ,region,Almaty region,\n")
    [(line, column, *_rest)] = refused("places", header + "kz-x,KAZ,region,X,kz-ala\n")
    assert (line, column) == (2, "region")


def test_former_place_name_is_dated(region):
    PlaceFactory(code="astana")
    header = "place,text,kind,language,valid_from,valid_until\n"
    applied("place-names", header + "astana,Nur-Sultan,former,en,2019-03-23,2022-09-16\n")
    assert PlaceName.objects.get().folded == "nur-sultan"
    [(_line, column, *_rest)] = refused("place-names", header + "astana,Akmola,former,en,,\n")
    assert column == "valid_from"


def test_observations(region):
    IndicatorFactory(code="GII.RANK")
    header = "indicator,country,place,year,value,source\n"
    text = header + "GII.RANK,KAZ,,2014,79,WIPO\nGII.RANK,KAZ,,2015,82.5,WIPO\n"
    applied("observations", text)
    assert counts(planned("observations", text)) == (0, 0, 2, 0)
    run = applied("observations", text.replace("82.5", "82.50001"))
    assert run.rows.get().changes == {"value": ["82.5", "82.50001"]}
    issues = refused(
        "observations", header + "GII.RANK,KAZ,,14,79,WIPO\nGII.RANK,KAZ,,2016,,WIPO\n"
    )
    assert [(line, column) for line, column, *_rest in issues] == [(2, "year"), (3, "value")]
    assert Observation.objects.count() == 2


def test_renamed_country_is_renamed_on_every_page(region, django_capture_on_commit_callbacks):
    commitment = CommitmentFactory(slug="one", title="One", published=True)
    with django_capture_on_commit_callbacks(execute=True):
        PartyFactory(record=commitment.record_ptr, country=Country.objects.get(iso3="KAZ"))
        applied("commitments", "slug,title\none,First\n")
    with django_capture_on_commit_callbacks(execute=True):
        applied("countries", "iso3,name\nKAZ,Qazaqstan\n")
    assert "Qazaqstan" in Entry.objects.get(slug="one").text.card
