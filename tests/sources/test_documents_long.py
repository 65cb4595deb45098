"""Texts of many hundred pages: every passage stands where it says, found in reasonable time."""

import random

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError

from sources.actions.documents import import_document, upload_documents
from sources.models import Passage, Source
from tests.breaking import breaks
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db
STRETCH = 50_000  # characters, of the trigger on passages


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def paragraphs_of(number):
    """Of one to four bytes a character, some of a whole stretch's tenth."""
    order = random.Random(11)
    words = ["report", "отчёт", "доклад", "𝔊eorgia", "naïve", "評価", "год"]
    lengths = [order.choice([5, 40, 900]) for _ in range(number)]
    return [f"{n}: {' '.join(order.choices(words, k=length))}." for n, length in enumerate(lengths)]


def test_a_long_text_comes_in_whole():
    text = "\n\n".join(paragraphs_of(400))
    assert len(text) > 10 * STRETCH
    import_document(upload_documents(file=ContentFile(text.encode(), "long.txt"), by=None))
    source = Source.objects.get()
    assert source.text == text
    found = list(source.passages.order_by("position").values_list("start", "text"))
    assert len(found) == 400
    assert all(text[start : start + len(words)] == words for start, words in found)
    borders = range(STRETCH, len(text), STRETCH)
    assert any(start < border < start + len(w) for border in borders for start, w in found)


@pytest.fixture
def long_source():
    return SourceFactory(text="\n\n".join(paragraphs_of(400)))


@pytest.mark.parametrize("start", [0, STRETCH - 1, 3 * STRETCH - 7])
@pytest.mark.parametrize("length", [1, 300, 2 * STRETCH + 5])
def test_passage_stands_in_its_source(long_source, start, length):
    text = long_source.text[start : start + length]
    words = {"source": long_source, "position": 1, "start": start}
    Passage.objects.create(text=text, **words)
    Passage.objects.all().delete()
    for wrong in (f"{text[:-1]}#", f"#{text[1:]}", text + "#"):
        with breaks():
            Passage.objects.create(text=wrong, **words)
    with breaks():
        Passage.objects.create(**words | {"start": start + 1}, text=text)


@pytest.mark.parametrize("beyond", [0, 1, 10 * STRETCH])
def test_passage_does_not_stand_behind_its_source(long_source, beyond):
    behind = len(long_source.text) + beyond
    with pytest.raises(IntegrityError, match="A passage is a part of the text"):
        Passage.objects.create(source=long_source, position=1, start=behind, text="words")


def test_one_wrong_passage_among_many_is_found(long_source):
    text = long_source.text
    starts = range(0, len(text) - 100, 997)
    passages = [
        Passage(source=long_source, position=n, start=start, text=text[start : start + 50])
        for n, start in enumerate(starts, 1)
    ]
    passages[-3].text = "not there"
    with pytest.raises(IntegrityError, match="A passage is a part of the text"):
        Passage.objects.bulk_create(passages)
