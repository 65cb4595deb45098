"""Datasets of the kernel: works, sources, digests, what is attached to records, claims."""

from sources.importing import (
    AttachedDataset,
    Boolean,
    Choice,
    Day,
    Language,
    NameText,
    Partial,
    Period,
    Said,
    Text,
    To,
    Url,
    register,
    register_reference,
)
from sources.importing.bibliography import (
    DescribedSourceDataset,
    WarningDataset,
    WorkDataset,
)
from sources.importing.claims import ClaimDataset, claim_columns
from sources.importing.digests import DigestDataset, digest_columns
from sources.importing.publications import PublicationDataset, publication_columns
from sources.models import (
    Claim,
    FormerSourceSlug,
    Link,
    Name,
    Record,
    Source,
    SourceWarning,
    Translation,
    Work,
)


def inference_says_why(values):
    if values["basis"] == "inference" and not values["reason"]:
        yield "reason", "expected the reason, because the link is an inference"


def joins_two_records(values):
    if values["from_record"] == values["to_record"]:
        yield "to_record", "expected another record than from_record"


register(
    WorkDataset(
        "works",
        order=16,
        model=Work,
        key=["slug"],
        columns=[Text("slug", shape="slug"), Text("title")],
    ),
    DescribedSourceDataset(
        "sources",
        order=17,
        model=Source,
        key=["slug"],
        distinct=[("expected_sha256",)],
        columns=[
            Text("slug", shape="slug"),
            To("work", to="work"),
            Choice("rendition"),
            Choice("kind"),
            Text("title"),
            Text("publisher"),
            To("publisher_record", to="record"),
            Text("republisher"),
            Text("author"),
            Url("url"),
            Url("archive_url"),
            Partial("published"),
            Day("accessed", "accessed_on"),
            Language("language"),
            Text("licence"),
            Text("series"),
            Text("symbol"),
            Text("facts"),
            Text("expected_sha256", shape="sha256"),
        ],
    ),
    WarningDataset(
        "source-warnings",
        order=18,
        model=SourceWarning,
        key=["source", "kind"],
        columns=[To("source", to="source"), Choice("kind"), Text("detail")],
    ),
    DigestDataset("digests", order=19, model=Source, key=["slug"], columns=digest_columns()),
)


register(
    AttachedDataset(
        "names",
        order=29,
        of=["record"],
        said=Said("names", item="{text}", text="{text}"),
        model=Name,
        key=["record", "text", "kind", "language"],
        columns=[
            To("record", to="record"),
            NameText("text"),
            Choice("kind"),
            Language("language"),
            Text("script", shape="script"),
            Period(),
        ],
    ),
    AttachedDataset(
        "translations",
        order=30,
        of=["record"],
        model=Translation,
        key=["record", "language"],
        columns=[
            To("record", to="record"),
            Language("language"),
            Text("title"),
            Text("summary"),
            Boolean("is_machine"),
        ],
    ),
    AttachedDataset(
        "links",
        order=31,
        of=["from_record", "to_record"],
        said=Said(
            "links", item="{kind} {to_record}", text="{to_record}", unless={"basis": "inference"}
        ),
        model=Link,
        key=["from_record", "kind", "to_record"],
        checks=[inference_says_why, joins_two_records],
        columns=[
            To("from_record", to="record"),
            Choice("kind"),
            To("to_record", to="record"),
            Choice("basis"),
            Text("reason"),
        ],
    ),
)


register_reference("work", Work)
register_reference(
    "source",
    Source,
    former=FormerSourceSlug.objects.values_list("source_id", "slug").iterator,
)
register(
    ClaimDataset(
        "claims",
        order=32,
        model=Claim,
        key=["record", "field", "item", "passage", "span_start", "span_end", "told"],
        needed=["source", "paragraph", "quote"],
        columns=claim_columns(),
    ),
    PublicationDataset(
        "publications",
        order=33,
        model=Record,
        key=["record"],
        needed=["status"],
        columns=publication_columns(),
    ),
)
