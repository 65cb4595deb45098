"""How far a run is, told outside of its transaction, so that others see it while it works."""

from contextlib import contextmanager

from django.db import connection

SET_STATUS = "UPDATE sources_importrun SET status = %s, failure = '' WHERE id = %s"
SET_DONE = "UPDATE sources_importrun SET done_rows = %s WHERE id = %s"
SET_FAILED = (
    "UPDATE sources_importrun SET status = 'failed', failure = %s, finished_at = now()"
    " WHERE id = %s AND status = 'applying'"
)


class Progress:
    """Writes to the run through a connection of its own. The run's row must not be locked."""

    def __init__(self, run, outside):
        self.run = run
        self.outside = outside

    def status(self, status):
        self._tell(SET_STATUS, status)

    def done(self, rows):
        self._tell(SET_DONE, rows)

    def fail(self, sentence):
        self._tell(SET_FAILED, sentence)

    def _tell(self, statement, value):
        with self.outside.cursor() as cursor:
            cursor.execute(statement, [value, self.run.pk])


@contextmanager
def progress_of(run):
    """The run's progress; its connection is opened at the first word and closed at the end."""
    outside = connection.copy()
    try:
        yield Progress(run, outside)
    finally:
        outside.close()
