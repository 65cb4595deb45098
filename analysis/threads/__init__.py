"""What came before a record and what came after it: one answer, from the projection alone."""

from analysis.threads.walk import Thread, thread_of

__all__ = ["Thread", "thread_of"]
