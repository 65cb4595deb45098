import gc
import weakref

import pytest

from sources.collecting import seldom_collecting


class Node:
    """Points at itself: only the collector finds it dead."""

    def __init__(self):
        self.itself = self


def test_circles_wait_until_asked_for():
    with seldom_collecting() as collect:
        assert not gc.isenabled()
        circle = weakref.ref(Node())
        assert circle() is not None
        collect()
        assert circle() is None
        circle = weakref.ref(Node())
    assert circle() is None
    assert gc.isenabled()


def test_collecting_goes_on_after_an_error():
    with pytest.raises(ZeroDivisionError), seldom_collecting():
        assert 1 / 0
    assert gc.isenabled()


def test_within_another_the_outer_one_decides():
    with seldom_collecting():
        with seldom_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
