"""How something here is cited: as text in the manner of APA, as BibTeX, RIS and CSL-JSON.

A `Cited` holds what a citation says, in no format; the functions write it. Citations are English
whatever language the page has, since they are copied into English and other texts alike; what is
not known is left out or, where a style has a word for it, said: "n.d.".
"""

import datetime
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.utils import translation

from sources.choices import Precision
from sources.dates import PartialDate, day_text

SITE = "Registan"


@dataclass(frozen=True)
class Cited:
    """One thing to cite. `author` and `publisher` as stated, empty where nobody says so.

    `genre` is what it is, in brackets behind the title ("Press release"); `container` what it
    stands in; `place` where in it ("para. 4"); `key` names it in BibTeX.
    """

    key: str
    title: str
    genre: str
    url: str
    accessed: datetime.date
    author: str = ""
    publisher: str = ""
    container: str = ""
    issued: PartialDate | None = None
    version: datetime.date | None = None
    place: str = ""
    number: str = ""
    language: str = ""
    archive_url: str = ""
    note: str = ""
    is_report: bool = False

    @property
    def by(self) -> str:
        """Who answers for it: the author, else the publisher."""
        return self.author or self.publisher


def as_text(cited: Cited) -> str:
    """In the manner of APA 7: who, when, what, where. Without anybody to name, the title leads."""
    title = f"{one_line(cited.title)} [{cited.genre}]" if cited.genre else one_line(cited.title)
    title += f" ({cited.number})" if cited.number else ""
    when = f"({apa_date(cited)})"
    lead = f"{_ended(cited.by)} {when}. {title}" if cited.by else f"{title}. {when}"
    published = cited.publisher if cited.author else ""
    behind = dict.fromkeys(part for part in (cited.container, published) if part)
    parts = [lead + (f", {cited.place}" if cited.place else ""), *map(one_line, behind)]
    if cited.note:
        parts.append(cited.note)
    text = " ".join(_ended(part) for part in parts)
    with translation.override("en"):
        retrieved = day_text(cited.accessed)
    where = f"Retrieved {retrieved}, from {cited.url}" if cited.url else ""
    archived = f"Archived at {cited.archive_url}" if cited.archive_url else ""
    return " ".join(filter(None, (text, where, archived)))


def apa_date(cited: Cited) -> str:
    """2022, July 20; 2022, July; 2022–2026; ca. 2019; n.d."""
    date = cited.issued
    if date is None and cited.version:
        date = PartialDate(cited.version, cited.version, Precision.DAY)
    if date is None:
        return "n.d."
    with translation.override("en"):
        if date.precision == Precision.ABOUT:
            return date.display().replace("about", "ca.", 1)
        first = date.first
        words: dict[str, str] = {
            Precision.DAY: f"{first.year}, {first:%B} {first.day}",
            Precision.MONTH: f"{first.year}, {first:%B}",
            Precision.YEAR: str(first.year),
        }
        if date.precision == Precision.SEASON:
            season, year = date.display().split()
            return f"{year}, {season.capitalize()}"
        return words.get(date.precision) or date.display()


def one_line(text: str) -> str:
    return " ".join(text.split())


def _ended(text: str) -> str:
    """The text with a full stop, unless it ends a sentence already."""
    return text if re.search(r"[.?!…]['\"”’)\]]?$", text) else f"{text}."


BIBTEX_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}


def bibtex_text(text: str) -> str:
    """Text such that BibTeX and LaTeX read it as it stands; letters of all scripts stay."""
    return "".join(BIBTEX_SIGNS.get(sign, sign) for sign in one_line(text))


def as_bibtex(cited: Cited) -> str:
    """One entry of BibTeX and biblatex, UTF-8; titles keep their capitals."""
    issued = cited.issued
    exact = issued and issued.precision in {Precision.DAY, Precision.MONTH}
    fields = {
        "author": f"{{{bibtex_text(cited.by)}}}" if cited.by else "",
        "title": f"{{{bibtex_text(cited.title)}}}",
        "year": str(issued.first.year if issued else cited.version.year if cited.version else ""),
        "month": f"{issued.first.month}" if issued and exact else "",
        "date": edtf(issued, cited.version),
        "publisher": bibtex_text(cited.publisher),
        "institution": bibtex_text(cited.publisher) if cited.is_report else "",
        "type": bibtex_text(cited.genre),
        "series": bibtex_text(cited.container),
        "number": bibtex_text(cited.number),
        "note": bibtex_text("; ".join(filter(None, (cited.place, _archived(cited), cited.note)))),
        "version": cited.version.isoformat() if cited.version else "",
        "language": cited.language,
        "url": bibtex_address(cited.url),
        "urldate": cited.accessed.isoformat() if cited.url else "",
    }
    kind = "techreport" if cited.is_report else "misc"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{cited.key},", *lines, "}", ""])


def bibtex_address(url: str) -> str:
    """An address that neither braces nor backslashes can break."""
    return re.sub(r"[\\{}\s]", lambda found: quote(found.group()), url)


def edtf(date: PartialDate | None, version: datetime.date | None = None) -> str:
    """The date as biblatex and EDTF write it: 2022-07-20, 2022-07, 2020/2024, 2019~; "" if none."""
    if date is None:
        return version.isoformat() if version else ""
    if date.precision == Precision.SEASON:
        season = {3: 21, 6: 22, 9: 23, 12: 24}[date.first.month]
        return f"{date.first.year}-{season}"
    text = str(date)
    if date.precision == Precision.ABOUT:
        return f"{text[1:]}~".replace("..", "/")
    return text.replace("..", "/")


def _archived(cited):
    return f"Archived at {cited.archive_url}" if cited.archive_url else ""


def as_ris(cited: Cited) -> str:
    """One record of RIS, UTF-8 with CRLF."""
    issued, last = cited.issued, ""
    if issued:
        last = ris_date(issued)
    elif cited.version:
        last = f"{cited.version:%Y/%m/%d}"
    tags = [
        ("TY", "RPRT" if cited.is_report else "ELEC"),
        ("TI", cited.title),
        ("AU", cited.by),
        ("PB", cited.publisher),
        ("T2", cited.container),
        ("PY", last[:4]),
        ("DA", last),
        ("M3", cited.genre),
        ("M1", cited.number),
        ("ET", cited.version.isoformat() if cited.version else ""),
        ("SE", cited.place),
        ("LA", cited.language),
        ("UR", cited.url),
        ("Y2", f"{cited.accessed:%Y/%m/%d}" if cited.url else ""),
        ("L2", cited.archive_url),
        ("N1", cited.note),
        ("ID", cited.key),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def ris_date(date: PartialDate) -> str:
    """YYYY/MM/DD/words, as far as it is known."""
    first = date.first
    if date.precision == Precision.DAY:
        return f"{first:%Y/%m/%d}"
    if date.precision == Precision.MONTH:
        return f"{first:%Y/%m}//"
    with translation.override("en"):
        words = "" if date.precision == Precision.YEAR else date.display()
    return f"{first:%Y}///{words}"


def as_csl(cited: Cited) -> str:
    """CSL-JSON: a list of the one item, as reference managers read it."""
    return json.dumps([csl_item(cited)], ensure_ascii=False, indent=1) + "\n"


def csl_item(cited: Cited) -> dict[str, Any]:
    version = cited.version
    issued = csl_date(cited.issued) if cited.issued else version and _parts(version)
    item = {
        "id": cited.key,
        "type": "report" if cited.is_report else "webpage",
        "title": one_line(cited.title),
        "author": [{"literal": one_line(cited.by)}] if cited.by else [],
        "publisher": cited.publisher,
        "container-title": cited.container,
        "genre": cited.genre,
        "number": cited.number,
        "issued": issued,
        "accessed": _parts(cited.accessed) if cited.url else None,
        "version": version.isoformat() if version else "",
        "language": cited.language,
        "URL": cited.url,
        "archive_location": cited.archive_url,
        "note": "; ".join(filter(None, (cited.place, cited.note))),
    }
    return {name: value for name, value in item.items() if value}


def csl_date(date: PartialDate) -> dict[str, Any]:
    """date-parts as exactly as the date is known."""
    first, last = date.first, date.last
    exact: dict[str, list[list[int]]] = {
        Precision.DAY: [[first.year, first.month, first.day]],
        Precision.MONTH: [[first.year, first.month]],
        Precision.YEAR: [[first.year]],
    }
    if date.precision in exact:
        return {"date-parts": exact[date.precision]}
    if date.precision == Precision.SEASON:
        season = {3: 1, 6: 2, 9: 3, 12: 4}[first.month]
        return {"date-parts": [[first.year]], "season": season}
    circa = {"circa": True} if date.precision == Precision.ABOUT else {}
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        years = [[first.year]] if first.year == last.year else [[first.year], [last.year]]
        return {"date-parts": years} | circa
    ends = [[day.year, day.month, day.day] for day in dict.fromkeys((first, last))]
    return {"date-parts": ends} | circa


def _parts(day):
    return {"date-parts": [[day.year, day.month, day.day]]}


FORMATS = {
    "bib": (as_bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": (as_ris, "application/x-research-info-systems; charset=utf-8"),
    "json": (as_csl, "application/vnd.citationstyles.csl+json; charset=utf-8"),
}
