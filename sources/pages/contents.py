"""What stands on a page, for components/contents.html."""

from django.utils.translation import gettext_lazy as _

FEWEST = 3
# (key of the context, id of the section, its title) in the order of records/detail.html
SECTIONS = (
    ("rows", "values", _("What is known")),
    ("decisions", "decisions", _("What was decided")),
    ("statements", "statements", _("What was said and found")),
    ("ladder", "how-far", _("How far it has come")),
    ("sessions", "sessions", _("Its meetings")),
    ("posts", "posts", _("Posts")),
    ("involved", "involved", _("Said and took part")),
    ("part_in", "", ""),
    ("clock", "clock", _("Silent, overdue, not checked?")),
    ("progress", "progress", _("What became of it")),
    ("decided_in", "decided", _("Decided on")),
    ("relations", "links", _("Links")),
    ("names", "names", _("Names")),
    ("translations", "translations", _("In other languages")),
)
COUNTED = {"decisions", "statements", "sessions", "posts", "decided_in", "relations"}


def contents(context):
    """The sections of a record's page; none where they are few enough to be seen at once."""
    found: list[dict] = []
    for key, name, title in SECTIONS:
        shown = context.get(key)
        if shown and name:
            count = len(shown) if key in COUNTED else ""
            found.append({"id": name, "title": title, "count": count})
        elif shown:
            found += of_sections(shown)
    return found if len(found) >= FEWEST else []


def of_sections(sections):
    """Entries for sections of cards, as sources.pages.cards makes them."""
    return [{"id": s["id"], "title": s["title"], "count": s["total"]} for s in sections]
