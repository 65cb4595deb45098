"""What readers see is changed by people who may publish, in a form or in a file."""

from sources.actions.records import PUBLISHED
from sources.importing.bibliography import DocumentDataset
from sources.models import Record


def check_published(rows, dataset, *, by):
    """Fails the rows that change a published record, or a document on which one rests, unless the
    person may publish. Asks nothing for those who may.
    """
    if by is None or by.has_perm("sources.publish_record"):
        return
    owners = {line: (pk,) for line, pk in dataset.owners(rows).items()}
    _fail(rows, owners, "expected a record that is not published; {name} is {published}")
    if isinstance(dataset, DocumentDataset):
        said = "expected a document on which nothing published rests; {name} rests on it and is "
        _fail(rows, dataset.resting(rows), said + "published: ask somebody who may publish")


def _fail(rows, records, expected):
    ids = set().union(*records.values())
    published = Record.objects.published().filter(pk__any_of=ids) if ids else ()
    names = {one.pk: f"{one.kind}/{one.slug}" for one in published}
    for row in rows:
        name = next((names[pk] for pk in sorted(records.get(row.line, ())) if pk in names), None)
        if name:
            row.fail("", expected.format(name=name, published=PUBLISHED))
