"""What lists are filtered by: one FilterSet a kind of record, used by its page and its API.

A parameter takes one value or several, repeated or separated by commas; several mean "any of
these". `__all` means all of them, `__not` none of them. What is not understood is an error that
names the parameter: `filterset.errors` has it, on pages and in the API alike.
"""

from sources.filters.entry import BY_DATE, BY_PUBLICATION, BY_TITLE, EntryFilter
from sources.filters.kinds import (
    ArrayFilter,
    DateFilter,
    KnownFilter,
    OrderSetting,
    RecordFilter,
    SeveralFilter,
    TextFilter,
    WordsFilter,
    YesFilter,
    YesSetting,
)
from sources.filters.parameters import Codes, PartialDateField, Pattern, Words, Years
from sources.filters.silence import OverdueFilter, SilentFilter, UpcomingFilter
from sources.filters.strict import (
    DetailSettings,
    FilterForm,
    ListFilterSet,
    NoSettings,
    StrictFilterSet,
)

__all__ = [
    "BY_DATE",
    "BY_PUBLICATION",
    "BY_TITLE",
    "ArrayFilter",
    "Codes",
    "DateFilter",
    "DetailSettings",
    "EntryFilter",
    "FilterForm",
    "KnownFilter",
    "ListFilterSet",
    "NoSettings",
    "OrderSetting",
    "OverdueFilter",
    "PartialDateField",
    "Pattern",
    "RecordFilter",
    "SeveralFilter",
    "SilentFilter",
    "StrictFilterSet",
    "TextFilter",
    "UpcomingFilter",
    "Words",
    "WordsFilter",
    "Years",
    "YesFilter",
    "YesSetting",
]
