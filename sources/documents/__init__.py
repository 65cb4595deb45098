"""From the text of a document to its passages. Knows texts, no database."""

from sources.documents.dating import warnings_of
from sources.documents.encoding import DocumentRefused, decoded, storable
from sources.documents.language import language_of, passage_language
from sources.documents.paragraphs import Paragraph, paragraphs

__all__ = [
    "DocumentRefused",
    "Paragraph",
    "decoded",
    "language_of",
    "paragraphs",
    "passage_language",
    "storable",
    "warnings_of",
]
