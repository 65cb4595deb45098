import importlib.util
import re
import subprocess
import sys

import pytest

from config.launcher.folder import BASE_DIR

REQUIREMENTS = BASE_DIR / "requirements"
PIN = re.compile(r"^([a-z0-9-]+)==([^ ]+)", re.MULTILINE)


@pytest.fixture
def install(tmp_path):
    """requirements/install.py, working on a virtual environment of the test's own."""
    spec = importlib.util.spec_from_file_location("install", REQUIREMENTS / "install.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.ROOT = str(tmp_path)
    module.VENV = str(tmp_path / ".venv")
    module.PYTHON = str(tmp_path / ".venv" / "bin" / "python")
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "base.txt").write_text("# nothing needed\n")
    return module


def test_install_makes_the_environment_once(install, capfd):
    install.main("base")
    first = capfd.readouterr().out
    assert "Creating .venv with" in first
    assert "Installing requirements/base.txt" in first
    install.main("base")
    assert capfd.readouterr().out == ""


def test_install_runs_again_when_the_lock_changes(install, capfd, tmp_path, monkeypatch):
    monkeypatch.setattr(install, "create_venv", lambda: None)
    monkeypatch.setattr(install, "install", lambda lock: None)
    install.PYTHON = sys.executable
    (tmp_path / ".venv").mkdir()
    for content in ("# one\n", "# one\n", "# two\n"):
        (tmp_path / "requirements" / "base.txt").write_text(content)
        install.main("base")
    assert capfd.readouterr().out.count("Installing") == 2


@pytest.mark.parametrize("there", [False, True])
def test_folder_that_cannot_be_written_is_named(install, monkeypatch, tmp_path, there):
    if there:
        (tmp_path / ".venv").mkdir()
    folder = str(tmp_path / ".venv" if there else tmp_path)
    monkeypatch.setattr(
        install.os, "access", lambda path, mode: (path, mode) != (folder, install.os.W_OK)
    )
    words = f"^{re.escape(folder)} cannot be written by this user.*Clone it into a folder of your"
    with pytest.raises(SystemExit, match=words):
        install.main("base")
    assert not (tmp_path / ".venv" / "bin").exists()


def test_old_python_without_a_newer_one_is_refused(install, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer.*make run PYTHON="):
        install.find_python()


def test_old_python_makes_room_for_a_newer_one(install, monkeypatch, tmp_path):
    newer = tmp_path / "python3.12"
    newer.symlink_to(sys.executable)
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert install.find_python() == str(newer)


@pytest.mark.parametrize("name", ["base", "dev"])
def test_lock_is_hashed_and_names_no_host(name):
    lock = (REQUIREMENTS / f"{name}.txt").read_text()
    assert not re.search(
        r"https?:|file:|--index|--find-links|@ |/", lock.replace("-c requirements/", "")
    )
    for block in re.split(r"\n(?=[a-z])", lock)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_dev_lock_agrees_with_the_base_lock():
    base = dict(PIN.findall((REQUIREMENTS / "base.txt").read_text()))
    dev = dict(PIN.findall((REQUIREMENTS / "dev.txt").read_text()))
    assert len(base) > 30
    assert base.items() <= dev.items()


def test_manage_says_what_is_missing_without_a_traceback(tmp_path):
    answer = subprocess.run(
        [sys.executable, str(BASE_DIR / "manage.py"), "check"],
        env={"DATA_DIR": str(tmp_path), "PATH": ""},
        capture_output=True,
        check=False,
        text=True,
    )
    assert answer.returncode == 1
    assert answer.stderr.startswith("DATABASE_URL and REDIS_URL and SECRET_KEY not set")
    assert "Traceback" not in answer.stderr
