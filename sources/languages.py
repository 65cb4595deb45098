"""Languages and how PostgreSQL reads them."""

# Snowball stemmers that every PostgreSQL from 15 on carries, by ISO 639-1 code. Kazakh, Kyrgyz,
# Tajik, Turkmen and Uzbek have none: their words are indexed as they stand.
CONFIGURATIONS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "hy": "armenian",
    "ru": "russian",
    "tr": "turkish",
}


def configuration_for(language):
    """The text search configuration of a language by its code: en, en-GB and EN are english."""
    return CONFIGURATIONS.get(language.lower().partition("-")[0], "simple")
