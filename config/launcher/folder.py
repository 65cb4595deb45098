import fcntl
import os
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import IO

from config.launcher.problem import Problem

BASE_DIR = Path(__file__).resolve().parent.parent.parent
LONGEST_SOCKET_PATH = 103  # bytes; Linux allows 107, macOS 103
SPACE_NEEDED = 300_000_000  # bytes; an empty cluster, its first WAL files, and room to load


def chosen_folder() -> Path:
    """What `DATA_DIR` names, else `var/` in the repository: the rule of config.settings."""
    return Path(os.environ.get("DATA_DIR") or BASE_DIR / "var").expanduser().absolute()


def new_temporary_folder(parent: str | None = None) -> Path:
    """An empty folder that other accounts may pass through, to what is their own inside."""
    folder = Path(tempfile.mkdtemp(prefix="registan-", dir=parent))
    folder.chmod(0o711)
    return folder


class DataFolder:
    """The folder that holds all that a running Registan keeps, used by one launcher at a time.

    `postgres/` and `redis/` are the embedded services' files, `logs/` what the processes say,
    `run/` the sockets, `secret-key` the key that signs sessions.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.logs = path / "logs"
        self.environment_file = path / "run" / "environment"
        self.sockets = path / "run"
        self.lock: IO[str] | None = None

    def __enter__(self) -> "DataFolder":
        try:
            for folder in (self.path, self.logs, self.environment_file.parent):
                folder.mkdir(parents=True, exist_ok=True)
            self.require_space()
            self.lock = (self.path / "launcher.lock").open("a+")
        except OSError as error:
            raise Problem(
                f"Registan cannot write to {self.path} ({error.strerror}): make it writable, or "
                "choose another folder with `make run DATA_DIR=/path/to/folder`."
            ) from error
        self.take_lock(self.lock)
        self.sockets = self.short_folder()
        return self

    def __exit__(self, *_: object) -> None:
        self.environment_file.unlink(missing_ok=True)
        if self.sockets != self.path / "run":
            shutil.rmtree(self.sockets)
        if self.lock:
            self.lock.truncate(0)
            self.lock.close()

    def take_lock(self, lock: IO[str]) -> None:
        """The kernel drops the lock with its holder, so a file left by a crash is never in the way;
        the process number inside only serves the message.
        """
        lock.seek(0)
        holder = lock.read().strip()
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.close()
            raise Problem(
                f"Registan already runs on {self.path} (process {holder or 'unknown'}): stop that "
                "one first, or start this one with another DATA_DIR and PORT."
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()

    def require_space(self) -> None:
        free = shutil.disk_usage(self.path).free
        if free < SPACE_NEEDED:
            raise Problem(
                f"Only {free // 1_000_000} MB are free where {self.path} lies; Registan needs "
                f"{SPACE_NEEDED // 1_000_000} MB. Make room, or choose another DATA_DIR."
            )

    def short_folder(self) -> Path:
        """A folder whose sockets the system can address: unix socket paths must be short."""
        run = self.path / "run"
        longest = run / "postgres" / ".s.PGSQL.5432"
        if len(os.fsencode(longest)) <= LONGEST_SOCKET_PATH:
            return run
        return new_temporary_folder("/tmp")  # noqa: S108, TMPDIR may be just as long

    def secret_key(self) -> str:
        """The key kept here, made at the first start; whoever can read it can forge sessions."""
        file = self.path / "secret-key"
        if not file.exists():
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as new:
                new.write(secrets.token_urlsafe(50))
        return file.read_text().strip()
