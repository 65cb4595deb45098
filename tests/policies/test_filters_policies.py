"""Filters of what only one kind of record has, and how parameters are read."""

import pytest
from django.http import QueryDict

from policies.filters import (
    CommitmentFilter,
    InitiativeFilter,
    ObligationFilter,
    PolicyFilter,
    RecommendationFilter,
)
from sources.models import Entry
from sources.projection import refresh
from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    InitiativeFactory,
    NameFactory,
    ObligationFactory,
    PartyFactory,
    PolicyFactory,
    ProgressFactory,
    RecommendationFactory,
    TopicFactory,
    TopicTagFactory,
    TranslationFactory,
)
from tests.factories.dates import dated

pytestmark = pytest.mark.django_db


def found(filterset_class, query):
    filters = filterset_class(QueryDict(query), Entry.objects.all())
    assert filters.is_valid(), filters.errors
    return set(filters.qs.values_list("slug", flat=True))


def wrong(filterset_class, query):
    return set(filterset_class(QueryDict(query), Entry.objects.all()).errors)


def publish(factory, slug, **values):
    record = factory(slug=slug, published=True, **values)
    refresh([record.pk])
    return record


def test_policies_in_force_are_found_by_day_and_year():
    publish(PolicyFactory, "long", **dated("starts", "2020"), **dated("ends", "2022-06-30"))
    publish(PolicyFactory, "open", **dated("starts", "2021-05-01"))
    publish(PolicyFactory, "undated")

    assert found(PolicyFilter, "in_force=2019") == set()
    assert found(PolicyFilter, "in_force=2022-06-30") == {"long", "open"}
    assert found(PolicyFilter, "in_force=2022-07-01") == {"open"}
    assert found(PolicyFilter, "in_force=2022") == {"long", "open"}
    assert wrong(PolicyFilter, "in_force=soon") == {"in_force"}


def test_years_of_a_policy_are_those_it_runs():
    publish(PolicyFactory, "plan", **dated("adopted", "2019"), **dated("starts", "2021..2023"))
    assert found(PolicyFilter, "year=2022") == {"plan"}
    assert found(PolicyFilter, "year=2020") == set()
    assert found(PolicyFilter, "year__gte=2023") == {"plan"}
    assert found(PolicyFilter, "year__gte=2024") == set()
    assert found(PolicyFilter, "year__lte=2019") == {"plan"}
    assert found(PolicyFilter, "year__all=2019,2021") == {"plan"}
    assert found(PolicyFilter, "year__not=2019") == set()


def test_amounts_are_compared_within_one_currency():
    for slug, amount, currency in (("six", 6, "USD"), ("ten", 10, "USD"), ("euro", 10, "EUR")):
        publish(CommitmentFactory, slug, amount=amount, currency=currency, amount_kind="exact")
    publish(CommitmentFactory, "none")

    assert found(CommitmentFilter, "currency=usd&amount__gte=7") == {"ten"}
    assert found(CommitmentFilter, "currency=USD&amount__lte=7.5") == {"six"}
    assert found(CommitmentFilter, "currency=USD,EUR") == {"six", "ten", "euro"}
    assert wrong(CommitmentFilter, "amount__gte=7") == {"amount__gte"}
    assert wrong(CommitmentFilter, "amount__gte=7&currency=USD,EUR") == {"amount__gte"}
    assert wrong(CommitmentFilter, "amount__gte=7&currency=dollars") == {"currency", "amount__gte"}


def test_a_commitment_is_due_by_a_date_if_every_day_it_may_be_is():
    publish(CommitmentFactory, "exact", **dated("due", "2023-06-30"))
    publish(CommitmentFactory, "year", **dated("due", "2023"))
    publish(CommitmentFactory, "never")

    assert found(CommitmentFilter, "due__lte=2023-06-30") == {"exact"}
    assert found(CommitmentFilter, "due__lte=2023") == {"exact", "year"}
    assert found(CommitmentFilter, "due__gte=2023") == {"exact", "year"}
    assert found(CommitmentFilter, "due__gte=2023-02") == {"exact"}


def test_status_of_a_commitment_is_that_of_its_newest_progress():
    commitment = publish(CommitmentFactory, "kept")
    ProgressFactory(record=commitment, status="done", **dated("observed", "2023-05"))
    ProgressFactory(record=commitment, status="delayed", **dated("observed", "2022"))
    ProgressFactory(record=commitment, status="not_started")
    refresh([commitment.pk])
    publish(CommitmentFactory, "unknown")

    assert found(CommitmentFilter, "status=done") == {"kept"}
    assert found(CommitmentFilter, "status=not_checked") == {"unknown"}
    assert found(CommitmentFilter, "status__not=done,delayed") == {"unknown"}


def test_words_of_one_kind_are_no_words_of_another():
    publish(InitiativeFactory, "centre", stage="operating", initiative_kind="centre")
    publish(RecommendationFactory, "advice", response="accepted")
    publish(ObligationFactory, "levy", status="in_force")

    assert found(InitiativeFilter, "stage=operating,planned&kind=centre") == {"centre"}
    assert found(InitiativeFilter, "status=operating") == {"centre"}
    assert found(RecommendationFilter, "response=accepted") == {"advice"}
    assert found(ObligationFilter, "status=in_force") == {"levy"}
    assert wrong(ObligationFilter, "status=operating") == {"status"}


def test_several_values_mean_any_however_they_are_written():
    countries = {code: CountryFactory(iso3=code) for code in ("KAZ", "UZB", "TJK")}
    for slug, codes in (("one", ["KAZ"]), ("two", ["KAZ", "UZB"]), ("three", ["TJK"])):
        record = publish(PolicyFactory, slug)
        for code in codes:
            PartyFactory(record=record, country=countries[code])
        refresh([record.pk])

    any_of = {"one", "two"}
    assert found(PolicyFilter, "country=KAZ,UZB") == any_of
    assert found(PolicyFilter, "country=KAZ&country=uzb") == any_of
    assert found(PolicyFilter, "country__in=kaz, UZB") == any_of
    assert found(PolicyFilter, "country__all=KAZ,UZB") == {"two"}
    assert found(PolicyFilter, "country__not=KAZ,UZB") == {"three"}
    assert found(PolicyFilter, "country=KAZ&country__not=UZB") == {"one"}
    assert found(PolicyFilter, "country=") == {"one", "two", "three"}


def test_a_topic_finds_what_stands_below_it():
    green = TopicFactory(code="green")
    record = publish(PolicyFactory, "plan")
    TopicTagFactory(record=record, topic=TopicFactory(code="energy", parent=green))
    refresh([record.pk])

    assert found(PolicyFilter, "topic=green") == {"plan"}
    assert found(PolicyFilter, "topic=energy") == {"plan"}
    assert wrong(PolicyFilter, "topic=blue") == {"topic"}


def test_words_are_found_in_the_language_of_the_record():
    english = publish(PolicyFactory, "english", title="Strategies for innovation", language="en")
    russian = publish(PolicyFactory, "russian", title="Стратегии развития", language="ru")
    NameFactory(record=english, text="Kazakh plan")
    TranslationFactory(record=russian, title="Development strategies")
    refresh([english.pk, russian.pk])

    assert found(PolicyFilter, "q=strategy+innovations") == {"english"}
    assert found(PolicyFilter, "q=стратегия") == {"russian"}
    assert found(PolicyFilter, "q=Kazakh") == {"english"}
    assert found(PolicyFilter, "q=development") == {"russian"}
    assert found(PolicyFilter, "q=strategies+-innovation") == {"russian"}
    assert found(PolicyFilter, "q=the") == set()


def test_dates_limit_what_is_sorted_by():
    publish(PolicyFactory, "july", **dated("adopted", "2022-07-20"))
    publish(PolicyFactory, "year", **dated("adopted", "2022"))
    publish(PolicyFactory, "undated")

    assert found(PolicyFilter, "date__gte=2022-02") == {"july"}
    assert found(PolicyFilter, "date__lte=2022-01") == {"year"}
    assert found(PolicyFilter, "date__isnull=true") == {"undated"}
    assert found(PolicyFilter, "date__isnull=false") == {"july", "year"}
    assert wrong(PolicyFilter, "date__isnull=perhaps") == {"date__isnull"}
    assert wrong(PolicyFilter, "date__gte=2022-13") == {"date__gte"}


def test_a_misspelt_parameter_is_told_what_it_may_have_meant():
    filters = PolicyFilter(QueryDict("contry=KAZ"), Entry.objects.all())
    assert filters.errors["contry"] == ["There is no such parameter. Did you mean “country”?"]
