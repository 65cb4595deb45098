"""Pages about the site itself."""

import json
from functools import cache
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.api_v1 import COLLECTIONS
from sources.addresses import API


@require_safe
def data_page(request: HttpRequest) -> HttpResponse:
    """What may be done with the data, whose it is, how to get and to cite it."""
    collections = [{"name": name, "url": f"{API}/{name}/"} for name in COLLECTIONS]
    return render(request, "data.html", {"collections": collections})


@require_safe
def design_page(request: HttpRequest) -> HttpResponse:
    """Every component once, with sample values."""
    form = SampleForm({"year": "20222", "kind": "law"})
    return render(request, "design/components.html", _samples() | {"form": form})


class SampleForm(forms.Form):
    """Fields as the components page shows them, one of them filled in wrongly."""

    year = forms.IntegerField(help_text="Four digits", max_value=2200, widget=forms.TextInput)
    kind = forms.ChoiceField(choices=[("strategy", "Strategy"), ("law", "Law")], required=False)


@cache
def _samples() -> dict[str, Any]:
    path = settings.BASE_DIR / "templates" / "design" / "sample.json"
    samples: dict[str, Any] = json.loads(path.read_text())
    return samples
