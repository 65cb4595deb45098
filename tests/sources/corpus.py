"""The development corpus beside the repository: real documents, not shipped with the product."""

import json

import pytest

from tests.house.tree import ROOT

CORPUS = ROOT.parent / "shared" / "corpus" / "documents-dev.jsonl"
needs_corpus = pytest.mark.skipif(
    not CORPUS.exists(), reason="the development corpus lies beside the repository, not in it"
)


def corpus_documents():
    """Its documents as {id: values}; empty where there is no corpus."""
    if not CORPUS.exists():
        return {}
    with CORPUS.open(encoding="utf-8") as lines:
        return {document["id"]: document for document in map(json.loads, lines)}
