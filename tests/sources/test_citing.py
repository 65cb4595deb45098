"""Citations in four formats, read back by the parsers that others use."""

import datetime
import json

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware

from sources.citing import Cited, apa_date, as_bibtex, as_csl, as_ris, as_text, csl_date, edtf
from sources.dates import PartialDate

ACCESSED = datetime.date(2026, 11, 22)
ODD = r"100 % & {US$6} #1_a ~ ^ \back “Қазақстан” ₸, «Ташкент»"


def cited(**values):
    known = {
        "key": "source-review-2012",
        "title": "Innovation Performance Review of Kazakhstan",
        "genre": "Review",
        "url": "https://example.org/review?a=1&b=100%25_#p4",
        "accessed": ACCESSED,
        "publisher": "UNECE",
        "issued": PartialDate.parse("2012-07-20"),
        "language": "en",
    }
    return Cited(**known | values)


VERBATIM = {"url", "date", "urldate"}  # biblatex reads these letter by letter


def bibtex(one):
    plain, decoded = (
        bibtexparser.parse_string(as_bibtex(one), append_middleware=each)
        for each in ([], [LatexDecodingMiddleware()])
    )
    assert plain.failed_blocks == decoded.failed_blocks == []
    [entry], [words] = plain.entries, decoded.entries
    fields = {field.key: field.value.replace("ˆ", "^") for field in words.fields}
    fields |= {field.key: field.value for field in entry.fields if field.key in VERBATIM}
    return entry.entry_type, fields


def ris(one):
    [entry] = rispy.loads(as_ris(one))
    return entry


def csl(one):
    [item] = json.loads(as_csl(one))
    return item


def test_text_names_who_when_what_and_where():
    assert as_text(cited()) == (
        "UNECE. (2012, July 20). Innovation Performance Review of Kazakhstan [Review]."
        " Retrieved 22 November 2026, from https://example.org/review?a=1&b=100%25_#p4"
    )


def test_an_author_leads_and_the_publisher_follows():
    text = as_text(cited(author="Alessandro Fracassetti", container="Blog", number="ECE/1"))
    assert text.startswith("Alessandro Fracassetti. (2012, July 20). Innovation Performance Review")
    assert "Kazakhstan [Review] (ECE/1). Blog. UNECE. Retrieved" in text


def test_without_anybody_to_name_the_title_leads_and_without_a_date_it_says_so():
    text = as_text(cited(publisher="", issued=None, place="para. 4", title="What  next?\n"))
    assert text.startswith("What next? [Review]. (n.d.), para. 4. Retrieved")


def test_a_copy_in_an_archive_is_named_in_every_format():
    one = cited(archive_url="https://archive.example/1", note="Republished by Medium")
    assert as_text(one).endswith("Archived at https://archive.example/1")
    assert "Republished by Medium." in as_text(one)
    assert "https://archive.example/1" in bibtex(one)[1]["note"]
    assert ris(one)["file_attachments2"] == "https://archive.example/1"
    assert csl(one)["archive_location"] == "https://archive.example/1"


@pytest.mark.parametrize(
    ("date", "apa", "biblatex", "parts"),
    [
        ("2022-07-20", "2022, July 20", "2022-07-20", {"date-parts": [[2022, 7, 20]]}),
        ("2022-07", "2022, July", "2022-07", {"date-parts": [[2022, 7]]}),
        ("2022", "2022", "2022", {"date-parts": [[2022]]}),
        ("2022-summer", "2022, Summer", "2022-22", {"date-parts": [[2022]], "season": 2}),
        ("2022..2026", "2022–2026", "2022/2026", {"date-parts": [[2022], [2026]]}),
        ("~2019", "ca. 2019", "2019~", {"date-parts": [[2019]], "circa": True}),
        (
            "2022-07-19..2022-07-20", "19–20 July 2022", "2022-07-19/2022-07-20",
            {"date-parts": [[2022, 7, 19], [2022, 7, 20]]},
        ),
    ],
)  # fmt: skip
def test_a_partial_date_is_as_exact_as_it_is_known(date, apa, biblatex, parts):
    issued = PartialDate.parse(date)
    assert apa_date(cited(issued=issued)) == apa
    assert edtf(issued) == biblatex
    assert csl_date(issued) == parts
    assert bibtex(cited(issued=issued))[1]["date"] == biblatex
    assert ris(cited(issued=issued))["year"] == date.strip("~")[:4]


def test_no_date_is_no_date_in_any_format():
    one = cited(issued=None)
    assert "(n.d.)" in as_text(one)
    assert not {"date", "year", "month"} & set(bibtex(one)[1])
    assert not {"year", "date"} & set(ris(one))
    assert "issued" not in csl(one)


def test_what_has_versions_is_dated_by_its_version():
    one = cited(issued=None, version=datetime.date(2026, 11, 20))
    assert "(2026, November 20)" in as_text(one)
    assert bibtex(one)[1]["version"] == "2026-11-20"
    assert csl(one)["issued"] == {"date-parts": [[2026, 11, 20]]}
    assert csl(one)["version"] == "2026-11-20"
    assert ris(one)["date"] == "2026/11/20"


def test_bibtex_reads_back_what_was_written_with_all_its_signs():
    one = cited(title=ODD, publisher=ODD, author=f"{ODD} and Sons", is_report=True)
    kind, fields = bibtex(one)
    assert kind == "techreport"
    for name in ("title", "publisher", "institution"):
        assert fields[name].strip("{}") == ODD or fields[name] == ODD, name
    assert "and Sons" in fields["author"]
    assert fields["url"] == one.url
    assert fields["urldate"] == "2026-11-22"


def test_an_author_with_and_in_the_name_is_one_author_in_bibtex():
    text = as_bibtex(cited(publisher="Ministry of Industry and New Technologies"))
    assert "author = {{Ministry of Industry and New Technologies}}" in text


def test_no_address_breaks_out_of_its_braces():
    fields = bibtex(cited(url="https://example.org/{a}\\b c"))[1]
    assert fields["url"] == "https://example.org/%7Ba%7D%5Cb%20c"


def test_ris_reads_back_what_was_written():
    one = cited(title=ODD + "\nER  - \nTY  - BOOK", place="para. 4", number="ECE/CECI/29")
    entry = ris(one)
    assert entry["title"] == f"{ODD} ER - TY - BOOK"
    assert entry["authors"] == ["UNECE"]
    assert entry["publisher"] == "UNECE"
    assert entry["urls"] == [one.url]
    assert entry["date"] == "2012/07/20"
    assert entry["section"] == "para. 4"
    assert as_ris(one).count("\r\n") == as_ris(one).count("\n")


def test_csl_holds_what_a_reference_manager_reads():
    one = cited(title=ODD, is_report=True, place="p. 12, para. 4")
    item = csl(one)
    assert (item["type"], item["title"]) == ("report", ODD)
    assert item["author"] == [{"literal": "UNECE"}]
    assert item["accessed"] == {"date-parts": [[2026, 11, 22]]}
    assert item["URL"] == one.url
    assert item["note"] == "p. 12, para. 4"
    assert "" not in item.values()
    assert csl(cited(publisher="")).get("author") is None
