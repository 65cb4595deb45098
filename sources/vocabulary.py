"""Words of the reference data that filters accept and facets show: countries, groupings, topics.

The kernel knows none of these tables; the apps that own them register how to look words up.
"""

from collections.abc import Callable, Iterable

Lookup = Callable[[Iterable[str]], dict[str, str]]
_lookups: dict[str, Lookup] = {}


def register_vocabulary(name: str, lookup: Lookup) -> None:
    """`lookup` maps codes to the names readers see; codes it does not know are left out."""
    _lookups[name] = lookup


def names_of(vocabulary: str, codes: Iterable[str]) -> dict[str, str]:
    """The names of these codes; one query. Unknown codes are missing from the answer."""
    return _lookups[vocabulary](codes)
