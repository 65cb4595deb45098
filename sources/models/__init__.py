from sources.models.claim import Claim, OriginalSpan
from sources.models.document import FormerSourceSlug, Passage, Source, SourceWarning, Work
from sources.models.entry import Entry, EntryCard, EntryRevision
from sources.models.importing import ImportIssue, ImportRow, ImportRun
from sources.models.record import (
    FormerSlug,
    Link,
    Name,
    NameFields,
    Record,
    Transition,
    Translation,
)

__all__ = [
    "Claim",
    "Entry",
    "EntryCard",
    "EntryRevision",
    "FormerSlug",
    "FormerSourceSlug",
    "ImportIssue",
    "ImportRow",
    "ImportRun",
    "Link",
    "Name",
    "NameFields",
    "OriginalSpan",
    "Passage",
    "Record",
    "Source",
    "SourceWarning",
    "Transition",
    "Translation",
    "Work",
]
