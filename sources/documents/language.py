"""Which language a text is in."""

import unicodedata
from collections import Counter
from functools import cache, lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Languages of the region and of those who write about it. The whole model knows 130, and takes
# English headings for Nigerian Pidgin or Afrikaans.
LANGUAGES = [
    "ar", "az", "de", "en", "es", "fa", "fr", "hy", "ja", "ka", "kk", "ko", "ky", "mn", "ps",
    "ru", "tg", "tk", "tr", "ug", "uk", "ur", "uz", "zh",
]  # fmt: skip
ENOUGH_LETTERS = 20
ENOUGH_OF_ANOTHER_SCRIPT = 60  # fewer are names and addresses
SAMPLE = 20_000  # characters
LOOKED_AT = 2_000  # characters, for the script


@cache
def _identifier():
    """Half a second and 40 MB, so only once a process and only when asked."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier


def language_of(text):
    """ISO 639-1 code of the language most of the text is in; empty for too few letters."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < ENOUGH_LETTERS:
        return ""
    return _identifier().classify(sample)[0]


def passage_language(passage, document, language):
    """The language of one passage: the document's, unless it is written in another script.

    A Russian paragraph of an English page is told apart; two languages in one script are not.
    """
    main, _letters = script_of(document[:LOOKED_AT])
    if main == "LATIN" and passage.isascii():
        return language
    own, letters = script_of(passage[:LOOKED_AT])
    if letters >= ENOUGH_OF_ANOTHER_SCRIPT and own != main:
        return language_of(passage) or language
    return language


@lru_cache(maxsize=16)
def script_of(text):
    """The script of most letters (CYRILLIC, LATIN, ARABIC …), and how many there are of it."""
    counts: Counter[str] = Counter()
    for letter, times in Counter(text).items():
        if letter.isalpha():
            counts[_script(letter)] += times
    return counts.most_common(1)[0] if counts else ("", 0)


@lru_cache(maxsize=4096)
def _script(letter):
    return unicodedata.name(letter, "UNKNOWN").partition(" ")[0]
