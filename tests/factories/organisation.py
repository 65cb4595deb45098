import factory
from factory.django import DjangoModelFactory

from organisations.choices import OrganisationKind
from organisations.models import Organisation, Person, Post
from sources.choices import Kind
from tests.factories.record import RecordFactory


class OrganisationFactory(RecordFactory):
    class Meta:
        model = Organisation

    kind = Kind.ORGANISATION
    slug = factory.Sequence(lambda n: f"organisation-{n}")
    organisation_kind = OrganisationKind.AGENCY


class PersonFactory(RecordFactory):
    class Meta:
        model = Person

    kind = Kind.PERSON
    slug = factory.Sequence(lambda n: f"person-{n}")
    family_name = factory.Sequence(lambda n: f"Surname{n}")


class PostFactory(DjangoModelFactory):
    class Meta:
        model = Post

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = "Vice-Minister"
