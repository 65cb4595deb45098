"""A load of HTTP requests on loopback: keep-alive connections that each ask again when answered."""

import asyncio
import random
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

HOSTS = {"127.0.0.1", "localhost"}


@dataclass(frozen=True)
class Answered:
    """What came back in one round: answers, seconds, answers that were not 200, bytes of bodies."""

    answers: int
    seconds: float
    bad: int
    size: int

    @property
    def rate(self):
        """Answers a second."""
        return self.answers / self.seconds


def ask(base, paths, *, seconds, connections=8, seed=1):
    """Asks for the paths in random order for so many seconds; loopback addresses only."""
    address = urlsplit(base)
    if address.hostname not in HOSTS:
        raise ValueError(f"{base} is not on this machine")
    return asyncio.run(_ask(address, paths, seconds, connections, seed))


async def _ask(address, paths, seconds, connections, seed):
    start = time.perf_counter()
    askers = (
        _connection(address, paths, start + seconds, random.Random(seed + number))
        for number in range(connections)
    )
    counts = await asyncio.gather(*askers)
    took = time.perf_counter() - start
    answers, bad, size = (sum(column) for column in zip(*counts, strict=True))
    return Answered(answers, took, bad, size)


async def _connection(address, paths, until, order):
    answers = bad = size = 0
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    while time.perf_counter() < until:
        request = f"GET {order.choice(paths)} HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n"
        writer.write(request.encode())
        status, length, closes = await _head(reader)
        await reader.readexactly(length)
        answers, bad, size = answers + 1, bad + (status != 200), size + length
        if closes:
            writer.close()
            reader, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.close()
    return answers, bad, size


async def _head(reader):
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    fields = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
    closes = fields.get("connection") == "close"
    return int(head[0].split()[1]), int(fields.get("content-length", 0)), closes
