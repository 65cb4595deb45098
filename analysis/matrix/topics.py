"""Our topics and how they stand below each other, for one answer."""

from functools import cached_property

from policies.models import Topic
from sources.vocabulary import names_of


class Topics:
    """One query, and one for the names once they are shown."""

    def __init__(self):
        rows = Topic.objects.own().order_by("position", "code")
        found = list(rows.values_list("pk", "code", "parent_id"))
        codes = {pk: code for pk, code, _parent in found}
        self.parents = {code: codes.get(parent) for _pk, code, parent in found}

    @cached_property
    def names(self):
        """{code: name}."""
        return names_of("topic", self.parents)

    @property
    def top(self):
        return [code for code, parent in self.parents.items() if parent is None]

    @property
    def in_order(self):
        """Each with those below it right after it."""
        return [one for code in self.top for one in (code, *self.below(code))]

    def below(self, code):
        """The topics right under one."""
        return [child for child, parent in self.parents.items() if parent == code]

    def upwards(self, code):
        """A topic and all above it."""
        while code is not None:
            yield code
            code = self.parents[code]
