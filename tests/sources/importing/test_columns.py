"""Every kind of column: what it takes, and the sentence for what it does not."""

import datetime
from decimal import Decimal

import pytest

from countries.models import Country, Indicator, Observation, Place
from organisations.models import Organisation
from policies.models import Commitment, Topic
from sources.dates import PartialDate
from sources.importing import (
    Boolean,
    Choice,
    Currency,
    Day,
    Integer,
    Language,
    NameText,
    Number,
    Partial,
    Period,
    Text,
    To,
    ToWithin,
    Url,
)
from sources.importing.issues import Unfit
from sources.importing.references import References
from sources.models import Name, Source
from tests.factories import CountryFactory, PolicyFactory, TopicFactory


def read(column, model, *cells):
    column.bind(model)
    return column.read(list(cells), References())


@pytest.mark.parametrize(
    ("column", "model", "cell", "value"),
    [
        (Text("title"), Commitment, "Қазақстан “x”\u00a0y", "Қазақстан “x”\u00a0y"),
        (Text("summary"), Commitment, "two\nlines", "two\nlines"),
        (Text("slug", shape="slug"), Commitment, "a-slug_2022", "a-slug_2022"),
        (Language("language"), Commitment, "uz-Latn", "uz-Latn"),
        (Language("language"), Commitment, "", "en"),
        (Language("language"), Commitment, "prs", "prs"),
        (Language("language"), Commitment, "en-GB", "en-GB"),
        (Url("url"), Source, "https://example.org/x?y=ж", "https://example.org/x?y=ж"),
        (Url("url"), Source, "", ""),
        (Currency("currency"), Commitment, "KZT", "KZT"),
        (Choice("strength"), Commitment, "agreed", "agreed"),
        (Choice("amount_kind"), Commitment, "", ""),
        (Boolean("is_covered"), Country, "Yes", True),
        (Boolean("is_covered"), Country, "", False),
        (Integer("position"), Topic, "7", 7),
        (Integer("position"), Topic, "", 0),
        (Integer("amount_year"), Commitment, "", None),
        (Number("amount"), Commitment, "1250000.50", Decimal("1250000.5")),
        (Number("value"), Observation, "-0.1911000", Decimal("-0.1911")),
        (Day("accessed", "accessed_on"), Source, "2026-11-22", datetime.date(2026, 11, 22)),
        (Partial("made"), Commitment, "2022-summer", PartialDate.parse("2022-summer")),
        (Partial("made"), Commitment, "", None),
    ],
)
def test_cell_becomes_value(column, model, cell, value):
    assert read(column, model, cell) == value


@pytest.mark.parametrize(
    ("column", "model", "cell", "expected"),
    [
        (Text("title"), Commitment, "", "expected a value, found none"),
        (Text("title"), Commitment, "x" * 501, "expected at most 500 characters, found 501"),
        (Text("title"), Commitment, "a\nb", "expected one line"),
        (Text("summary"), Commitment, "a\x00b", "found NUL .U.0000. as character 2"),
        (Text("summary"), Commitment, "a\ud800b", "half a character .U.D800."),
        (Text("slug", shape="slug"), Commitment, "Two Words", "expected a slug"),
        (Text("slug", shape="slug"), Commitment, "-a", "expected a slug"),
        (Language("language"), Commitment, "xx", "expected an ISO 639 code, such as en"),
        (Language("language"), Commitment, "EN", "expected an ISO 639 code, such as en"),
        (Language("language"), Commitment, "en-XX", "expected an ISO 639 code, such as en"),
        (Language("language"), Commitment, "russian", "expected an ISO 639 code, such as en"),
        (Text("iso3", shape="iso3"), Country, "kaz", "ISO 3166 alpha-3"),
        (Text("expected_sha256", shape="sha256"), Source, "ab", "64 hexadecimal digits"),
        (Url("url"), Source, "javascript:alert(1)", "begins with http"),
        (Url("url"), Source, "www.unece.org", "begins with http"),
        (Currency("currency"), Commitment, "usd", "such as USD; did you mean USD?"),
        (Choice("strength"), Commitment, "Agreed", "did you mean agreed?"),
        (Boolean("is_covered"), Country, "1", "expected yes or no"),
        (Integer("position"), Topic, "7.5", "expected a whole number"),
        (Integer("position"), Topic, "٣", "expected a whole number"),
        (Integer("amount_year", within=(1800, 2200)), Commitment, "22", "from 1800 to 2200"),
        (Integer("ordinal", "amount_year"), Commitment, "9" * 40, "from 0 to 32767"),
        (Number("amount"), Commitment, "1,000", "expected a number such as"),
        (Number("amount"), Commitment, "NaN", "expected a number such as"),
        (Number("amount"), Commitment, "1e3", "expected a number such as"),
        (Number("amount"), Commitment, "0.125", "at most 16 digits before and 2 after the point"),
        (Number("amount"), Commitment, "1" * 17, "at most 16 digits before"),
        (Day("accessed", "accessed_on"), Source, "2026-11", "expected a day"),
        (Partial("made"), Commitment, "July 2022", "expected a date such as"),
        (Partial("made"), Commitment, "2022-02-30", "not a day of the calendar"),
        (Partial("made"), Commitment, "2022..2021", "ends before it starts"),
        (Partial("made"), Commitment, "1970-01-01", "computer's zero: leave it empty if unknown"),
        (Partial("made"), Commitment, "~1970-01-01", "or write ~1970 or 1970 if the year is meant"),
        (Partial("made"), Commitment, "1970-01-01..1970-01-01", "computer's zero"),
        (Day("accessed", "accessed_on"), Source, "1970-01-01", "computer's zero"),
    ],
)
def test_cell_that_does_not_fit_is_explained(column, model, cell, expected):
    with pytest.raises(Unfit, match=expected.replace("?", r"\?")):
        read(column, model, cell)


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (("2019-03-23", "2022-09-16"), "2019-03-23..2022-09-16 (day)"),
        (("2019", "2022-09"), "2019-01-01..2022-09-30 (year)"),
        (("", "2022"), "..2022-12-31 (year)"),
        (("~2019", ""), "2019-01-01.. (about)"),
        (("", ""), ""),
    ],
)
def test_period_spans_both_ends_with_the_coarser_precision(cells, shown):
    column = Period()
    value = read(column, Organisation, *cells)
    assert column.show(value, None) == shown
    assert column.load(column.store(value)) == value


@pytest.mark.parametrize(
    ("cells", "blamed"),
    [
        (("2022", "2021"), "valid_until"),
        (("soon", ""), "valid_from"),
        (("", "x"), "valid_until"),
        (("1970-01-01", ""), "valid_from"),
        (("1969", "1970-01-01"), "valid_until"),
    ],
)
def test_period_that_does_not_fit_names_the_cell(cells, blamed):
    with pytest.raises(Unfit) as refused:
        read(Period(), Organisation, *cells)
    assert refused.value.cell == blamed


@pytest.mark.parametrize(
    "text",
    [
        "2022-07-20", "2022-07", "2022", "2022-summer", "2022..2026", "",
        "1970", "~1970", "1970-01", "1970..1972", "1969-12-31", "1970-01-02",
    ],
)  # fmt: skip
def test_partial_date_is_stored_and_loaded_as_it_was(text):
    column = Partial("made")
    value = read(column, Commitment, text)
    assert column.load(column.store(value)) == value
    assert column.show(value, None) == text


def test_name_is_stored_with_its_folded_form():
    column = NameText("text")
    assert column.store(read(column, Name, "Əli Şəki")) == ("Əli Şəki", "eli seki")


@pytest.mark.django_db
def test_reference_is_found_by_its_code():
    country = CountryFactory(iso3="KAZ")
    assert read(To("country", to="country"), Place, "KAZ") == country.pk
    with pytest.raises(Unfit, match=r"no country with code Kaz; did you mean KAZ\?"):
        read(To("country", to="country"), Place, "Kaz")


@pytest.mark.django_db
def test_record_is_found_by_kind_and_slug():
    policy = PolicyFactory(slug="strategy-2019")
    column = To("publisher_record", to="record")
    assert read(column, Source, "policy/strategy-2019") == policy.pk
    assert column.show(policy.pk, References()) == "policy/strategy-2019"
    for text, said in [
        ("strategy-2019", "expected kind/slug"),
        ("polici/x", r"did you mean policy\?"),
        ("policy/strategi-2019", r"did you mean strategy-2019\?"),
        ("event/strategy-2019", "no event with code strategy-2019"),
    ]:
        with pytest.raises(Unfit, match=said):
            read(column, Source, text)


@pytest.mark.django_db
def test_former_slug_still_names_the_record():
    policy = PolicyFactory(slug="old")
    policy.slug = "new"
    policy.save()
    assert read(To("publisher_record", to="record"), Source, "policy/old") == policy.pk


@pytest.mark.django_db
def test_reference_within_a_scheme():
    topic = TopicFactory(scheme="sdg", code="9.5")
    column = ToWithin("parent", to="topic", within="scheme")
    assert read(column, Topic, "9.5", "sdg") == topic.pk
    assert read(column, Topic, "", "sdg") is None
    with pytest.raises(Unfit, match=r"no topic with code stip/9\.5"):
        read(column, Topic, "9.5", "stip")


def test_required_column_of_a_field_that_may_be_empty():
    with pytest.raises(Unfit, match="expected a value"):
        read(Url("url", required=True), Indicator, "")


@pytest.mark.django_db
def test_nearest_of_very_many_codes_is_found_quickly(monkeypatch):
    monkeypatch.setattr("sources.importing.issues.MANY_WORDS", 50)
    for number in range(60):
        TopicFactory(scheme="sdg", code=f"{number:03}-goal")
    references = References()
    with pytest.raises(Unfit, match=r"did you mean sdg/042-goal\?"):
        references.find("topic", "sdg/042-gaol")
    monkeypatch.setattr("sources.importing.references.MOST_HINTS", 1)
    with pytest.raises(Unfit, match=r"with code sdg/042-gaol$"):
        references.find("topic", "sdg/042-gaol")
