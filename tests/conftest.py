import os
import socket
import subprocess
import sys
import time
from collections import Counter
from urllib.parse import quote

import pytest
import redis
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from playwright.sync_api import sync_playwright

from tests.chromium import find_chromium

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def pytest_collection_modifyitems(items):
    """Of tests that share a name, workers would try a single one without a word."""
    shared = [name for name, count in Counter(item.nodeid for item in items).items() if count > 1]
    if shared:
        raise pytest.UsageError(f"Several tests are called {', '.join(shared)}.")


@pytest.fixture(autouse=True)
def no_foreign_network(monkeypatch):
    """Tests reach this machine only; whatever needs more of the world brings a sample of it."""
    connect = socket.socket.connect

    def connect_here(self, address):
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            pytest.fail(f"A test tried to reach {address[0]}.")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture(autouse=True)
def no_language_left_over():
    """A page asked for in Russian leaves the thread speaking Russian until the next request."""
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def empty_redis():
    """The broker's database of this test process, without jobs left by another test."""
    with redis.Redis.from_url(settings.REDIS_URL) as client:
        client.flushdb()
        yield client


@pytest.fixture(autouse=True)
def empty_cache(request):
    """What one test caches, the next must not see. Tests without a database do without."""
    fixtures = {"db", "transactional_db", "live_server"} & set(request.fixturenames)
    if fixtures or request.node.get_closest_marker("django_db"):
        cache.clear()


@pytest.fixture
def eventually():
    """Wait for what another process does: `eventually(lambda: ImportRun.objects.exists())`."""

    def wait(condition, seconds=30):
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"not within {seconds} s"
            time.sleep(0.05)

    return wait


@pytest.fixture
def worker(transactional_db, empty_redis, tmp_path):
    """A real Celery worker in a process of its own, on this test's database and broker."""
    database = connection.settings_dict
    place = f"{database['NAME']}?host={quote(str(database['HOST']))}&port={database['PORT']}"
    user = f"{database['USER']}:{quote(database['PASSWORD'])}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": f"postgres://{user}@/{place.removesuffix('&port=')}",
        "REDIS_URL": settings.REDIS_URL,
    }
    environment.pop("PYTEST_XDIST_WORKER", None)
    command = [sys.executable, "-m", "celery", "--app", "config", "worker", "--concurrency=1"]
    command += ["--without-gossip", "--without-mingle", "--loglevel=INFO"]
    log = tmp_path / "worker.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
    yield log
    process.terminate()
    process.wait(timeout=30)


@pytest.fixture(scope="module")
def browser():
    """Chromium, for the tests of one module. While Playwright runs it keeps an event loop in this
    thread, at which the ORM takes offence although nothing here is asynchronous.
    """
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, live_server):
    """An empty page of a desktop's size; `live_server.url` is where the product answers."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=live_server.url)
    yield context.new_page()
    context.close()
