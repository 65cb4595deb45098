import factory
from factory.django import DjangoModelFactory

from accounts.models import EditorialScope, User


class UserFactory(DjangoModelFactory):
    """A curator without any right. `scopes=["KAZ"]` gives a scope; the password is "registan"."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"curator-{n}")
    password = factory.django.Password("registan")

    @factory.post_generation
    def scopes(self, create, codes, **_extra):
        for code in codes or ():
            EditorialScopeFactory(user=self, country_code=code)


class EditorialScopeFactory(DjangoModelFactory):
    class Meta:
        model = EditorialScope

    user = factory.SubFactory(UserFactory)
    country_code = "KAZ"
