"""The page's own language, and what the others are called in it."""

from django.conf.locale import LANG_INFO

PAGE = "en"
OTHERS = {"ps": "Pashto", "prs": "Dari", "zh": "Chinese"}  # unknown to Django by these codes


def language_name(code):
    """Kazakh for kk; the code itself where nobody gave it a name."""
    return OTHERS.get(code) or LANG_INFO.get(code, {}).get("name", code)


def in_page_language(record):
    """Title and summary as the page shows them, what `lang` they have, and what to say of that.

    A record in another language shows in its translation into the page's, if it has one, else as
    it stands; either way it says so.
    """
    own = record["language"]
    shown = {"title": record["title"], "summary": record.get("summary", "")}
    if own == PAGE:
        return shown
    fitting = [t for t in record.get("translations", []) if t["language"] == PAGE]
    if not fitting:
        words = f"Shown in {language_name(own)}: not translated yet"
        return shown | {"language": own, "fallback": words}
    translated = fitting[0]
    words = f"Translated from {language_name(own)}"
    if translated["is_machine"]:
        words += " by a machine, unread by people"
    return {"title": translated["title"], "summary": translated["summary"], "fallback": words}
