"""Python looks for circles of dead objects less often, where very many live ones are made."""

import gc
from contextlib import contextmanager


@contextmanager
def seldom_collecting():
    """Inside, circles are looked for when the function it gives is called, and at the end.

    While a chunk of rows is at work, Python would go through its tens of thousands of objects
    again and again and find none of them dead: a third of the time an import or a page takes.
    The whole process is spared; other threads lose nothing but a little memory for a moment.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield _collect
    finally:
        if was_enabled:
            gc.enable()
        _collect()


def _collect():
    """What was made since the last time, not what was there before."""
    gc.collect(0)
