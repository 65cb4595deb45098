"""What readers see is changed by people who may publish, in a form or in a file."""

from sources.actions.records import PUBLISHED
from sources.models import Record


def check_published(rows, owners, *, by):
    """Fails the rows that change a published record, unless the person may publish.

    `owners` is {line: id of the record}. Asks nothing for those who may.
    """
    if by is None or by.has_perm("sources.publish_record"):
        return
    published = Record.objects.published().filter(pk__any_of=set(owners.values()))
    names = {pk: f"{kind}/{slug}" for pk, kind, slug in published.values_list("pk", "kind", "slug")}
    for row in rows:
        name = names.get(owners.get(row.line))
        if name:
            row.fail("", f"expected a record that is not published; {name} is {PUBLISHED}")
