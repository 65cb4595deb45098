"""What fields of claims and parameters of lists are called, in the language in force."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FIELDS = {
    "title": pgettext_lazy("field", "title"),
    "summary": pgettext_lazy("field", "summary"),
    "names": pgettext_lazy("field", "names"),
    "topics": pgettext_lazy("field", "topics"),
    "links": pgettext_lazy("field", "links"),
    "parties": pgettext_lazy("field", "parties"),
    "participants": pgettext_lazy("field", "participants"),
    "progress": pgettext_lazy("field", "progress"),
    "posts": pgettext_lazy("field", "posts"),
    "sites": pgettext_lazy("field", "sites"),
    "subjects": pgettext_lazy("field", "subjects"),
    "kind": pgettext_lazy("field", "kind"),
    "status": pgettext_lazy("field", "status"),
    "stage": pgettext_lazy("field", "stage"),
    "strength": pgettext_lazy("field", "strength"),
    "verb": pgettext_lazy("field", "verb"),
    "response": pgettext_lazy("field", "response"),
    "format": pgettext_lazy("field", "format"),
    "adopted": pgettext_lazy("field", "adopted"),
    "starts": pgettext_lazy("field", "starts"),
    "ends": pgettext_lazy("field", "ends"),
    "made": pgettext_lazy("field", "made"),
    "stated": pgettext_lazy("field", "stated"),
    "due": pgettext_lazy("field", "due"),
    "made_in": pgettext_lazy("field", "made in"),
    "event": pgettext_lazy("field", "event"),
    "body": pgettext_lazy("field", "body"),
    "speaker": pgettext_lazy("field", "speaker"),
    "organisation": pgettext_lazy("field", "organisation"),
    "parent": pgettext_lazy("field", "parent"),
    "country": pgettext_lazy("field", "country"),
    "place": pgettext_lazy("field", "place"),
    "venue": pgettext_lazy("field", "venue"),
    "position": pgettext_lazy("field", "position"),
    "amount": pgettext_lazy("field", "amount"),
    "base": pgettext_lazy("field", "base"),
    "rate": pgettext_lazy("field", "rate"),
    "purpose": pgettext_lazy("field", "purpose"),
    "means": pgettext_lazy("field", "means"),
    "count": pgettext_lazy("field", "count"),
    "ordinal": pgettext_lazy("field", "ordinal"),
    "reference": pgettext_lazy("field", "reference"),
    "url": pgettext_lazy("field", "url"),
    "given_name": pgettext_lazy("field", "given name"),
    "family_name": pgettext_lazy("field", "family name"),
    "honorific": pgettext_lazy("field", "honorific"),
}
PARAMETERS = {
    "country": _("Country"),
    "grouping": _("Grouping"),
    "topic": _("Topic"),
    "organisation": _("Organisation"),
    "person": _("Person"),
    "in_post": _("In post"),
    "source": _("Source"),
    "year": _("Year"),
    "date": _("Date"),
    "due": _("Due"),
    "evidenced": _("Evidenced"),
    "silent_for": _("Silent for"),
    "overdue": _("Overdue"),
    "upcoming": _("Upcoming"),
    "kind": _("Kind"),
    "status": _("Status"),
    "stage": _("Stage"),
    "strength": _("Strength"),
    "response": _("Response"),
    "verb": _("Verb"),
    "language": _("Language"),
    "published": _("Published"),
    "amount": _("Amount"),
    "currency": _("Currency"),
    "rate": _("Rate"),
    "title": _("Title"),
    "publisher": _("Publisher"),
}


def field_words(name):
    """A field of a record as a claim names it: "made in"."""
    return str(FIELDS[name]) if name in FIELDS else name.replace("_", " ")


def parameter_base(name):
    """A parameter without its lookup: "Country"."""
    words = PARAMETERS.get(name)
    return str(words) if words else name.replace("_", " ").capitalize()
