import pytest

from sources.projection import refresh
from tests.factories.story import tell_story


@pytest.fixture
def story(db):
    """One small story with every kind of record in it, published and projected."""
    told = tell_story("one")
    refresh(told.ids)
    return told
