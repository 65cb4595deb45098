"""Rewrites the examples of the API's description from a base that holds the shipped records:

    python -m tests.config.api_examples

Run it when the shape of an answer has changed; the tests say so. Which records serve as examples
stands in the file itself.
"""

import json
import os
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.test import Client  # noqa: E402 - Django first

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "sources" / "api" / "examples.json"
QUESTIONS = ROOT / "analysis" / "api" / "examples.json"


def rewritten(examples, client):
    """The same file with every answer asked for anew."""
    for collection, example in examples["answers"].items():
        address = f"/api/v1/{collection}/"
        if "detail" in example:
            example["detail"] = client.get(f"{address}{example['at']}/").json()
        rows = client.get(f"{address}?page_size=200{example.get('query', '')}").json()["results"]
        found = [row for row in rows if is_it(row, example)]
        assert found, f"{collection}: no row to show; choose another in the file."
        example["row"] = found[0]
    return examples


def asked_anew(examples, client):
    """The same file with every answer at an address of its own asked for anew."""
    for example in examples.values():
        example["answer"] = client.get(example["at"]).json()
    return examples


def is_it(row, example):
    """Whether a row is the one that the example is of; any will do in lists without details."""
    return "at" not in example or example["at"].upper() in {
        str(row.get(name)).upper() for name in ("slug", "code")
    }


def main():
    client = Client(SERVER_NAME="localhost")
    for file, rewrite in ((FILE, rewritten), (QUESTIONS, asked_anew)):
        examples = rewrite(json.loads(file.read_text(encoding="utf-8")), client)
        text = json.dumps(examples, ensure_ascii=False, indent=1)
        file.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
