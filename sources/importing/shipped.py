"""The files that ship with the product: <app>/data/<dataset>/*, in the order of the datasets."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps

from sources.choices import RunStatus
from sources.importing.dataset import in_order
from sources.importing.table import FORMATS
from sources.models import ImportRun


@dataclass(frozen=True)
class ShippedFile:
    """One file of the shipped knowledge base and its dataset."""

    dataset: str
    path: Path

    def sha256(self):
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def is_applied(self):
        """True if exactly these bytes were applied before: what curators changed since stands."""
        runs = ImportRun.objects.filter(dataset=self.dataset, file_sha256=self.sha256())
        return runs.filter(status=RunStatus.APPLIED).exists()


def shipped_files():
    """All shipped files in the order in which they have to be applied."""
    folders = [Path(app.path) / "data" for app in apps.get_app_configs()]
    return [
        ShippedFile(dataset, path)
        for dataset in in_order()
        for folder in folders
        for path in sorted((folder / dataset).glob("*"))
        if path.suffix in FORMATS
    ]
