"""A large base as import files: what `make bench` and the page budgets are measured on.

At scale 1: 200 countries, 500 organisations, 10,000 policies, 100,000 commitments, 5,000 events,
20,000 documents with 200,000 passages, a claim for every record. Seeded: the same scale gives the
same bytes. Names and figures are invented and say nothing about any country.
"""

import csv
import datetime
import json
from dataclasses import dataclass
from pathlib import Path

import pycountry

from bench.words import Prose

SEED = 20221020
COUNTRIES, GROUPINGS, TOPICS, TOP_TOPICS = 200, 12, 40, 8
PASSAGES_A_DOCUMENT = 10
STRENGTHS = ["committed", "agreed", "adopted", "confirmed", "endorsed", "expressed_support"]
STATUSES = ["under_way", "done", "delayed", "not_started", "partly_done", "no_evidence"]
FIRST_DAY, DAYS = datetime.date(2000, 1, 1), 9_800


@dataclass(frozen=True)
class Size:
    """How many of each the base holds."""

    organisations: int
    policies: int
    commitments: int
    events: int
    documents: int

    @classmethod
    def at(cls, scale):
        counts = (500, 10_000, 100_000, 5_000, 20_000)
        return cls(*(max(1, round(count * scale)) for count in counts))


class Draw:
    """Draws values from one seeded stream and remembers which records it named."""

    def __init__(self, size):
        self.size = size
        self.prose = Prose(SEED)
        self.random = self.prose.random
        self.countries = [c.alpha_3 for c in iso_countries()]
        self.topic_codes = [f"topic-{n:02}" for n in range(TOPICS)]
        self.records: list[str] = []

    def record(self, kind, number):
        """The slug of a new record."""
        slug = f"{kind}-{number}"
        self.records.append(f"{kind}/{slug}")
        return slug

    def country(self):
        """Some countries are talked of much more than others."""
        return self.countries[int(len(self.countries) * self.random.random() ** 2)]

    def parties(self):
        many = self.random.randint(2, 6) if self.random.random() < 0.2 else 1
        return "; ".join(sorted({self.country() for _ in range(many)}))

    def organisation(self):
        return f"organisation:organisation-{self.random.randrange(self.size.organisations)}"

    def topics(self):
        chosen = self.random.sample(self.topic_codes, self.random.randint(1, 3))
        return "; ".join(sorted(chosen))

    def day(self):
        return FIRST_DAY + datetime.timedelta(days=self.random.randrange(DAYS))


def write_base(folder, scale=1.0):
    """All files of one base into a folder, about half a minute at scale 1; returns the folder."""
    folder, draw = Path(folder), Draw(Size.at(scale))
    folder.mkdir(parents=True, exist_ok=True)
    for name, (columns, rows) in TABLES.items():
        if columns:
            _write_csv(folder / f"{name}.csv", columns.split(), rows(draw))
        else:
            _write_json_lines(folder / f"{name}.jsonl", rows(draw))
    return folder


def _write_csv(path, columns, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def _write_json_lines(path, documents):
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(document) + "\n" for document in documents)


def countries(_draw):
    for country in iso_countries():
        yield country.alpha_3, country.alpha_2, country.numeric, country.name, "yes"


def groupings(_draw):
    for n in range(GROUPINGS):
        yield f"group-{n}", f"G{n}", f"Grouping number {n}"


def memberships(draw):
    for n in range(GROUPINGS):
        for code in sorted(draw.random.sample(draw.countries, 12)):
            yield f"group-{n}", code, "member", 1990 + n, ""


def topics(draw):
    for n, code in enumerate(draw.topic_codes):
        parent = "" if n < TOP_TOPICS else draw.topic_codes[n % TOP_TOPICS]
        yield "registan", code, draw.prose.word().capitalize(), parent, n


def organisations(draw):
    for n in range(draw.size.organisations):
        yield draw.record("organisation", n), draw.prose.title(), "ministry", draw.country()


def policies(draw):
    for n in range(draw.size.policies):
        start = 2000 + draw.random.randrange(27)
        slug, end = draw.record("policy", n), start + draw.random.randint(2, 10)
        title, about = draw.prose.title(), draw.topics()
        yield slug, title, "strategy", "in_force", start, end, draw.country(), about


def commitments(draw):
    for n in range(draw.size.commitments):
        made, money = draw.day(), draw.random.random() < 0.1
        due = made + datetime.timedelta(days=draw.random.randint(200, 3000))
        yield (
            draw.record("commitment", n),
            draw.prose.title(),
            draw.prose.sentence(18),
            draw.random.choice(STRENGTHS),
            made.isoformat(),
            due.year if draw.random.random() < 0.5 else "",
            draw.random.randrange(1, 900) * 10_000 if money else "",
            "USD" if money else "",
            "exact" if money else "",
            draw.parties(),
            draw.organisation() if draw.random.random() < 0.3 else "",
            draw.topics(),
        )


def events(draw):
    for n in range(draw.size.events):
        slug, day = draw.record("event", n), draw.day().isoformat()
        title, country, host = draw.prose.title(), draw.country(), draw.organisation()
        yield slug, title, "seminar", day, day, country, "hybrid", draw.topics(), host


def progress(draw):
    for n in range(draw.size.commitments):
        if draw.random.random() < 0.6:
            status, day = draw.random.choice(STATUSES), draw.day().isoformat()
            yield f"progress-{n}", f"commitment/commitment-{n}", "independent", status, day


def documents(draw):
    """In the form `manage.py import_document` reads; one paragraph a line."""
    for n in range(draw.size.documents):
        lines = [draw.prose.sentence(22) for _ in range(PASSAGES_A_DOCUMENT)]
        yield {
            "id": f"document-{n}",
            "title": draw.prose.title(),
            "publisher": f"Publisher {n % 97}",
            "published": draw.day().isoformat(),
            "language": "en",
            "text": "\n".join(f"{line} (document {n})" for line in lines),
        }


def claims(draw):
    """One claim a record, spread over all paragraphs."""
    for place, record in enumerate(draw.records):
        number, paragraph = place % draw.size.documents, place // draw.size.documents
        source, quote = f"document-{number}", f"(document {number})"
        position = paragraph % PASSAGES_A_DOCUMENT + 1
        yield record, "title", "", "preferred", "stated", "unchecked", source, position, quote


def publications(draw):
    for record in draw.records:
        yield record, "published"


def iso_countries():
    """Two hundred countries by their ISO codes, in the order of their codes."""
    return sorted(pycountry.countries, key=lambda country: country.alpha_3)[:COUNTRIES]


# Dataset -> its columns and rows, in the order of import; without columns: JSON Lines.
TABLES = {
    "countries": ("iso3 iso2 iso_numeric name is_covered", countries),
    "groupings": ("slug acronym name", groupings),
    "memberships": ("grouping country role valid_from valid_until", memberships),
    "topics": ("scheme code name parent position", topics),
    "organisations": ("slug title kind country", organisations),
    "policies": ("slug title kind status starts ends parties topics", policies),
    "commitments": (
        "slug title summary strength made due amount currency amount_kind parties partners topics",
        commitments,
    ),
    "events": ("slug title kind starts ends country format topics organisers", events),
    "progress": ("slug record assessment status observed", progress),
    "documents": ("", documents),
    "claims": ("record field item rank basis verification source paragraph quote", claims),
    "publications": ("record status", publications),
}
