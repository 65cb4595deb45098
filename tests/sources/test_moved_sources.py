"""A source that gets another slug is found at its old address, as records are."""

import pytest

from sources.models import FormerSourceSlug, Source
from tests.factories import PassageFactory, SourceFactory
from tests.sources.importing.files import applied

pytestmark = pytest.mark.django_db
TEXT = "The countries have agreed to act."


@pytest.fixture
def moved():
    source = SourceFactory(slug="press-release-final", text=TEXT)
    PassageFactory(source=source, position=1, text=TEXT)
    Source.objects.filter(pk=source.pk).update(slug="speca-2022")
    return source


def test_slug_of_a_source_stands_for_the_last_that_bore_it():
    one, two = SourceFactory(slug="one"), SourceFactory(slug="two")
    Source.objects.filter(pk=one.pk).update(slug="report")
    Source.objects.filter(pk=one.pk).update(slug="one-now")
    Source.objects.filter(pk=two.pk).update(slug="report")
    Source.objects.filter(pk=two.pk).update(slug="two-now")
    assert FormerSourceSlug.objects.get(slug="report").source == two


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/sources/press-release-final/", "/sources/speca-2022/"),
        ("/sources/press-release-final/cite/?span=4-13", "/sources/speca-2022/cite/?span=4-13"),
        ("/sources/press-release-final/cite.bib", "/sources/speca-2022/cite.bib"),
        ("/api/v1/sources/press-release-final/?text=1", "/api/v1/sources/speca-2022/?text=1"),
    ],
)
def test_old_address_of_a_source_leads_to_the_present_one(client, moved, old, new):
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, new)
    assert client.get(new).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/sources/x/", "/sources/x/cite/", "/sources/x/cite.bib", "/api/v1/sources/x/"],
)
def test_address_that_no_source_ever_had_is_not_found(client, moved, address):
    assert client.get(address).status_code == 404


def test_source_that_a_description_takes_over_is_found_at_its_old_address(client):
    held = SourceFactory(slug="file-name", text=TEXT)
    PassageFactory(source=held, position=1, text=TEXT)
    applied("works", "slug,title\nspeca,SPECA\n")
    header = "slug,work,rendition,kind,title,expected_sha256\n"
    applied("sources", f"{header}speca-2022,speca,original,news,News,{held.content_sha256}\n")
    assert client.get("/sources/file-name/")["Location"] == "/sources/speca-2022/"


def test_passages_of_a_digest_say_what_they_restate(client, moved):
    moved.passages.update(original_paragraphs=[3, 4])
    [passage] = client.get("/api/v1/sources/speca-2022/").json()["passages"]
    assert passage["original_paragraphs"] == [3, 4]
