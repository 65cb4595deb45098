"""Our topics and how they stand below each other, for one answer."""

from policies.models import Topic


class Topics:
    """One query. `names` come from the vocabulary where they are shown."""

    def __init__(self):
        rows = Topic.objects.own().order_by("position", "code")
        found = list(rows.values_list("pk", "code", "parent_id"))
        codes = {pk: code for pk, code, _parent in found}
        self.parents = {code: codes.get(parent) for _pk, code, parent in found}

    @property
    def top(self):
        return [code for code, parent in self.parents.items() if parent is None]

    def below(self, code):
        """The topics right under one."""
        return [child for child, parent in self.parents.items() if parent == code]

    def upwards(self, code):
        """A topic and all above it."""
        while code is not None:
            yield code
            code = self.parents[code]
