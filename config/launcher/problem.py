class Problem(Exception):
    """What stopped the launcher, in one sentence that tells the reader what to do about it."""


class StopRequested(Exception):
    """Somebody pressed Ctrl-C, or sent SIGTERM or SIGHUP."""
