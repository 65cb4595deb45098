"""Every row once, in order, whatever ties and gaps there are, forwards and backwards."""

import datetime
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from policies.models import Policy
from sources.filters.entry import ENTRY_ORDERS
from sources.importing.layouts import TableLayout
from sources.models import Entry, Record
from sources.paging import SALT, CursorRefused, Order, paginate
from sources.sealing import seal
from tests.factories import PolicyFactory

DAY = datetime.date(2022, 7, 20)


def entries(dates):
    """An entry a date, None among them, with titles that repeat."""
    now = datetime.datetime(2022, 1, 1, 12, 30, 15, 123456, tzinfo=datetime.UTC)
    records = Record.objects.bulk_create(
        Record(kind="policy", slug=f"p{i}", title=f"Policy {i % 7}") for i in range(len(dates))
    )
    TableLayout(Policy).insert(
        [{"record_ptr_id": record.pk, "policy_kind": "law"} for record in records]
    )
    Entry.objects.bulk_create(
        Entry(
            record=record,
            kind="policy",
            slug=record.slug,
            title=record.title,
            sort_on=date,
            published_at=now + datetime.timedelta(microseconds=number // 3),
            changed_at=now,
        )
        for number, (record, date) in enumerate(zip(records, dates, strict=True))
    )


def expected(order):
    """The keys in the order, worked out in Python: empty values last, ties by key."""
    rows = list(Entry.objects.values_list(order.column, "pk"))
    filled = sorted((row for row in rows if row[0] is not None), reverse=order.descending)
    empty = sorted((row for row in rows if row[0] is None), reverse=order.descending)
    return [pk for _value, pk in filled + empty]


def walk(order, size):
    """Keys page by page to the end, and then back to the start."""
    there, back, cursor = [], [], ""
    while True:
        page = paginate(Entry.objects.all(), order, size=size, cursor=cursor)
        there.append([entry.pk for entry in page.rows])
        if page.next is None:
            break
        cursor = page.next
    while page.previous is not None:
        page = paginate(Entry.objects.all(), order, size=size, cursor=page.previous)
        back.append([entry.pk for entry in page.rows])
    return there, back[::-1]


def flat(pages):
    return [pk for page in pages for pk in page]


class WalkTests(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(
        dates=st.lists(
            st.none() | st.dates(datetime.date(2020, 1, 1), datetime.date(2020, 1, 4)), max_size=25
        ),
        size=st.integers(1, 9),
        order=st.sampled_from(ENTRY_ORDERS),
    )
    def test_walking_gives_every_row_once_in_order(self, dates, size, order):
        entries(dates)
        there, back = walk(order, size)

        assert flat(there) == expected(order)
        assert flat(back) == flat(there)[: len(flat(back))]
        assert all(len(page) == size for page in there[:-1])
        if len(there) > 1:
            assert flat(back) == flat(there[:-1])


@pytest.mark.django_db
@pytest.mark.parametrize("order", ENTRY_ORDERS, ids=lambda order: order.name)
def test_walking_holds_with_1500_equal_dates_and_gaps(order):
    dates = [DAY] * 1500 + [None] * 300 + [DAY + datetime.timedelta(days=n) for n in range(50)]
    random.Random(1).shuffle(dates)
    entries(dates)
    there, back = walk(order, 200)

    assert flat(there) == expected(order)
    assert flat(back) == flat(there[:-1])


@pytest.mark.django_db
def test_a_page_costs_two_queries_at_most(django_assert_max_num_queries):
    entries([DAY] * 20 + [None] * 20)
    order, cursor = ENTRY_ORDERS[0], ""
    for _page in range(4):
        with django_assert_max_num_queries(2):
            page = paginate(Entry.objects.all(), order, size=15, cursor=cursor)
        cursor = page.next
        if cursor is None:
            break


@pytest.mark.django_db
def test_rows_added_meanwhile_neither_repeat_nor_hide_others():
    entries([DAY] * 6)
    order = ENTRY_ORDERS[0]
    first = paginate(Entry.objects.all(), order, size=3)
    before = expected(order)
    Entry.objects.create(
        record=PolicyFactory(slug="new", title="New").record_ptr,
        kind="policy",
        slug="new",
        title="New",
        sort_on=DAY + datetime.timedelta(days=1),
        published_at=datetime.datetime.now(datetime.UTC),
        changed_at=datetime.datetime.now(datetime.UTC),
    )
    second = paginate(Entry.objects.all(), order, size=3, cursor=first.next)
    assert [entry.pk for entry in first.rows + second.rows] == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        ":",
        "e30:abc",
        seal(["sources_entry", "-date", 0, None, 1], salt="another"),
        seal(["sources_entry", "date", 0, None, 1], salt=SALT),
        seal(["sources_source", "-date", 0, None, 1], salt=SALT),
        seal(["sources_entry", "-date", 0, None, 1], salt=SALT)[:-1],
        "\x00",
    ],
)
def test_a_cursor_that_is_not_of_this_list_is_refused(cursor):
    with pytest.raises(CursorRefused):
        paginate(Entry.objects.all(), Order("-date", "sort_on", nullable=True), cursor=cursor)
