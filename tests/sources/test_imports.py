import pytest

from sources.models import Link, Name, Source, SourceWarning, Translation, Work
from tests.factories import (
    CommitmentFactory,
    OrganisationFactory,
    PolicyFactory,
    SourceFactory,
    WorkFactory,
)
from tests.sources.importing.files import applied, counts, planned, refused

pytestmark = pytest.mark.django_db
SOURCES = "slug,work,rendition,kind,title,publisher_record,published,accessed,expected_sha256\n"
RELEASE = "release,work,original,press_release,Release,organisation/unece,2013-04-23,2026-11-22,\n"
HASH = "ab" * 32


@pytest.fixture
def known():
    WorkFactory(slug="work")
    OrganisationFactory(slug="unece")


def test_work():
    applied("works", "slug,title\nwork,Work\n")
    assert counts(planned("works", "slug,title\nwork,Werk\n")) == (0, 1, 0, 0)
    assert Work.objects.get().title == "Work"


def test_source_known_by_mention(known):
    run = applied("sources", SOURCES + RELEASE)
    source = Source.objects.get()
    assert (source.publisher_record.slug, source.import_run) == ("unece", run)
    assert (source.text, source.content_sha256, source.published_precision) == ("", "", "day")
    assert str(source.accessed_on) == "2026-11-22"
    assert counts(planned("sources", SOURCES + RELEASE)) == (0, 0, 1, 0)


def test_source_that_has_its_text_keeps_it(known):
    source = SourceFactory(slug="release", text="The text.", work=Work.objects.get(slug="work"))
    applied("sources", SOURCES + RELEASE)
    source.refresh_from_db()
    assert (source.text, source.title) == ("The text.", "Release")


def test_epoch_is_no_date(known):
    zero = RELEASE.replace("2013-04-23", "1970-01-01").replace("2026-11-22", "1970-01-01")
    published, accessed = refused("sources", SOURCES + zero)
    assert published[1:3] == ("published", "1970-01-01")
    assert published[3].startswith("1 January 1970 is a computer's zero: leave it empty")
    assert accessed[1:3] == ("accessed", "1970-01-01")


def test_text_is_awaited_by_one_source(known):
    row = RELEASE.replace("22,\n", f"22,{HASH}\n")
    applied("sources", SOURCES + row)
    issues = refused("sources", SOURCES + row.replace("release,", "copy,", 1))
    assert [(column, said) for _l, column, _v, said in issues] == [
        ("expected_sha256", "expected a value of its own; release has it already")
    ]


def test_warning(known):
    SourceFactory(slug="release")
    applied("source-warnings", "source,kind,detail\nrelease,date_missing,No date.\n")
    assert SourceWarning.objects.get().detail == "No date."


def test_names_and_translations():
    CommitmentFactory(slug="one")
    applied("names", "record,text,kind,language,script\ncommitment/one,Uno,alias,es,Latn\n")
    header = "record,language,title,summary,is_machine\n"
    run = applied("translations", header + "commitment/one,ru,Один,,yes\n")
    assert Name.objects.get().folded == "uno"
    assert Translation.objects.get().is_machine
    assert run.rows.get().records == [Name.objects.get().record_id]


def test_link_joins_two_records_and_an_inference_says_why():
    one, plan = CommitmentFactory(slug="one"), PolicyFactory(slug="plan")
    header = "from_record,kind,to_record,basis,reason\n"
    run = applied("links", header + "commitment/one,under,policy/plan,stated,\n")
    assert Link.objects.get().kind == "under"
    assert run.rows.get().records == [one.pk, plan.pk]
    issues = refused(
        "links",
        header + "commitment/one,related,policy/plan,inference,\n"
        "policy/plan,related,policy/plan,stated,\n",
    )
    assert [(line, column) for line, column, *_rest in issues] == [(2, "reason"), (3, "to_record")]
