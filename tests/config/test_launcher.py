import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import psutil
import pytest

from config.launcher.folder import BASE_DIR, new_temporary_folder


@pytest.fixture
def data_dir():
    path = new_temporary_folder()
    yield path
    shutil.rmtree(path)


@pytest.fixture
def launch(data_dir):
    """Start the real launcher; what it says until it runs, and how long that takes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"DATA_DIR": str(data_dir), "PORT": str(port)}
    for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "MAKELEVEL", "PG_BIN"):
        environment.pop(name, None)
    started = []

    def start():
        process = subprocess.Popen(
            [sys.executable, "-m", "config.launcher"],
            cwd=BASE_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        begun = time.monotonic()
        said = ""
        for line in process.stdout:
            said += line
            if line.startswith("  logs "):
                return process, said, time.monotonic() - begun
        pytest.fail(f"It did not start:\n{said}")

    start.port = port
    yield start
    for process in started:
        process.terminate()
        process.wait(timeout=60)
        process.stdout.close()


def answer(port, path):
    with urlopen(f"http://127.0.0.1:{port}{path}") as response:
        return response.status


def stop(process, number):
    """Send the signal as a terminal does; the exit code, and the processes that outlived it."""
    family = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, number)
    code = process.wait(timeout=60)
    return code, psutil.wait_procs(family, timeout=2)[1]


@pytest.mark.worker
def test_launcher_starts_everything_stops_everything_and_starts_again(launch, data_dir):
    process, said, first_start = launch()
    names = [" ".join(child.cmdline()) for child in psutil.Process(process.pid).children()]
    for program in ("postgres", "redis-server", "celery --app config worker", "beat", "gunicorn"):
        assert any(program in name for name in names), program
    assert answer(launch.port, "/readyz") == 200
    assert answer(launch.port, "/admin/login/") == 200
    password = re.search(r"user admin, password (\S+)", said)[1]
    assert not any(password in log.read_text() for log in (data_dir / "logs").iterdir())

    assert stop(process, signal.SIGINT) == (0, [])

    process, said, second_start = launch()
    assert second_start < first_start / 2
    for once in ("Creating", "Applying", "Collecting", "Administrator created", "Loaded"):
        assert once not in said
    assert answer(launch.port, "/readyz") == 200

    assert stop(process, signal.SIGTERM) == (0, [])
    assert not (data_dir / "run" / "environment").exists()
