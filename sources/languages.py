"""Languages: which there are, and how PostgreSQL reads them."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from pycountry import countries, languages, scripts

ALPHA_2 = 2

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


CODE = re.compile(r"([a-z]{2,3})(?:-([A-Z]{2}|[A-Z][a-z]{3}))?")


def is_language(code):
    """True for a code of ISO 639, perhaps with a country or a script: kk, prs, en-GB, uz-Latn."""
    match = CODE.fullmatch(code)
    if not match:
        return False
    language, where = match.groups()
    known = languages.get(**{f"alpha_{len(language)}": language})
    placed = not where or (
        countries.get(alpha_2=where) if len(where) == ALPHA_2 else scripts.get(alpha_4=where)
    )
    return bool(known and placed)


def check_language(code):
    """The validator of fields that hold a language. Raises ValidationError."""
    if not is_language(code):
        raise ValidationError(
            "“%(code)s” is no language of ISO 639; write en, ru, prs or uz-Latn.",
            code="unknown_language",
            params={"code": code},
        )


def language_code(*, blank=False):
    """The constraint that a model's `language` looks like a code. Which codes there are is known
    to files and forms, not to the database.
    """
    shape = models.Q(language__regex=r"^[a-z]{2,3}(-([A-Z]{2}|[A-Z][a-z]{3}))?$")
    return models.CheckConstraint(
        condition=models.Q(language="") | shape if blank else shape,
        name="%(class)s_language_is_a_code",
        violation_error_message="A language is a code of ISO 639, such as en, ru, prs or uz-Latn.",
    )
