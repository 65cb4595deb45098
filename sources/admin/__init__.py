"""The admin of the kernel; the apps above build theirs on `sources.admin.record`."""

from sources.admin import documents, importing, parts

__all__ = ["documents", "importing", "parts"]
