"""The language a page is in, and what the others are called in it."""

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language, gettext, gettext_lazy

PAGE = "en"  # of the projection, and of records unless they say otherwise
OTHERS = {  # unknown to Django by these codes
    "ps": gettext_lazy("Pashto"),
    "prs": gettext_lazy("Dari"),
    "zh": gettext_lazy("Chinese"),
}


def page_language():
    return get_language() or PAGE


def language_name(code):
    """Kazakh for kk, in the page's language; the code itself where nobody gave it a name."""
    if code in OTHERS:
        return str(OTHERS[code])
    name = LANG_INFO.get(code, {}).get("name")
    return gettext(name) if name else code


def language_inside(code):
    """The same within a sentence, where languages other than English write it small."""
    name = language_name(code)
    return name if page_language() == PAGE else name.lower()


def in_page_language(record):
    """Title and summary as the page shows them, what `lang` they have, and what to say of that.

    A record in another language shows in its translation into the page's, if it has one, else as
    it stands; either way it says so.
    """
    own = record["language"]
    shown = {"title": record["title"], "summary": record.get("summary", "")}
    if own == page_language():
        return shown
    fitting = [t for t in record.get("translations", []) if t["language"] == page_language()]
    if not fitting:
        words = gettext("Shown in %(language)s: not translated yet")
        return shown | {"language": own, "fallback": words % {"language": language_inside(own)}}
    translated = fitting[0]
    words = (
        gettext("Translated from %(language)s by a machine, unread by people")
        if translated["is_machine"]
        else gettext("Translated from %(language)s")
    )
    return {
        "title": translated["title"],
        "summary": translated["summary"],
        "fallback": words % {"language": language_inside(own)},
        "is_machine": translated["is_machine"],
    }
