"""Tables in: parse -> plan -> apply. Apps declare datasets in their imports module.

register(RecordDataset("policies", order=20, kind="policy", model=Policy, columns=[...]))
"""

from sources.importing.claimed import Said, Together
from sources.importing.columns import (
    Boolean,
    Choice,
    Column,
    Currency,
    Day,
    Derived,
    Hint,
    Integer,
    Language,
    NameText,
    Number,
    Partial,
    Text,
    To,
    ToWithin,
    Url,
)
from sources.importing.dataset import (
    AttachedDataset,
    Dataset,
    RecordDataset,
    UnknownDataset,
    dataset_called,
    in_order,
    register,
)
from sources.importing.lists import Many, ManyParties, ManyTo
from sources.importing.periods import Period
from sources.importing.references import register_reference

__all__ = [
    "AttachedDataset",
    "Boolean",
    "Choice",
    "Column",
    "Currency",
    "Dataset",
    "Day",
    "Derived",
    "Hint",
    "Integer",
    "Language",
    "Many",
    "ManyParties",
    "ManyTo",
    "NameText",
    "Number",
    "Partial",
    "Period",
    "RecordDataset",
    "Said",
    "Text",
    "To",
    "ToWithin",
    "Together",
    "UnknownDataset",
    "Url",
    "dataset_called",
    "in_order",
    "register",
    "register_reference",
]
