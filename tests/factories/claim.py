import factory
from factory.django import DjangoModelFactory

from sources.choices import LinkBasis, LinkKind
from sources.models import Claim, Link, Name, Translation
from tests.factories.source import PassageFactory

ANY_RECORD = "tests.factories.organisation.OrganisationFactory"


class ClaimFactory(DjangoModelFactory):
    """A claim about the title, quoting a passage made for it; `quote` is any part of that."""

    class Meta:
        model = Claim

    record = factory.SubFactory(ANY_RECORD)
    field = "title"
    passage = factory.SubFactory(PassageFactory)
    source = factory.SelfAttribute("passage.source")
    quote = factory.SelfAttribute("passage.text")
    span_start = factory.LazyAttribute(lambda claim: claim.passage.text.index(claim.quote))
    span_end = factory.LazyAttribute(lambda claim: claim.span_start + len(claim.quote))


class NameFactory(DjangoModelFactory):
    class Meta:
        model = Name

    record = factory.SubFactory(ANY_RECORD)
    text = factory.Sequence(lambda n: f"Name {n}")
    folded = factory.LazyAttribute(lambda name: name.text.casefold())


class TranslationFactory(DjangoModelFactory):
    class Meta:
        model = Translation

    record = factory.SubFactory(ANY_RECORD)
    language = "ru"
    title = factory.Sequence(lambda n: f"Перевод {n}")


class LinkFactory(DjangoModelFactory):
    """A curator's inference; `basis="stated"` makes one that a source states."""

    class Meta:
        model = Link

    from_record = factory.SubFactory(ANY_RECORD)
    kind = LinkKind.RELATED
    to_record = factory.SubFactory(ANY_RECORD)
    basis = LinkBasis.INFERENCE
    reason = factory.LazyAttribute(
        lambda link: "Both speak of the same levy." if link.basis == LinkBasis.INFERENCE else ""
    )
