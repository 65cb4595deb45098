import pytest

from config.redis_urls import broker_url, cache_url, database_number

SOCKET = "unix:///run/r.sock"


@pytest.mark.parametrize(
    ("url", "number"),
    [
        (SOCKET, 0),
        (f"{SOCKET}?db=3", 3),
        ("redis://host", 0),
        ("redis://host:6379/", 0),
        ("redis://:secret@host:6379/5", 5),
        ("redis://host/2?db=7", 7),
    ],
)
def test_database_number_is_read_as_redis_py_reads_it(url, number):
    assert database_number(url) == number


@pytest.mark.parametrize(
    ("url", "broker"),
    [
        (f"{SOCKET}?db=3", "redis+socket:///run/r.sock?virtual_host=3"),
        (SOCKET, "redis+socket:///run/r.sock?virtual_host=0"),
        ("rediss://:secret@host:6379/5", "rediss://:secret@host:6379/5"),
    ],
)
def test_broker_gets_the_spelling_of_kombu(url, broker):
    assert broker_url(url) == broker


@pytest.mark.parametrize(
    ("url", "cache"),
    [
        (f"{SOCKET}?db=3", f"{SOCKET}?db=11"),
        (f"{SOCKET}?db=11", f"{SOCKET}?db=3"),
        ("redis://:secret@host:6379/5", "redis://:secret@host:6379/13"),
        ("redis://host", "redis://host/8"),
    ],
)
def test_cache_lives_in_another_database_than_the_broker(url, cache):
    assert cache_url(url) == cache
