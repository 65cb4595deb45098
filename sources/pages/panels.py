"""Parts of a page that only a floor above can make: the coverage of a country, for instance.

The floor above registers them downwards; the page asks for all that belong to it.
"""

from collections.abc import Callable
from typing import Any

Panel = Callable[[str], dict[str, Any]]
_panels: dict[str, list[Panel]] = {}


def register_panel(page: str, panel: Panel) -> None:
    """`panel(code)` makes template context for the page of that name about that code."""
    _panels.setdefault(page, []).append(panel)


def panels_of(page: str, code: str) -> dict[str, Any]:
    """The context of all panels of a page."""
    context: dict[str, Any] = {}
    for panel in _panels.get(page, []):
        context |= panel(code)
    return context
