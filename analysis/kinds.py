"""Which kinds of records the questions are about."""

from policies.choices import CHECKED_KINDS
from sources.choices import Kind
from sources.pages.nouns import TITLES

# What may be done and may fall silent; a duty in force does not.
FOLLOWED = (Kind.COMMITMENT, Kind.RECOMMENDATION, Kind.INITIATIVE, Kind.POLICY)
COUNTED = CHECKED_KINDS
PLURAL = {kind: TITLES[kind] for kind in COUNTED}
