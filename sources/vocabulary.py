"""Codes that filters accept and facets show, with the names they stand for.

The kernel does not know the tables of reference data; the apps that own them register how to look
their codes up. Records are looked up among the entries, so drafts are as unknown as what never was.
"""

from collections.abc import Callable, Iterable

from sources.choices import Kind
from sources.models import Entry

Lookup = Callable[[Iterable[str]], dict[str, str]]
_lookups: dict[str, Lookup] = {}


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
