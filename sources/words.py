"""Words of a query among rows that each bear the text search configuration of their language.

The syntax is PostgreSQL's websearch: phrases in quotes, OR, and - for not. A word is read by the
rules of the row's own language only: read by those of another, a word to be left out may have
another stem than the text has, and leave nothing out.
"""

from django.contrib.postgres.search import SearchConfig, SearchQuery
from django.db.models import F, Q

from sources.languages import CONFIGURATIONS


def with_words(text):
    """The condition that a row with `configuration` and `search` holds the words; by the index."""
    found = Q()
    for configuration in sorted({"simple", *CONFIGURATIONS.values()}):
        query = SearchQuery(text, config=configuration, search_type="websearch")
        found |= Q(configuration=SearchConfig(configuration), search=query)
    return found


def as_read(text):
    """The query as each row reads it, to rank or mark rows that are found already."""
    return SearchQuery(text, config=F("configuration"), search_type="websearch")
