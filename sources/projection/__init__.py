"""What readers are served from: one entry a published record, derived from records and claims."""

from sources.projection.keeping import refresh, refresh_all
from sources.projection.rebuilding import check, rebuild
from sources.projection.registry import Keys, Projection, register, register_dependents

__all__ = [
    "Keys",
    "Projection",
    "check",
    "rebuild",
    "refresh",
    "refresh_all",
    "register",
    "register_dependents",
]
