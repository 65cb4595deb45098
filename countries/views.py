from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from countries.choices import MembershipRole, PlaceKind
from countries.indicator_figures import small_multiples
from countries.map_figure import map_figure, records_measure
from countries.models import Country, PlaceName
from countries.standing import standing
from countries.worded import worded_groupings
from sources.addresses import country_page
from sources.choices import Kind, NameKind
from sources.clock import today
from sources.exports.jsonld import data_block, described_country
from sources.models import Entry
from sources.pages.cards import counts_in, sections
from sources.pages.contents import of_sections
from sources.pages.kept import kept
from sources.pages.languages import PAGE, language_name, page_language
from sources.pages.localising import named
from sources.pages.nouns import title_of
from sources.periods import period_text

KINDS = (
    Kind.COMMITMENT,
    Kind.POLICY,
    Kind.INITIATIVE,
    Kind.RECOMMENDATION,
    Kind.OBLIGATION,
    Kind.EVENT,
    Kind.DECISION,
    Kind.STATEMENT,
    Kind.PERSON,
    Kind.ORGANISATION,
)
CARDS_EACH = 3
SURE = (
    {"id": "indicators", "title": gettext_lazy("Indicators")},
    {"id": "groupings", "title": gettext_lazy("Groupings")},
)
OTHERS_NAMED = 2


@require_safe
def country_list(request):
    """All countries, those of the region first, with how much is known of each. Four queries."""
    numbers = kept("countries", lambda: counts_in("countries"))
    rows = [
        {"country": c, "url": country_page(c.iso3), "records": numbers.get(c.iso3, 0)}
        for c in named(Country.objects.all(), "country", "iso3")
    ]
    context = {
        "covered": [row for row in rows if row["country"].is_covered],
        "others": [row for row in rows if not row["country"].is_covered],
        "figure": map_figure(records_measure(numbers)),
    }
    return render(request, "countries/list.html", context)


@require_safe
def country_detail(request, code):
    """One country by its alpha-3 code in lower case; the code in capitals redirects."""
    if code != code.lower():
        return redirect("country", code=code.lower(), permanent=True)
    country = get_object_or_404(Country, iso3=code.upper())
    named([country], "country", "iso3")
    about = Entry.objects.filter(countries__contains=[country.iso3])
    found, counts = sections(about, each=CARDS_EACH, query=f"country={country.iso3}", kinds=KINDS)
    for section in found:
        section["cards"] = [_among_others(card, country.name) for card in section["cards"]]
    names = country_names(country)
    shown_cities = cities(country)
    site = f"{request.scheme}://{request.get_host()}"
    texts = [name.text for _language, _code, some in names for name in some]
    context = {
        "country": country,
        "official_name": _official(country, names),
        "capital": next((c["name"] for c in shown_cities if c["is_capital"]), country.capital),
        "structured": data_block(described_country(country, texts, site)),
        "sections": found,
        "contents": [*of_sections(found), *(SURE if found else ())],
        "unread": _unread(counts) if counts else "",
        "names": names,
        **memberships(country),
        "multiples": small_multiples(country),
        "standing": standing(country),
        "cities": shown_cities,
        "total": sum(counts.values()),
    }
    return render(request, "countries/detail.html", context)


def _among_others(card, name):
    """The card with the countries beside this one, in a word where they are many."""
    others = [other for other in card["countries"] if other != name]
    if len(others) > OTHERS_NAMED:
        number = len(others)
        words = ngettext("%(n)s other country", "%(n)s other countries", number)
        others = [words % {"n": number}]
    if not others:
        return card | {"countries": []}
    listed = _(" and ").join(others)
    return card | {"countries": [_("with %(countries)s") % {"countries": listed}]}


def _unread(counts):
    """What nothing was read about. Never to be taken for "there is none"."""
    missing = [title_of(kind).lower() for kind in KINDS if kind not in counts]
    if not missing:
        return ""
    listed = _(" or ").join(filter(None, (", ".join(missing[:-1]), missing[-1])))
    words = _("No source read so far speaks of %(kinds)s here. That is not the same as none.")
    return words % {"kinds": listed}


def country_names(country):
    """Names by language: ("Kazakh", [name, …]), the page's own language first. One query."""
    by_language: dict[str, list] = {}
    for name in country.names.order_by("language", "kind", "text"):
        by_language.setdefault(name.language, []).append(name)
    return sorted(
        ((language_name(code), code, names) for code, names in by_language.items()),
        key=lambda row: (row[1] != page_language(), row[0]),
    )


def _official(country, names):
    """Its full name in the page's language, else in English."""
    here = [some for _language, code, some in names if code == page_language() != PAGE]
    official = [name.text for some in here for name in some if name.kind == NameKind.OFFICIAL]
    return official[0] if official else country.official_name


def cities(country):
    """Cities with the names they bore before. Two queries."""
    former = Prefetch(
        "names",
        PlaceName.objects.filter(
            kind=NameKind.FORMER, language__in=["", page_language()]
        ).order_by("valid"),
        to_attr="former_names",
    )
    found = country.places.filter(kind=PlaceKind.CITY).prefetch_related(former).order_by("name")
    found = list(found)
    capitals = {city.pk for city in found if city.name == country.capital}
    return [
        {
            "name": city.name,
            "is_capital": city.pk in capitals,
            "former": [
                f"{name.text}, {period_text(name.valid, name.valid_precision)}"
                for name in city.former_names
            ],
        }
        for city in named(found, "place", "code")
    ]


def memberships(country):
    """The groupings of today in a line, and all of them as a table. One query, and one for names in
    another language than English.
    """
    held = list(
        country.memberships.select_related("grouping").order_by("valid", "grouping__slug")
    )
    worded_groupings(membership.grouping for membership in held)
    return {
        "present": [_membership_words(m) for m in held if today() in m.valid],
        "memberships": _memberships_table(held),
    }


def _membership_words(membership):
    words = str(membership.grouping)
    if membership.role == MembershipRole.MEMBER:
        return words
    return f"{words} ({membership.get_role_display().lower()})"


def _memberships_table(held):
    """For components/table.html: in which groupings, in what role, since when."""
    rows = [
        [
            {"text": _grouping_words(m.grouping)},
            {"text": m.get_role_display(), "label": _("Role")},
            {"text": _unbroken(period_text(m.valid, m.valid_precision)), "label": _("When")},
            {"text": m.note or _("no note"), "label": _("Note")},
        ]
        for m in held
    ]
    return {
        "id": "memberships-table",
        "caption": _("Groupings and when the country belonged to them"),
        "columns": [{"label": name} for name in (_("Grouping"), _("Role"), _("When"), _("Note"))],
        "rows": [{"cells": cells} for cells in rows],
        "brief": True,
    }


def _unbroken(text):
    return text.replace(" ", "\u00a0")


def _grouping_words(grouping):
    return f"{grouping.acronym}, {grouping.name}" if grouping.acronym else grouping.name
