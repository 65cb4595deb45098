"""Closed vocabularies of the kernel, stored as lower-case words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a record is. Each kind has one typed model in one app above."""

    ORGANISATION = "organisation", _("Organisation")
    PERSON = "person", _("Person")
    POLICY = "policy", _("Policy")
    INITIATIVE = "initiative", _("Initiative")
    COMMITMENT = "commitment", _("Commitment")
    RECOMMENDATION = "recommendation", _("Recommendation")
    OBLIGATION = "obligation", _("Obligation")
    EVENT = "event", _("Event")
    DECISION = "decision", _("Decision")
    STATEMENT = "statement", _("Statement")


class ReviewStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class NameKind(TextChoices):
    OFFICIAL = "official", _("Official name")
    COMMON = "common", _("Common name")
    SHORT = "short", _("Short name")
    ACRONYM = "acronym", _("Acronym")
    FORMER = "former", _("Former name")
    ALIAS = "alias", _("Alias")
    TRANSLITERATION = "transliteration", _("Transliteration")


class LinkKind(TextChoices):
    """How one record stands to another; read as "<from> <kind> <to>"."""

    FOLLOWS_UP = "follows_up", _("follows up")
    AFTER = "after", _("took place after")
    IMPLEMENTS = "implements", _("implements")
    UNDER = "under", _("was made under")
    ADOPTED_AT = "adopted_at", _("was adopted at")
    ENDORSED_AT = "endorsed_at", _("was endorsed at")
    MADE_AT = "made_at", _("was made at")
    SUPERSEDES = "supersedes", _("supersedes")
    PART_OF = "part_of", _("is part of")
    PREPARES = "prepares", _("prepares")
    PROPOSES = "proposes", _("proposes")
    CONFIRMS = "confirms", _("confirms support for")
    WELCOMES = "welcomes", _("welcomes")
    ESTABLISHED_BY = "established_by", _("was established by")
    MERGES = "merges", _("merges")
    SUPPORTS = "supports", _("supports")
    BASED_ON = "based_on", _("is based on")
    REPORTS_ON = "reports_on", _("reports on")
    CONTRADICTS = "contradicts", _("contradicts")
    RELATED = "related", _("is related to")


class LinkBasis(TextChoices):
    STATED = "stated", _("Stated by a source")
    INFERENCE = "inference", _("Curator's inference")


class SourceKind(TextChoices):
    PRESS_RELEASE = "press_release", _("Press release")
    NEWS = "news", _("News")
    BLOG = "blog", _("Blog post")
    REPORT = "report", _("Report")
    REVIEW = "review", _("Review")
    STRATEGY = "strategy", _("Strategy text")
    LAW = "law", _("Law")
    SPEECH = "speech", _("Speech")
    WEB_PAGE = "web_page", _("Web page")
    DATASET = "dataset", _("Dataset")
    DIGEST = "digest", _("Digest")


class Rendition(TextChoices):
    """How a source stands to its work."""

    ORIGINAL = "original", _("Original")
    REPUBLICATION = "republication", _("Republication")
    TRANSLATION = "translation", _("Translation")
    COPY = "copy", _("Copy")
    DIGEST = "digest", _("Digest in our own words")


class WarningKind(TextChoices):
    PUBLISHER_MISSING = "publisher_missing", _("Publisher missing")
    DATE_MISSING = "date_missing", _("Date missing")
    DATE_IMPOSSIBLE = "date_impossible", _("Date impossible")
    DATE_BEFORE_CONTENT = "date_before_content", _("Dated before what the text tells of")
    YEAR_MISSING = "year_missing", _("Year missing")
    WEEKDAY_WRONG = "weekday_wrong", _("Weekday does not fit the date")


class Rank(TextChoices):
    PREFERRED = "preferred", _("Preferred")
    NORMAL = "normal", _("Normal")
    DEPRECATED = "deprecated", _("Deprecated")


class Basis(TextChoices):
    STATED = "stated", _("Stated")
    INFERRED = "inferred", _("Inferred")
    COMPUTED = "computed", _("Computed")


class Verification(TextChoices):
    UNCHECKED = "unchecked", _("Not checked")
    CHECKED = "checked", _("Checked by a curator")
    CONFIRMED = "confirmed", _("Confirmed by an independent source")


class Precision(TextChoices):
    """How exactly a partial date is known; the range beside it says which days it may be."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    SEASON = "season", _("season")
    YEAR = "year", _("year")
    RANGE = "range", _("range")
    ABOUT = "about", _("about")
    UNKNOWN = "unknown", _("unknown")


class RunStatus(TextChoices):
    """Where an import stands. Only `applied` changed curated data."""

    UPLOADED = "uploaded", _("Uploaded")
    PLANNED = "planned", _("Planned")
    REFUSED = "refused", _("Refused, has errors")
    APPLYING = "applying", _("Being applied")
    APPLIED = "applied", _("Applied")
    FAILED = "failed", _("Failed, nothing changed")


class RowAction(TextChoices):
    CREATE = "create", _("Create")
    UPDATE = "update", _("Update")
    UNCHANGED = "unchanged", _("Unchanged")
    ERROR = "error", _("Error")
