"""What schema.org allows of the types used here: which property, with what kind of value.

Taken from schema.org 29 by hand. `faults_in` names everything in a node that is not so.
"""

import re

DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
URL = re.compile(r"https?://\S+")
TEXT, DATE, ADDRESS = str, DAY, URL
THING = {
    "name": TEXT,
    "description": TEXT,
    "alternateName": TEXT,
    "identifier": TEXT,
    "url": ADDRESS,
    "sameAs": ADDRESS,
    "mainEntityOfPage": ("WebPage", ADDRESS),
}
ANYBODY = ("Organization", "GovernmentOrganization", "Person", "Country")
WORK = THING | {
    "about": None,
    "archivedAt": ADDRESS,
    "audience": ("Audience",),
    "author": ANYBODY,
    "citation": ("CreativeWork",),
    "dateCreated": DATE,
    "datePublished": DATE,
    "expires": DATE,
    "genre": TEXT,
    "inLanguage": TEXT,
    "isPartOf": ("WebSite",),
    "keywords": TEXT,
    "license": TEXT,
    "publisher": ANYBODY,
    "recordedAt": ("Event",),
    "spatialCoverage": ("Country",),
    "temporalCoverage": re.compile(r"(\d{4}[\d-]*|\.\.)/(\d{4}[\d-]*|\.\.)"),
}
ORGANISATION = THING | {
    "areaServed": ("Country",),
    "dissolutionDate": DATE,
    "foundingDate": DATE,
    "funder": ANYBODY,
    "keywords": TEXT,
    "location": ("Place",),
    "parentOrganization": ("Organization",),
    "subOrganization": ("Organization",),
}
TYPES = {
    "Audience": THING,
    "BlogPosting": WORK,
    "Country": THING,
    "CreativeWork": WORK,
    "Dataset": WORK,
    "Event": THING
    | {
        "contributor": ANYBODY,
        "endDate": DATE,
        "eventAttendanceMode": re.compile(r"https://schema\.org/\w+EventAttendanceMode"),
        "keywords": TEXT,
        "location": ("Place", "VirtualLocation"),
        "organizer": ANYBODY,
        "performer": ANYBODY,
        "startDate": DATE,
    },
    "GovernmentOrganization": ORGANISATION,
    "Legislation": WORK
    | {"legislationDate": DATE, "legislationIdentifier": TEXT, "legislationPassedBy": ANYBODY},
    "NewsArticle": WORK,
    "Organization": ORGANISATION,
    "OrganizationRole": THING
    | {"endDate": DATE, "roleName": TEXT, "startDate": DATE, "worksFor": ("Organization",)},
    "Person": THING
    | {
        "familyName": TEXT,
        "givenName": TEXT,
        "honorificPrefix": TEXT,
        "worksFor": ("OrganizationRole",),
    },
    "Place": THING | {"address": ("PostalAddress",)},
    "PostalAddress": THING | {"addressCountry": TEXT, "addressLocality": TEXT},
    "Project": ORGANISATION,
    "Quotation": WORK,
    "Report": WORK,
    "VirtualLocation": THING,
    "WebPage": WORK,
    "WebSite": WORK,
}


def faults_in(node, where=""):
    """Everything in a node and below that schema.org does not have so."""
    kind = node.get("@type")
    if kind not in TYPES:
        return [f"{where}: there is no type {kind}"]
    faults = []
    for name, values in node.items():
        if name.startswith("@"):
            continue
        place = f"{where}/{kind}.{name}"
        if name not in TYPES[kind]:
            faults.append(f"{place}: no such property")
            continue
        for value in values if isinstance(values, list) else [values]:
            faults += faults_of(value, TYPES[kind][name], place)
    return faults


def faults_of(value, expected, place):
    if isinstance(value, dict):
        nodes = (
            [one for one in expected or TYPES if isinstance(one, str)] if expected != TEXT else []
        )
        wrong = [] if value.get("@type") in nodes else [f"{place}: is a {value.get('@type')}"]
        return wrong + faults_in(value, place)
    if not isinstance(value, str) or not value:
        return [f"{place}: {value!r} is no text"]
    patterns = expected if isinstance(expected, tuple) else (expected,)
    fits = any(
        one is TEXT or (hasattr(one, "fullmatch") and one.fullmatch(value)) for one in patterns
    )
    return [] if fits else [f"{place}: {value!r}"]
