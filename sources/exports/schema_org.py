"""What schema.org says of each kind of record, read off its ready document."""

from sources.choices import Kind, Precision

EXACT = {Precision.DAY, Precision.MONTH, Precision.YEAR}
LAWS = {"law", "decree"}
PUBLIC_BODIES = {"government", "ministry", "agency"}
MODES = {
    "in_person": "https://schema.org/OfflineEventAttendanceMode",
    "online": "https://schema.org/OnlineEventAttendanceMode",
    "hybrid": "https://schema.org/MixedEventAttendanceMode",
}


def filled(thing):
    """Without what is not known."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}


def work(document):
    return {
        "genre": document.get("kind_label") or str(Kind(document["type"]).label),
        "keywords": [topic["name"] for topic in document.get("topics", [])],
        "spatialCoverage": [_country(one) for one in document["countries"]],
    }


def type_of(document):
    kind, narrower = document["type"], document.get("kind")
    if kind == Kind.POLICY:
        return "Legislation" if narrower in LAWS else "CreativeWork"
    if kind == Kind.ORGANISATION:
        return "GovernmentOrganization" if narrower in PUBLIC_BODIES else "Organization"
    if kind == Kind.STATEMENT:
        return "Quotation" if narrower == "quote" else "CreativeWork"
    return TYPES.get(kind, "CreativeWork")


TYPES = {Kind.EVENT: "Event", Kind.PERSON: "Person", Kind.INITIATIVE: "Project"}
NO_WORKS = {Kind.EVENT, Kind.PERSON, Kind.INITIATIVE, Kind.ORGANISATION}


def when(shown):
    """A partial date as ISO 8601, where it is a day, a month or a year; else None."""
    return shown["value"] if shown and shown["precision"] in EXACT else None


def _span(starts, ends):
    """ISO 8601 interval of two partial dates, open where one is not known."""
    first, last = when(starts), when(ends)
    return f"{first or '..'}/{last or '..'}" if first or last else None


def _country(one):
    return {"@type": "Country", "name": one["name"], "identifier": one["code"]}


def _record(reference, site):
    """Another record, in a word."""
    if not reference:
        return None
    address = f"{site}{reference['url']}"
    return {"@type": type_of(reference), "@id": address, "name": reference["title"], "url": address}


def _party(party, site):
    """Who has a part; categories in words are nobody in particular."""
    kind, _colon, _slug = party["ref"].partition(":")
    if kind == "category":
        return None
    types = {"person": "Person", "organisation": "Organization", "grouping": "Organization"}
    named = {"@type": types.get(kind, "Country"), "name": party["name"]}
    return named | ({"url": f"{site}{party['url']}"} if party["url"] else {})


def _parties(document, site, *roles):
    people = document.get("parties") or document.get("participants") or []
    found = [_party(one, site) for one in people if one["role"] in roles]
    return [one for one in found if one]


def _place(document):
    place, country = document.get("place"), document.get("country")
    if not place and not country:
        return None
    address = {
        "@type": "PostalAddress",
        "addressLocality": place and place["name"],
        "addressCountry": country and country["name"],
    }
    name = document.get("venue") or (place or country)["name"]
    return {"@type": "Place", "name": name, "address": filled(address)}


def _event(document, site):
    online = {"@type": "VirtualLocation", "url": f"{site}{document['url']}"}
    places = [_place(document)] if _place(document) else []
    if document["format"] == "online":
        places = [online]
    return {
        "startDate": when(document["starts"]),
        "endDate": when(document["ends"]),
        "eventAttendanceMode": document["format"] and MODES[document["format"]],
        "location": places,
        "organizer": _parties(document, site, "organiser", "host"),
        "performer": _parties(document, site, "speaker"),
        "contributor": _parties(document, site, "contributor", "supporter"),
        "keywords": [topic["name"] for topic in document["topics"]],
    }


def _organisation(document, site):
    valid = document["valid"] or {}
    return {
        "parentOrganization": _record(document["parent"], site),
        "location": _place(document),
        "foundingDate": valid.get("from"),
        "dissolutionDate": valid.get("until"),
        "sameAs": document["website"],
        "subOrganization": [_record(one, site) for one in document["divisions"]],
    }


def _person(document, site):
    return {
        "givenName": document["given_name"],
        "familyName": document["family_name"],
        "honorificPrefix": document["honorific"],
        "worksFor": [_post(post, site) for post in document["posts"]],
    }


def _post(post, site):
    """A post with its term; the days on which somebody was seen in it are no ends of it."""
    term = post["valid"] or {}
    role = {
        "@type": "OrganizationRole",
        "roleName": post["role"],
        "startDate": term.get("from"),
        "endDate": term.get("until"),
        "worksFor": _record(post["organisation"], site),
    }
    return filled(role)


def _policy(document, site):
    period = _span(document["starts"], document["ends"])
    adopters = _parties(document, site, "adopter")
    if document["kind"] not in LAWS:
        return {
            "author": adopters or _parties(document, site, "party"),
            "dateCreated": when(document["adopted"]),
            "temporalCoverage": period,
            "identifier": document["reference"],
        }
    return {
        "legislationPassedBy": adopters,
        "legislationDate": when(document["adopted"]),
        "legislationIdentifier": document["reference"],
        "temporalCoverage": period,
    }


def _initiative(document, site):
    return {
        "foundingDate": when(document["starts"]),
        "dissolutionDate": when(document["ends"]),
        "funder": _parties(document, site, "funder"),
        "location": [{"@type": "Place", "name": site_["name"]} for site_ in document["sites"]],
        "areaServed": [_country(one) for one in document["countries"]],
        "keywords": [topic["name"] for topic in document["topics"]],
    }


def _commitment(document, site):
    return {
        "author": _parties(document, site, "party"),
        "dateCreated": when(document["made"]),
        "expires": when(document["due"]),
    }


def _recommendation(document, site):
    addressees = _parties(document, site, "addressee")
    return {
        "author": _parties(document, site, "issuer"),
        "audience": [{"@type": "Audience", "name": one["name"]} for one in addressees],
        "dateCreated": when(document["made"]),
        "identifier": document["reference"],
    }


def _obligation(document, _site):
    return {"dateCreated": when(document["stated"])}


def _decision(document, site):
    return {
        "recordedAt": _record(document["event"], site),
        "dateCreated": when(document["made"]),
        "about": [_record(subject, site) for subject in document["subjects"]],
    }


def _statement(document, site):
    return {
        "author": _record(document["speaker"] or document["organisation"], site),
        "recordedAt": _record(document["event"], site),
        "dateCreated": when(document["made"]),
    }


DESCRIBERS = {
    Kind.EVENT: _event,
    Kind.ORGANISATION: _organisation,
    Kind.PERSON: _person,
    Kind.POLICY: _policy,
    Kind.INITIATIVE: _initiative,
    Kind.COMMITMENT: _commitment,
    Kind.RECOMMENDATION: _recommendation,
    Kind.OBLIGATION: _obligation,
    Kind.DECISION: _decision,
    Kind.STATEMENT: _statement,
}
