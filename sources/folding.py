"""Folding: what a search compares instead of the text itself, one character to one character.

Lower case, without diacritics, apostrophes and dashes of one shape. Latin stays Latin and Cyrillic
stays Cyrillic. Because each character becomes exactly one, positions in the folded text are
positions in the text. `unaccent` leaves the letters of the region as they are, and 'İ'.lower() is
two characters: hence a map of our own.
"""

import unicodedata
from functools import lru_cache

# Letters that no decomposition takes apart, by what a reader without them would type.
LETTERS = {
    **dict(zip("ƏəıİŁłØøĐđÆæßŊŋ", "eeiilloodda" + "asnn", strict=True)),
    **dict(zip("ҚқҒғҢңӨөҰұҮүҲҳҶҷҺһӘәІі", "ккггннооууууххччххааии", strict=True)),
    **dict.fromkeys("ʻʼʽ‘’‛`´′", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„«»", '"'),
}
KEPT = "Йй"  # decomposes to и and a breve, but is a letter of its own


def fold(text):
    """The text in lower case without diacritics; len(fold(text)) == len(text)."""
    return "".join(map(_folded, text))


def fold_name(text):
    """A name as it is stored for comparing. Letters typed as base and mark are joined first."""
    return fold(unicodedata.normalize("NFC", text))


@lru_cache(maxsize=4096)
def _folded(character):
    if character in LETTERS:
        return LETTERS[character]
    if character in KEPT:
        return "й"
    if character.isspace():
        return " "
    base = unicodedata.normalize("NFD", character)[0]
    lower = base.lower()
    return lower if len(lower) == 1 else base
