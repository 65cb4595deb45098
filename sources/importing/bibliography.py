"""Datasets of works and sources: they concern no country, and are shown beside claims."""

from collections import defaultdict

from sources.importing.dataset import Dataset
from sources.models import Claim


class DocumentDataset(Dataset):
    """Documents and what is said of them concern no country."""

    needs_every_country = False


class SourceDataset(DocumentDataset):
    """Sources are shown beside every claim that rests on them."""

    def records_of(self, rows, keys):
        resting = defaultdict(set)
        claims = Claim.objects.filter(source__in=keys.values())
        for source, record in claims.values_list("source", "record").distinct():
            resting[source].add(record)
        return {line: resting[key] for line, key in keys.items()}
