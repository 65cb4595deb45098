import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from config.launcher.problem import Problem

LOG_LIMIT = 5_000_000  # bytes; a longer log is put aside at the next start
PR_SET_PDEATHSIG = 1


def die_with_launcher(stop_signal: int) -> Callable[[], None] | None:
    """Have Linux send `stop_signal` to the child when the launcher is killed without a chance
    to stop it. Other systems have nothing alike: there the next start ends what was left over.
    """
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl

    def request() -> None:
        prctl(PR_SET_PDEATHSIG, stop_signal)

    return request


@dataclass
class Child:
    """One process of the product: the web server, say, or PostgreSQL.

    It lives in a session of its own, so that Ctrl-C in a terminal reaches the launcher alone and
    the order of stopping stays the launcher's. `stop_signals` are sent one after the other, each
    with `patience` seconds to obey; what remains of the session after the last is killed.
    `account` is the OS user to run as; only root can ask for one.
    """

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    account: str | None = None
    stop_signals: tuple[signal.Signals, ...] = (signal.SIGTERM,)
    patience: float = 10
    show_output: bool = False
    process: subprocess.Popen[bytes] | None = None
    log_starts_at: int = 0

    def start(self) -> None:
        with self.open_log() as log:
            self.log_starts_at = log.tell()
            output = None if self.show_output else log
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output and subprocess.STDOUT,
                env=self.environment,
                cwd="/" if self.account else None,
                user=self.account,
                group=self.account,
                extra_groups=[] if self.account else None,
                start_new_session=True,
                # safe: the launcher runs in one thread
                preexec_fn=die_with_launcher(self.stop_signals[0]),  # noqa: PLW1509
            )

    def open_log(self) -> IO[bytes]:
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        return self.log.open("ab")

    @property
    def exit_code(self) -> int | None:
        return self.process.poll() if self.process else None

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def tail(self, lines: int = 15) -> str:
        """What the child said last, without the log's lines of earlier runs."""
        with self.log.open("rb") as log:
            log.seek(max(self.log_starts_at, self.log.stat().st_size - 20_000))
            text = log.read().decode(errors="replace")
        return "\n".join(f"    {line}" for line in text.splitlines()[-lines:])

    def how_it_ended(self) -> str:
        code = self.exit_code
        if code is not None and code < 0:
            return f"was ended by {signal.Signals(-code).name}"
        return f"ended with exit code {code}"

    def unexpected_end(self) -> Problem:
        return Problem(
            f"{self.name} {self.how_it_ended()}. The end of {self.log}:\n{self.tail()}\n"
            "Everything was stopped; start again once the cause above is put right."
        )

    def stop(self, hurry: Callable[[], bool] = lambda: False) -> None:
        """Ask nicely, then less nicely; `hurry` cuts the waiting short."""
        if self.process is None:
            return
        for stop_signal in self.stop_signals:
            if not self.is_running:
                break
            self.process.send_signal(stop_signal)
            self.wait_until_gone(hurry)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def wait_until_gone(self, hurry: Callable[[], bool]) -> None:
        deadline = time.monotonic() + self.patience
        while self.is_running and time.monotonic() < deadline and not hurry():
            time.sleep(0.05)
