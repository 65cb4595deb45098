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

# In the order of import; the name of a file is the name of its dataset.
FILES = [
    "countries",
    "groupings",
    "memberships",
    "topics",
    "organisations",
    "policies",
    "commitments",
    "events",
    "progress",
    "documents",
    "claims",
    "publications",
]


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


class Base:
    """Writes the files of one base into a folder."""

    def __init__(self, folder, scale=1.0):
        self.folder = Path(folder)
        self.size = Size.at(scale)
        self.prose = Prose(SEED)
        self.random = self.prose.random
        self.countries = [c.alpha_3 for c in _countries()]
        self.topics = [f"topic-{n:02}" for n in range(TOPICS)]
        self.records: list[str] = []

    def write(self):
        """All files; returns the folder. About half a minute at scale 1."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            getattr(self, f"write_{name}")()
        return self.folder

    def table(self, name, columns, rows):
        with (self.folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns.split())
            writer.writerows(rows)

    def write_countries(self):
        rows = ([c.alpha_3, c.alpha_2, c.numeric, c.name, "yes"] for c in _countries())
        self.table("countries", "iso3 iso2 iso_numeric name is_covered", rows)

    def write_groupings(self):
        rows = ([f"group-{n}", f"G{n}", f"Grouping number {n}"] for n in range(GROUPINGS))
        self.table("groupings", "slug acronym name", rows)

    def write_memberships(self):
        rows = []
        for number in range(GROUPINGS):
            members = sorted(self.random.sample(self.countries, 12))
            rows += [[f"group-{number}", code, "member", 1990 + number] for code in members]
        self.table("memberships", "grouping country role valid_from", rows)

    def write_topics(self):
        rows = []
        for number, code in enumerate(self.topics):
            parent = "" if number < TOP_TOPICS else self.topics[number % TOP_TOPICS]
            rows.append(["registan", code, self.prose.word().capitalize(), parent, number])
        self.table("topics", "scheme code name parent position", rows)

    def write_organisations(self):
        rows = [
            [self._record("organisation", n), self.prose.title(), "ministry", self._country()]
            for n in range(self.size.organisations)
        ]
        self.table("organisations", "slug title kind country", rows)

    def write_policies(self):
        rows = []
        for n in range(self.size.policies):
            start = 2000 + self.random.randrange(27)
            slug, end = self._record("policy", n), start + self.random.randint(2, 10)
            title, topics = self.prose.title(), self._topics()
            rows.append([slug, title, "strategy", "in_force", start, end, self._country(), topics])
        self.table("policies", "slug title kind status starts ends parties topics", rows)

    def write_commitments(self):
        rows = (self._commitment(n) for n in range(self.size.commitments))
        columns = "slug title summary strength made due amount currency amount_kind parties"
        self.table("commitments", f"{columns} partners topics", rows)

    def _commitment(self, number):
        made = self._day()
        due = made + datetime.timedelta(days=self.random.randint(200, 3000))
        money = self.random.random() < 0.1
        return [
            self._record("commitment", number),
            self.prose.title(),
            self.prose.sentence(18),
            self.random.choice(STRENGTHS),
            made.isoformat(),
            due.year if self.random.random() < 0.5 else "",
            self.random.randrange(1, 900) * 10_000 if money else "",
            "USD" if money else "",
            "exact" if money else "",
            self._parties(),
            self._organisation() if self.random.random() < 0.3 else "",
            self._topics(),
        ]

    def write_events(self):
        rows = []
        for n in range(self.size.events):
            slug, day = self._record("event", n), self._day().isoformat()
            title, country, host = self.prose.title(), self._country(), self._organisation()
            rows.append([slug, title, "seminar", day, day, country, "hybrid", self._topics(), host])
        self.table("events", "slug title kind starts ends country format topics organisers", rows)

    def write_progress(self):
        rows = []
        for n in range(self.size.commitments):
            if self.random.random() < 0.6:
                status, day = self.random.choice(STATUSES), self._day().isoformat()
                record = f"commitment/commitment-{n}"
                rows.append([f"progress-{n}", record, "independent", status, day])
        self.table("progress", "slug record assessment status observed", rows)

    def write_documents(self):
        """JSON Lines in the form `manage.py import_document` reads; one paragraph a line."""
        with (self.folder / "documents.jsonl").open("w", encoding="utf-8") as file:
            for n in range(self.size.documents):
                lines = [self.prose.sentence(22) for _ in range(PASSAGES_A_DOCUMENT)]
                lines = [f"{line} (document {n})" for line in lines]
                document = {
                    "id": f"document-{n}",
                    "title": self.prose.title(),
                    "publisher": f"Publisher {n % 97}",
                    "published": self._day().isoformat(),
                    "language": "en",
                    "text": "\n".join(lines),
                }
                file.write(json.dumps(document) + "\n")

    def write_claims(self):
        """One claim a record, each on its own paragraph as far as there are enough."""
        columns = "record field item stated value rank basis verification source paragraph quote"
        rows = (self._claim(place, record) for place, record in enumerate(self.records))
        self.table("claims", columns, rows)

    def _claim(self, place, record):
        document, paragraph = place % self.size.documents, place // self.size.documents
        quote = f"(document {document})"
        number = paragraph % PASSAGES_A_DOCUMENT + 1
        source = f"document-{document}"
        return [
            record,
            "title",
            "",
            "",
            "",
            "preferred",
            "stated",
            "unchecked",
            source,
            number,
            quote,
        ]

    def write_publications(self):
        self.table("publications", "record status", ([r, "published"] for r in self.records))

    def _record(self, kind, number):
        slug = f"{kind}-{number}"
        self.records.append(f"{kind}/{slug}")
        return slug

    def _country(self):
        """Some countries are talked of much more than others."""
        return self.countries[int(len(self.countries) * self.random.random() ** 2)]

    def _parties(self):
        many = self.random.randint(2, 6) if self.random.random() < 0.2 else 1
        return "; ".join(sorted({self._country() for _ in range(many)}))

    def _organisation(self):
        return f"organisation:organisation-{self.random.randrange(self.size.organisations)}"

    def _topics(self):
        return "; ".join(sorted(self.random.sample(self.topics, self.random.randint(1, 3))))

    def _day(self):
        return FIRST_DAY + datetime.timedelta(days=self.random.randrange(DAYS))


def _countries():
    """Two hundred countries by their ISO codes, in the order of their codes."""
    return sorted(pycountry.countries, key=lambda country: country.alpha_3)[:COUNTRIES]
