"""Datasets of topics, of policies and what follows from them, and of progress."""

from policies.choices import (
    ObligationStatus,
    PartyRole,
    PolicyStatus,
    Response,
    TopicScheme,
)
from policies.models import (
    Commitment,
    CoverageCheck,
    CoverageCheckSource,
    Initiative,
    Obligation,
    Party,
    Policy,
    Progress,
    Recommendation,
    Site,
    Topic,
    TopicMatch,
    TopicName,
    TopicTag,
)
from policies.money import AMOUNT, AMOUNT_CHECKS, RATE_CHECKS, amount_columns
from sources.importing import (
    AttachedDataset,
    Choice,
    Dataset,
    Integer,
    Language,
    ManyParties,
    ManyTo,
    Number,
    Partial,
    RecordDataset,
    Said,
    Text,
    To,
    ToWithin,
    register,
    register_reference,
)
from sources.importing.records import FROM_ONE, in_order, record_columns
from sources.models import Record

OWN = f"{TopicScheme.REGISTAN}/"
PARTY_COLUMNS = {
    "parties": PartyRole.PARTY,
    "partners": PartyRole.PARTNER,
    "responsible": PartyRole.RESPONSIBLE,
    "adopters": PartyRole.ADOPTER,
    "issuers": PartyRole.ISSUER,
    "addressees": PartyRole.ADDRESSEE,
    "supporters": PartyRole.SUPPORTER,
    "funders": PartyRole.FUNDER,
    "hosts": PartyRole.HOST,
    "obliged": PartyRole.OBLIGED,
    "beneficiaries": PartyRole.BENEFICIARY,
}


def topics_column():
    """What a record is about: codes of our own topics."""
    return ManyTo("topics", TopicTag, "topic", to="topic", prefix=OWN)


def party_columns():
    """One list a role of who has what part."""
    return [
        ManyParties(name, Party, said_as="parties", role=role)
        for name, role in PARTY_COLUMNS.items()
    ]


class TopicDataset(Dataset):
    """Topics name their parent within their own scheme."""

    def code_of(self, key_cells):
        return "/".join([key_cells[0] or TopicScheme.REGISTAN, key_cells[1]])


class ToTopic(ToWithin):
    """A topic by scheme and code; no scheme means our own."""

    def read(self, cells, references):
        return super().read([cells[0], cells[1] or TopicScheme.REGISTAN], references)


class OwnTopic(To):
    """One of our own topics by its code alone."""

    def parse(self, text, references):
        return references.find(self.to, OWN + text)


class ProgressDataset(AttachedDataset):
    """Where things stand. Initiatives have stages, the others statuses."""

    kinds = ("initiative", "commitment", "recommendation", "obligation")

    def derive(self, rows):
        rows = [row for row in rows if "record" in row.values]
        kinds = dict(
            Record.objects.filter(pk__in={row.values["record"] for row in rows}).values_list(
                "pk", "kind"
            )
        )
        for row in rows:
            kind = kinds[row.values["record"]]
            if kind in self.kinds:
                row.values["kind"] = kind
            else:
                row.fail("record", f"expected one of {', '.join(self.kinds)}; this is a {kind}")


def fits_its_record(values):
    """Initiatives have stages, the others statuses, none has both."""
    wanted, other = ("stage", "status") if values["kind"] == "initiative" else ("status", "stage")
    if not values[wanted]:
        yield wanted, f"expected a {wanted}, because the record is of kind {values['kind']}"
    if values[other]:
        yield other, f"expected none, because the record is of kind {values['kind']}"


register(
    TopicDataset(
        "topics",
        order=10,
        model=Topic,
        key=["scheme", "code"],
        known_as="topic",
        shows_everywhere=True,
        columns=[
            Choice("scheme"),
            Text("code"),
            Text("name"),
            ToTopic("parent", to="topic", within="scheme"),
            Text("definition"),
            Integer("position"),
        ],
    ),
    Dataset(
        "topic-names",
        order=11,
        model=TopicName,
        key=["topic", "language"],
        columns=[
            ToTopic("topic", to="topic", within="scheme"),
            Language("language"),
            Text("text"),
        ],
    ),
    Dataset(
        "topic-matches",
        order=12,
        model=TopicMatch,
        key=["topic", "target"],
        columns=[
            OwnTopic("topic", to="topic"),
            ToTopic("target", to="topic", within="target_scheme"),
            Choice("kind"),
        ],
    ),
)


register(
    RecordDataset(
        "policies",
        order=20,
        kind="policy",
        unknown=[PolicyStatus.NOT_CHECKED],
        model=Policy,
        checks=[in_order("starts", "ends")],
        columns=[
            *record_columns(),
            Choice("kind", "policy_kind"),
            Choice("status"),
            Text("reference"),
            Partial("adopted"),
            Partial("starts"),
            Partial("ends"),
            topics_column(),
            *party_columns(),
        ],
    ),
    RecordDataset(
        "initiatives",
        order=21,
        kind="initiative",
        together=AMOUNT,
        model=Initiative,
        checks=[in_order("starts", "ends"), *AMOUNT_CHECKS],
        columns=[
            *record_columns(),
            Choice("kind", "initiative_kind"),
            Choice("stage"),
            Integer("ordinal", within=FROM_ONE),
            Integer("count"),
            Partial("starts"),
            Partial("ends"),
            *amount_columns(),
            ManyTo("sites", Site, "place", to="place"),
            topics_column(),
            *party_columns(),
        ],
    ),
)


register(
    RecordDataset(
        "commitments",
        order=22,
        kind="commitment",
        together=AMOUNT,
        model=Commitment,
        checks=[in_order("made", "due"), *AMOUNT_CHECKS],
        columns=[
            *record_columns(),
            Choice("strength"),
            Partial("made"),
            Partial("due"),
            Text("means"),
            *amount_columns(),
            topics_column(),
            *party_columns(),
        ],
    ),
    RecordDataset(
        "recommendations",
        order=23,
        kind="recommendation",
        unknown=[Response.NONE_KNOWN],
        model=Recommendation,
        columns=[
            *record_columns(),
            Text("reference"),
            To("made_in", to="source"),
            Partial("made"),
            Choice("response"),
            topics_column(),
            *party_columns(),
        ],
    ),
    RecordDataset(
        "obligations",
        order=24,
        kind="obligation",
        together=AMOUNT,
        unknown=[ObligationStatus.NOT_CHECKED],
        model=Obligation,
        checks=[*AMOUNT_CHECKS, *RATE_CHECKS],
        columns=[
            *record_columns(),
            Number("rate"),
            Text("base"),
            Text("purpose"),
            Choice("status"),
            Partial("stated"),
            *amount_columns(),
            topics_column(),
            *party_columns(),
        ],
    ),
    ProgressDataset(
        "progress",
        order=28,
        of=["record"],
        said=Said("progress", item="{slug}", text="{status}{stage}"),
        model=Progress,
        checks=[fits_its_record],
        key=["slug"],
        needed=["record"],
        columns=[
            Text("slug", shape="slug"),
            To("record", to="record"),
            Choice("assessment"),
            Choice("status"),
            Choice("stage"),
            Partial("observed"),
            To("reported_by", to="organisation"),
            Text("note"),
        ],
    ),
)


def names_a_source(values):
    """A check that names no source says nothing."""
    if "sources" in values and not values["sources"]:
        yield "sources", "expected at least one source that was looked through"


register(
    Dataset(
        "coverage-checks",
        order=34,
        model=CoverageCheck,
        key=["country", "topic", "kind", "checked"],
        checks=[names_a_source],
        columns=[
            To("country", to="country"),
            OwnTopic("topic", to="topic"),
            Choice("kind"),
            Partial("checked", required=True),
            Choice("outcome"),
            Text("checked_by"),
            Text("note"),
            ManyTo("sources", CoverageCheckSource, "source", to="source", parent="coverage_check"),
        ],
    ),
)

register_reference("topic", Topic, code=("scheme", "code"))
