import factory
from factory.django import DjangoModelFactory

from policies.choices import TopicScheme
from policies.models import Topic, TopicMatch, TopicName, TopicTag
from tests.factories.policy import CommitmentFactory


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic
        django_get_or_create = ["scheme", "code"]

    scheme = TopicScheme.REGISTAN
    code = factory.Sequence(lambda n: f"topic-{n}")
    name = factory.LazyAttribute(lambda topic: topic.code.replace("-", " ").capitalize())


class TopicNameFactory(DjangoModelFactory):
    class Meta:
        model = TopicName

    topic = factory.SubFactory(TopicFactory)
    language = "ru"
    text = factory.Sequence(lambda n: f"Тема {n}")


class TopicMatchFactory(DjangoModelFactory):
    class Meta:
        model = TopicMatch

    topic = factory.SubFactory(TopicFactory)
    target = factory.SubFactory(TopicFactory, scheme=TopicScheme.SDG)


class TopicTagFactory(DjangoModelFactory):
    class Meta:
        model = TopicTag

    record = factory.SubFactory(CommitmentFactory)
    topic = factory.SubFactory(TopicFactory)
