"""What imports may change of documents follows from the records that rest on them."""

import pytest

from sources.models import Claim
from tests.factories import PassageFactory, SourceFactory, WorkFactory
from tests.sources.admin_forms import member
from tests.sources.importing.files import applied, issues_of, planned, refused
from tests.sources.test_changes_of_documents import resting, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def files():
    """A file of each dataset of documents that would change the source "s" or its work "w"."""
    digest = [{"text": "One."}]
    return {
        "works": "slug,title\nw,Hijacked\n",
        "sources": "slug,work,rendition,kind,title\ns,w,original,news,Hijacked\n",
        "source-warnings": "source,kind,detail\ns,date_missing,None is given\n",
        "digests": [
            {"slug": "d", "work": "w", "title": "D", "language": "en", "paragraphs": digest}
        ],
    }


DATASETS = ["works", "sources", "source-warnings", "digests"]


def under(iso3):
    work = WorkFactory(slug="w", title="W")
    text = "Six countries agreed to work together."
    source = SourceFactory(slug="s", work=work, text=text)
    resting(iso3, passage=PassageFactory(source=source, text=text))


@pytest.mark.parametrize("dataset", DATASETS)
def test_dry_run_names_documents_outside_of_the_scope(dataset, files):
    under("TJK")
    timur = member("Publisher", "Importer", username="timur")
    run = planned(dataset, files[dataset], by=timur)
    expected = "expected documents on which only records of the countries you curate rest; found"
    [(_line, *_cell, said_of)] = issues_of(run)
    assert said_of == f"{expected} TJK in commitment/{Claim.objects.get().record.slug}"
    before = state()
    assert refused(dataset, files[dataset], by=timur) == issues_of(run)
    assert state() == before


@pytest.mark.parametrize("dataset", DATASETS)
def test_file_of_a_curator_spares_documents_under_what_is_published(dataset, files):
    under("KAZ")
    curator = member("Curator", "Importer", username="dinara")
    [(_line, _column, _value, expected)] = refused(dataset, files[dataset], by=curator)
    assert "rests on it and is published: ask somebody who may publish" in expected
    timur = member("Publisher", "Importer", username="timur")
    applied(dataset, files[dataset], by=timur)
