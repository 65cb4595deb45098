"""Cells of tables: whole, safe, under columns that follow the API."""

import csv
import io

import pytest

from sources.exports.columns import Column, columns_of
from sources.exports.evidence import evidence
from sources.exports.table import csv_rows, csv_text, header, safe
from sources.projection.registry import projection_of, registered_kinds


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_what_a_spreadsheet_would_run_is_made_text(start):
    formula = f"{start}cmd|' /C calc'!A0"
    [[cell, next_cell]] = csv.reader(io.StringIO(csv_text([formula, "plain"]), newline=""))
    assert (cell, next_cell) == (f"'{formula}", "plain")


@pytest.mark.parametrize("text", ["-3.2", "0", "12", "a=b", "2022-07-20", "1 % of income", ""])
def test_numbers_and_words_stay_as_they_are(text):
    assert safe(text) == text


@pytest.mark.parametrize("text", ["-3.2+1", "-1e5", "--1", "+7", "-"])
def test_what_only_begins_like_a_number_is_no_number(text):
    assert safe(text) == f"'{text}"


def test_cells_keep_quotes_commas_lines_and_letters():
    words = 'Қазақстан, "ақпан"\nand ₸'
    assert next(csv.reader(io.StringIO(csv_text([words]), newline=""))) == [words]


@pytest.mark.parametrize("kind", registered_kinds())
def test_every_field_of_a_card_has_a_column(kind):
    names = [column.name for column in columns_of(projection_of(kind).card)]
    assert len(names) == len(set(names))
    assert names[:5] == ["type", "slug", "title", "summary", "language"]
    fields = projection_of(kind).card().fields
    covered = {column.path[0] for column in columns_of(projection_of(kind).card)}
    assert covered == set(fields)


def test_codes_stand_beside_names():
    names = [column.name for column in columns_of(projection_of("commitment").card)]
    for pair in (
        {"countries_code", "countries_name"},
        {"groupings_slug", "groupings_name"},
        {"topics_code", "topics_name"},
        {"parties_role", "parties_ref", "parties_name"},
        {"status", "status_label"},
        {"made", "made_text", "made_first", "made_last"},
        {"amount", "amount_max", "amount_currency", "amount_text"},
    ):
        assert pair <= set(names)


def test_values_of_a_list_stand_side_by_side_and_unknown_ones_are_empty():
    row = {"posts": [{"role": "Minister", "valid": {"text": "since 2019"}}, {"role": "Chair"}]}
    row["posts"][1]["valid"] = None
    assert Column("role", ("posts", "role")).value(row) == "Minister | Chair"
    assert Column("text", ("posts", "valid", "text")).value(row) == "since 2019 | "
    assert Column("made", ("made", "value")).value({"made": None}) is None


def test_addresses_are_whole_and_other_slashes_are_not_touched():
    columns = (Column("url", ("url",)), Column("title", ("title",)), Column("ok", ("ok",)))
    rows = [{"url": "/events/one/", "title": "/ a title", "ok": True}]
    text = header(columns) + csv_rows(columns, rows, origin="https://example.org")
    assert text == "url,title,ok\r\nhttps://example.org/events/one/,/ a title,true\r\n"


def claim(field, rank="preferred", **values):
    source = {"publisher": "UNECE", "title": "Digest", "published_text": "2022", "url": "u"}
    source["original"] = None
    address = f"/sources/digest/#{field}"
    return {"field": field, "rank": rank, "quote": field, "address": address, "source": source}


def test_evidence_is_the_preferred_sentence_about_the_whole():
    claims = [
        claim("made"),
        claim("title"),
        claim("summary", "deprecated"),
        claim("summary", "normal"),
        claim("summary"),
    ]
    for given in (claims, claims[::-1]):
        assert evidence(given)["evidence_quote"] == "summary"
        assert evidence(given)["claims_count"] == 5
    assert evidence(claims[:2])["evidence_address"] == "/sources/digest/#title"
    assert evidence(claims[2:3])["evidence_quote"] == "summary"
    assert evidence([]) == {"claims_count": 0}
