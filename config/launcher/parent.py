"""Notices what happens to the `make` that started the launcher.

In a terminal Ctrl-C reaches make and launcher alike. A signal sent to make alone does not: SIGTERM
is passed on, but on SIGINT GNU make only stops catching it and waits for its recipe, for ever.
"""

import os
import signal
from pathlib import Path

SIGINT_BIT = 1 << (signal.SIGINT - 1)


class Parent:
    """The process that started this one, watched only when it is make and Linux tells about it."""

    def __init__(self) -> None:
        self.pid = os.getppid()
        self.is_watched = "MAKELEVEL" in os.environ and self.catches_sigint()

    def catches_sigint(self) -> bool:
        try:
            status = Path(f"/proc/{self.pid}/status").read_text()
        except OSError:
            return False
        masks = [line.split()[1] for line in status.splitlines() if line.startswith("SigCgt")]
        return bool(masks) and bool(int(masks[0], 16) & SIGINT_BIT)

    def wants_to_stop(self) -> bool:
        """True once make has been interrupted, or is gone."""
        return self.is_watched and (os.getppid() != self.pid or not self.catches_sigint())
