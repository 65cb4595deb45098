import hashlib

import factory
from factory.django import DjangoModelFactory

from sources.choices import SourceKind, WarningKind
from sources.models import Passage, Source, SourceWarning, Work


class WorkFactory(DjangoModelFactory):
    class Meta:
        model = Work

    slug = factory.Sequence(lambda n: f"work-{n}")
    title = factory.Sequence(lambda n: f"Work {n}")


class SourceFactory(DjangoModelFactory):
    """A source with a text of its own; `text=""` makes one known by mention only."""

    class Meta:
        model = Source

    slug = factory.Sequence(lambda n: f"source-{n}")
    work = factory.SubFactory(WorkFactory)
    kind = SourceKind.PRESS_RELEASE
    title = factory.Sequence(lambda n: f"Press release {n}")
    publisher = "UNECE"
    language = "en"
    text = factory.Sequence(lambda n: f"Source {n} says that work goes on.")
    content_sha256 = factory.LazyAttribute(
        lambda source: hashlib.sha256(source.text.encode()).hexdigest() if source.text else ""
    )


class SourceWarningFactory(DjangoModelFactory):
    class Meta:
        model = SourceWarning

    source = factory.SubFactory(SourceFactory)
    kind = WarningKind.DATE_MISSING


class PassageFactory(DjangoModelFactory):
    """A paragraph, by default the only one of a source made for it.

    For several in one source give `source`, `position` and a `text` that stands in the source's.
    """

    class Meta:
        model = Passage

    text = factory.Sequence(lambda n: f"Paragraph {n}: six countries agreed to work together.")
    source = factory.SubFactory(SourceFactory, text=factory.SelfAttribute("..text"))
    position = 1
    start = factory.LazyAttribute(lambda passage: passage.source.text.index(passage.text))
