"""How long ago something was, in words and in the language in force."""

from django.utils.translation import ngettext


def age_text(months):
    """So many months in words: "3 years 2 months"."""
    years, rest = divmod(months, 12)
    words = []
    if years:
        words.append(ngettext("%(n)s year", "%(n)s years", years) % {"n": years})
    if rest or not years:
        words.append(months_text(rest))
    return " ".join(words)


def months_text(number):
    return ngettext("%(n)s month", "%(n)s months", number) % {"n": number}
