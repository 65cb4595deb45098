import signal
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from config.launcher.child import Child
from config.launcher.parent import Parent
from config.launcher.problem import Problem, StopRequested

REQUESTS_TO_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
TICK = 0.1  # seconds


class Supervisor:
    """Keeps the children: notices when one ends or when somebody wants to stop, ends them all.

    Signals only leave a note that `tick` reads. An exception out of a signal handler could strike
    between the birth of a process and the line that remembers it, and leave that process behind.
    """

    def __init__(self) -> None:
        self.children: list[Child] = []
        self.parent = Parent()
        self.requests = 0
        self.last_request = 0.0
        self.handlers: dict[int, Any] = {}

    def __enter__(self) -> "Supervisor":
        for number in REQUESTS_TO_STOP:
            # nohup sets SIGHUP aside; an ignored SIGINT only means "started with &".
            if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
                self.handlers[number] = signal.signal(number, self.note_request)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        for number, handler in self.handlers.items():
            signal.signal(number, handler)

    def note_request(self, _number: int, _frame: FrameType | None) -> None:
        # make and the terminal may both pass on the one request that somebody made.
        if time.monotonic() - self.last_request > 1:
            self.requests += 1
        self.last_request = time.monotonic()

    def tick(self) -> None:
        time.sleep(TICK)
        if self.requests or self.parent.wants_to_stop():
            raise StopRequested
        for child in self.children:
            if not child.is_running:
                raise child.unexpected_end()

    def start(self, child: Child) -> None:
        if self.requests:
            raise StopRequested
        child.start()
        self.children.append(child)

    def exit_code_of(self, step: Child) -> int:
        """Start `step` and wait for its end, while watching the others."""
        if self.requests:
            raise StopRequested
        try:
            step.start()
            while step.is_running:
                self.tick()
        finally:
            step.stop()
        return step.exit_code or 0

    def run(self, step: Child) -> None:
        """Start `step` and wait for it to end well."""
        if not self.exit_code_of(step):
            return
        if step.show_output:
            raise Problem(f"{step.name} {step.how_it_ended()}; the reason stands above.")
        raise step.unexpected_end()

    def pause(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.tick()

    def wait_for(self, is_ready: Callable[[], bool], limit: float, otherwise: str) -> None:
        deadline = time.monotonic() + limit
        while not is_ready():
            if time.monotonic() > deadline:
                raise Problem(otherwise)
            self.tick()

    def stop(self) -> None:
        """End the children in the reverse order of their start; a second request hurries."""
        already = self.requests
        for child in reversed(self.children):
            child.stop(hurry=lambda: self.requests > already)
        self.children.clear()
