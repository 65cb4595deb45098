from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from countries.choices import MembershipRole, PlaceKind
from countries.downloads import figures_answer, indicator_answer, map_answer
from countries.indicator_figures import small_multiples
from countries.listing import URL, countries_context
from countries.models import Country, PlaceName
from countries.profile import profile, sources_of
from countries.worded import worded_groupings
from sources.addresses import country_page
from sources.choices import Kind, NameKind
from sources.clock import today
from sources.exports.jsonld import data_block, described_country
from sources.models import Entry
from sources.pages.cards import sections
from sources.pages.contents import of_sections
from sources.pages.kept import kept
from sources.pages.languages import PAGE, language_name, page_language
from sources.pages.localising import named
from sources.pages.nouns import title_of
from sources.pages.panels import panels_of
from sources.pages.standing import standing
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
FIRST = (
    {"id": "coverage", "title": gettext_lazy("How much is known")},
    {"id": "standing", "title": gettext_lazy("How it stands")},
)
LAST = (
    {"id": "indicators", "title": gettext_lazy("Indicators")},
    {"id": "groupings", "title": gettext_lazy("Groupings")},
    {"id": "sources", "title": gettext_lazy("Sources")},
)
CHARTS_SHOWN = 3
OTHERS_NAMED = 2


@require_safe
def country_list(request):
    """Countries, those of the region first, with how much is known of each. A parameter that is
    not understood is answered with 400 and the API's own words.
    """
    context = countries_context(request.GET)
    return render(request, "countries/list.html", context, status=400 if context["errors"] else 200)


@require_safe
def country_map(request, form):
    """The map of the list as a file."""
    return map_answer(request, countries_context({})["figure"], form, URL)


@require_safe
def country_indicators(request, code, form, slug=None):
    """An indicator of a country as a file, or the figures of all of them."""
    country = get_object_or_404(Country, iso3=code.upper())
    named([country], "country", "iso3")
    multiples = [one for one in small_multiples(country) if slug in (None, one["slug"])]
    if not multiples:
        raise Http404(f"There is no figure of “{slug}” for {country.iso3}.")
    if form == "csv":
        return figures_answer(country, multiples, f"{code}-{slug or 'indicators'}")
    [one] = multiples
    one["full_title"] = ", ".join(filter(None, (f"{country.name}: {one['name']}", one["unit"])))
    return indicator_answer(request, one, form, country_page(country.iso3))


@require_safe
def country_detail(request, code):
    """One country by its alpha-3 code in lower case; the code in capitals redirects."""
    if code != code.lower():
        return redirect("country", code=code.lower(), permanent=True)
    country = get_object_or_404(Country, iso3=code.upper())
    named([country], "country", "iso3")
    names, places, multiples = country_names(country), places_of(country), small_multiples(country)
    capitals = [place["name"] for place in places if place["is_capital"]]
    site = f"{request.scheme}://{request.get_host()}"
    texts = [name.text for _language, _code, some in names for name in some]
    context = {
        **kept(f"country:{country.iso3}:{today()}", lambda: _told(country)),
        **memberships(country),
        **panels_of("country", country.iso3),
        "country": country,
        "official_name": _official(country, names),
        "capital": capitals[0] if capitals else country.capital,
        "structured": data_block(described_country(country, texts, site)),
        "names": names,
        "cities": [place for place in places if place["is_city"]],
        "regions": [place for place in places if not place["is_city"]],
        "multiples": multiples[:CHARTS_SHOWN],
        "more_multiples": multiples[CHARTS_SHOWN:],
    }
    return render(request, "countries/detail.html", context)


def _told(country):
    """What records tell, and only publications and the day change: seven queries."""
    about = Entry.objects.filter(countries__contains=[country.iso3])
    found, counts = sections(about, each=CARDS_EACH, query=f"country={country.iso3}", kinds=KINDS)
    kinds = [kind for kind in KINDS if kind in counts]
    shown = [
        section
        | {"kind": kind, "cards": [_among_others(card, country.name) for card in section["cards"]]}
        for section, kind in zip(found, kinds, strict=True)
    ]
    return {
        **profile(country),
        "sections": shown,
        "contents": [*FIRST, *of_sections(shown), *LAST] if shown else [],
        "unread": _unread(counts) if counts else "",
        "standing": standing(about, f"country={country.iso3}"),
        "rest": sources_of(country),
    }


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


def places_of(country):
    """Cities and first-level regions, by name, with the names they bore before. Two queries."""
    former = Prefetch(
        "names",
        PlaceName.objects.filter(kind=NameKind.FORMER, language__in=["", page_language()]).order_by(
            "valid"
        ),
        to_attr="former_names",
    )
    found = list(country.places.prefetch_related(former).order_by("name"))
    capitals = {place.pk for place in found if place.name == country.capital}
    return [
        {
            "name": place.name,
            "is_city": place.kind == PlaceKind.CITY,
            "is_capital": place.kind == PlaceKind.CITY and place.pk in capitals,
            "former": [
                f"{name.text}, {period_text(name.valid, name.valid_precision)}"
                for name in place.former_names
            ],
        }
        for place in named(found, "place", "code")
    ]


def memberships(country):
    """The groupings of today in a line, and all of them as a table. One query, and one for names in
    another language than English.
    """
    held = list(country.memberships.select_related("grouping").order_by("valid", "grouping__slug"))
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
