"""Datasets of organisations, people and their posts."""

from countries.placed import PlacedDataset
from organisations.models import Organisation, Person, Post
from sources.importing import (
    AttachedDataset,
    Choice,
    Period,
    RecordDataset,
    Said,
    Text,
    To,
    Url,
    register,
)
from sources.importing.records import record_columns


def seen_in_term(values):
    """The days on which a person is seen in a post are days of its term."""
    term, seen = values.get("valid"), values.get("seen")
    if term is None or seen is None:
        return
    if term.first and seen.last < term.first:
        yield "seen_until", "expected a day of the term: it begins later"
    if term.last and seen.first > term.last:
        yield "seen_from", "expected a day of the term: it is over by then"


register(
    PlacedDataset(
        "organisations",
        order=13,
        kind="organisation",
        model=Organisation,
        columns=[
            *record_columns(),
            Choice("kind", "organisation_kind"),
            To("parent", to="organisation"),
            To("country", to="country"),
            To("place", to="place"),
            Url("url"),
            Period(),
        ],
    ),
    RecordDataset(
        "people",
        order=14,
        kind="person",
        model=Person,
        columns=[*record_columns(), Text("family_name"), Text("given_name"), Text("honorific")],
    ),
    AttachedDataset(
        "posts",
        of=["person", "organisation"],
        said=Said("posts", item="{organisation}: {role}", text="{role}"),
        order=15,
        model=Post,
        key=["person", "organisation", "role", "valid"],
        columns=[
            To("person", to="person"),
            To("organisation", to="organisation"),
            Text("role"),
            Period(),
            Period("seen", closed=True),
        ],
        checks=[seen_in_term],
    ),
)
