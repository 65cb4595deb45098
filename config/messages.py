"""The catalogues of the interface's words: found in code and templates, kept as .po, read as .mo.

Made with Babel instead of GNU gettext, so that Python is all a translator's machine needs. The .mo
is committed, as a fresh clone must speak Russian without a further step; a test compares the two.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django
from babel.messages import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import templatize

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
APPS = ("accounts", "sources", "countries", "organisations", "policies", "events", "analysis",
        "search", "config")  # fmt: skip
LEFT_OUT = {"migrations", "management", "launcher", "admin"}
NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
TRANSLATED = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def folder_of(code: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / code / "LC_MESSAGES"


def extracted() -> Catalog:
    """A Catalog of every message that readers see; the admin keeps Django's own words."""
    catalog = Catalog(project="Registan", fuzzy=False)
    for path in sorted(_files()):
        place = path.relative_to(settings.BASE_DIR).as_posix()
        for line, name, found, _comments in _messages(path):
            message, context = _parts(name, found)
            if message:
                catalog.add(message, locations=[(place, line)], context=context)
    return catalog


def _files() -> Iterator[Path]:
    base = Path(settings.BASE_DIR)
    for app in APPS:
        for path in (base / app).rglob("*.py"):
            if not LEFT_OUT & {*path.relative_to(base).parts}:
                yield path
    for path in (base / "templates").rglob("*.html"):
        if "admin" not in path.relative_to(base).parts:
            yield path


def _messages(path: Path) -> Iterator[Any]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # What Django makes of a template is Python enough once no line is indented.
        text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
    return extract_python(io.BytesIO(text.encode()), KEYWORDS, [], {})


def _parts(name: str, found: Any) -> tuple[Any, str | None]:
    """(message or (singular, plural), context) of what Babel found in one call."""
    found = found if isinstance(found, tuple) else (found,)
    context = None
    if name.startswith(("pgettext", "npgettext")):
        context, *found = found
    if name.startswith(("ngettext", "npgettext")):
        return tuple(found[:2]), context
    return found[0], context


def read(code: str) -> Catalog:
    """The catalogue as it is kept; an empty one before there is any."""
    path = folder_of(code) / "django.po"
    if not path.exists():
        return Catalog(locale=code, project="Registan", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=code)


def brought_up_to_date(code: str) -> Catalog:
    """The kept catalogue with today's messages: new ones empty, unused ones gone."""
    catalog = read(code)
    catalog.update(extracted(), no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    return with_plain_header(catalog)


def with_plain_header(catalog: Catalog) -> Catalog:
    """A day that never changes and nobody's name: git knows both better."""
    catalog.header_comment = "# The words of the interface. Brought up to date by `make messages`."
    catalog.creation_date = catalog.revision_date = NO_DAY
    catalog.last_translator = catalog.language_team = catalog.msgid_bugs_address = ""
    return catalog


def as_po(catalog: Catalog) -> str:
    """Without line numbers, which would change with every run."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, no_location=True, sort_output=True, ignore_obsolete=True)
    return out.getvalue().decode()


def as_mo(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def untranslated(catalog: Catalog) -> list[Any]:
    """The messages without a translation, or without all its plural forms."""
    return [
        message.id
        for message in catalog
        if (message.id and not all(_texts(message.string))) or (message.fuzzy and message.id)
    ]


def _texts(string: Any) -> tuple[str, ...] | list[str]:
    return string if isinstance(string, tuple | list) else (string,)


def bring_up_to_date() -> None:
    """Writes .po and .mo of every language and says what is left to translate."""
    for code in TRANSLATED:
        catalog = brought_up_to_date(code)
        folder_of(code).mkdir(parents=True, exist_ok=True)
        (folder_of(code) / "django.po").write_text(as_po(catalog), encoding="utf-8")
        (folder_of(code) / "django.mo").write_bytes(as_mo(catalog))
        left = len(untranslated(catalog))
        sys.stdout.write(f"{code}: {len(catalog)} messages, {left} without translation\n")


if __name__ == "__main__":
    django.setup()
    bring_up_to_date()
