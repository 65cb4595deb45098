"""Our API against a stock REST view and the bare SQL: same rows, same server, interleaved."""

import contextlib
import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass

import psutil

from bench.load import ask

ROUNDS, SECONDS, WARM_UP, VARIANTS = 5, 3.0, 1.0, 40
TARGETS = {"ours": "config.wsgi", "stock": "bench.stock", "bare": "bench.bare"}
LIST = "/api/v1/commitments/"


@dataclass(frozen=True)
class Shape:
    """One kind of question: its name and the parameters it sets."""

    name: str
    parameters: tuple[str, ...]

    def paths(self, values, slugs, order):
        """So many different questions of this shape, drawn from what the base holds."""
        if self.name == "detail":
            return [f"{LIST}{order.choice(slugs)}/" for _ in range(VARIANTS)]
        chosen = ({p: order.choice(values[p]) for p in self.parameters} for _ in range(VARIANTS))
        return [f"{LIST}?{'&'.join(f'{k}={v}' for k, v in each.items())}" for each in chosen]


SHAPES = (
    Shape("country + topic + status", ("country", "topic", "status")),
    Shape("country + topic + strength", ("country", "topic", "strength")),
    Shape("country", ("country",)),
    Shape("topic", ("topic",)),
    Shape("status", ("status",)),
    Shape("everything", ()),
    Shape("detail", ()),
)


@dataclass
class Measured:
    """All rounds of one target on one shape: answers a second and CPU a request."""

    rates: list[float]
    cpu_ms: list[float]
    bad: int = 0
    size: int = 0

    @property
    def rate(self):
        return statistics.median(self.rates)

    @property
    def cpu(self):
        return statistics.median(self.cpu_ms)


class Server:
    """One target behind gunicorn, two processes of four threads, on a free port of loopback."""

    def __init__(self, module):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "gunicorn", f"{module}:application", "--workers=2"]
        command += ["--threads=4", "--worker-class=gthread", f"--bind=127.0.0.1:{self.port}"]
        command += ["--keep-alive=30", "--log-level=warning"]
        self.process = subprocess.Popen(command, env=os.environ | {"LOG_LEVEL": "ERROR"})

    def wait(self, path, seconds=30):
        """Until it answers; returns the first answer."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
                connection.request("GET", path)
                return connection.getresponse().read()
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def cpu_seconds(self):
        tree = [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children()]
        return sum(sum(p.cpu_times()[:2]) for p in tree)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)


def measure(values, slugs):
    """{shape name: {target: Measured}}; every round asks each target once, in random order."""
    order = random.Random(7)
    with contextlib.ExitStack() as stack:
        servers = {name: Server(module) for name, module in TARGETS.items()}
        for server in servers.values():
            stack.callback(server.stop)
            server.wait(LIST)
        return {
            shape.name: _measure_shape(shape, servers, values, slugs, order) for shape in SHAPES
        }


def _measure_shape(shape, servers, values, slugs, order):
    paths = shape.paths(values, slugs, order)
    measured = {name: Measured([], []) for name in servers}
    for server in servers.values():
        ask(server.base, paths, seconds=WARM_UP)
    for number in range(ROUNDS):
        for name in order.sample(sorted(servers), len(servers)):
            _round(servers[name], paths, measured[name], number)
    return measured


def _round(server, paths, measured, number):
    before = server.cpu_seconds()
    answered = ask(server.base, paths, seconds=SECONDS, seed=number)
    spent = server.cpu_seconds() - before
    measured.rates.append(answered.rate)
    measured.cpu_ms.append(1000 * spent / answered.answers)
    measured.bad += answered.bad
    measured.size = answered.size // answered.answers
