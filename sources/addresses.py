"""Where things are read: the same plural names for pages and API."""

from sources.choices import Kind

API = "/api/v1"
IRREGULAR = {Kind.PERSON: "people", Kind.POLICY: "policies"}
PLURALS: dict[str, str] = {kind.value: IRREGULAR.get(kind, f"{kind.value}s") for kind in Kind}


def record_page(kind, slug):
    """The page of a record: /commitments/some-slug/."""
    return f"/{PLURALS[kind]}/{slug}/"


def record_api(kind, slug):
    """The same record in the API: /api/v1/commitments/some-slug/."""
    return f"{API}{record_page(kind, slug)}"


def thread_page(kind, slug):
    """What came before a record and after it: /thread/decision/some-slug/."""
    return f"/thread/{kind}/{slug}/"


def country_page(iso3):
    return f"/countries/{iso3.lower()}/"


def topic_page(code):
    return f"/topics/{code}/"


def source_page(slug, paragraph=None):
    """The reader of a source, at a paragraph where one is given."""
    return f"/sources/{slug}/" + (f"#p{paragraph}" if paragraph else "")
