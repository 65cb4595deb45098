import os
import signal
import sys
import time
from functools import partial

import psutil
import pytest

from config.launcher.child import Child
from config.launcher.problem import Problem, StopRequested
from config.launcher.supervisor import Supervisor


@pytest.fixture
def supervisor():
    with Supervisor() as supervisor:
        yield supervisor


def shell(tmp_path, script, name="The shell", **options):
    return Child(name, ["sh", "-c", script], tmp_path / f"{name}.log", **options)


def says_ready(child):
    return "ready" in child.tail()


def test_child_that_ends_is_named_with_its_last_words(tmp_path, supervisor):
    (tmp_path / "The shell.log").write_text("words of an earlier run\n")
    supervisor.start(shell(tmp_path, "echo out of luck; exit 3"))
    with pytest.raises(Problem) as problem:
        supervisor.wait_for(lambda: False, limit=5, otherwise="too slow")
    assert "The shell ended with exit code 3." in str(problem.value)
    assert "out of luck" in str(problem.value)
    assert "earlier run" not in str(problem.value)


def test_child_that_is_killed_is_named_with_the_signal(tmp_path, supervisor):
    supervisor.start(shell(tmp_path, "kill -KILL $$"))
    with pytest.raises(Problem, match="The shell was ended by SIGKILL"):
        supervisor.wait_for(lambda: False, limit=5, otherwise="too slow")


def test_step_that_fails_stops_the_start(tmp_path, supervisor):
    with pytest.raises(Problem, match=r"exit code 4[\s\S]*no such table"):
        supervisor.run(shell(tmp_path, "echo no such table; exit 4"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_asks_to_stop(number):
    before = signal.signal(number, signal.default_int_handler)  # nohup may have set SIGHUP aside
    try:
        with Supervisor() as supervisor:
            os.kill(os.getpid(), number)
            with pytest.raises(StopRequested):
                supervisor.tick()
    finally:
        signal.signal(number, before)


def test_hangup_set_aside_by_nohup_stays_set_aside():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Supervisor() as supervisor:
            os.kill(os.getpid(), signal.SIGHUP)
            supervisor.tick()
    finally:
        signal.signal(signal.SIGHUP, before)


def test_signals_are_handed_back_at_the_end():
    before = signal.getsignal(signal.SIGINT)
    with Supervisor():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_children_stop_in_reverse_order(tmp_path):
    note = f"trap 'echo %s >> {tmp_path}/order; exit' TERM; echo ready; while :; do sleep 0.1; done"
    with Supervisor() as supervisor:
        for name in ("first", "second"):
            child = shell(tmp_path, note % name, name)
            supervisor.start(child)
            supervisor.wait_for(partial(says_ready, child), 5, "never ready")
    assert (tmp_path / "order").read_text().split() == ["second", "first"]


def test_child_that_ignores_signals_is_killed_with_its_own_children(tmp_path):
    script = "trap '' TERM; sleep 100 & echo $!; wait; sleep 100"
    child = shell(tmp_path, script, patience=0.3)
    with Supervisor() as supervisor:
        supervisor.start(child)
        supervisor.wait_for(lambda: child.tail().strip() != "", 5, "never ready")
        grandchild = psutil.Process(int(child.tail()))
    psutil.wait_procs([grandchild], timeout=5)
    assert child.exit_code == -signal.SIGKILL
    assert not grandchild.is_running()


def test_second_request_cuts_the_patience_short(tmp_path):
    child = shell(tmp_path, "trap '' TERM; echo ready; while :; do sleep 0.1; done", patience=60)
    supervisor = Supervisor()
    supervisor.start(child)
    supervisor.wait_for(partial(says_ready, child), 5, "never ready")
    started = time.monotonic()
    child.stop(hurry=lambda: time.monotonic() - started > 0.2)
    assert time.monotonic() - started < 10
    assert child.exit_code == -signal.SIGKILL


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_child_ends_with_a_launcher_that_is_killed(tmp_path):
    program = (
        "import pathlib, sys, time\n"
        "from config.launcher.child import Child\n"
        "child = Child('sleep', ['sleep', '100'], pathlib.Path(sys.argv[1]) / 'log')\n"
        "child.start()\n"
        "print(child.process.pid, file=open(sys.argv[1] + '/pid', 'w'), flush=True)\n"
        "time.sleep(100)\n"
    )
    launcher = Child("launcher", [sys.executable, "-c", program, str(tmp_path)], tmp_path / "l.log")
    launcher.start()
    supervisor = Supervisor()
    pid = tmp_path / "pid"
    supervisor.wait_for(lambda: pid.exists() and pid.read_text().strip() != "", 20, "no start")
    orphan = psutil.Process(int(pid.read_text()))
    launcher.process.kill()
    launcher.process.wait()
    psutil.wait_procs([orphan], timeout=5)
    assert not orphan.is_running()
