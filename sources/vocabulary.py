"""Codes that filters accept and facets show, with the names they stand for.

The kernel does not know the tables of reference data; the apps that own them register how to look
their codes up. Records are looked up among the entries, so drafts are as unknown as what never was.
"""

from collections.abc import Callable, Iterable

from django.db.models import TextChoices

from sources.choices import Kind
from sources.models import Entry

Lookup = Callable[[Iterable[str]], dict[str, str]]
_lookups: dict[str, Lookup] = {}
_statuses: dict[str, tuple[str, type[TextChoices]]] = {}


def register_vocabulary(name: str, lookup: Lookup) -> None:
    """`lookup` maps codes to the names readers see; codes it does not know are left out."""
    _lookups[name] = lookup


def names_of(vocabulary: str, codes: Iterable[str]) -> dict[str, str]:
    """The names of these codes; one query. Unknown codes are missing from the answer.

    A vocabulary is a registered one, or a kind of record whose codes are slugs.
    """
    if vocabulary in Kind.values:
        entries = Entry.objects.of_kind(vocabulary).filter(slug__in=codes)
        return dict(entries.values_list("slug", "title"))
    return _lookups[vocabulary](codes)


def register_statuses(kind: str, family: str, words: type[TextChoices]) -> None:
    """What the status of an entry of this kind may be, and the family of its marks on pages."""
    _statuses[kind] = (family, words)


def statuses_of(kind: str) -> tuple[str, list[tuple[str, str]]]:
    """(family of marks, [(status, label), …] in their own order) of the entries of a kind; labels
    in the language in force.
    """
    family, words = _statuses[kind]
    return family, [(str(value), str(label)) for value, label in words.choices]
