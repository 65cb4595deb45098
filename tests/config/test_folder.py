import os
import stat

import pytest

from config.launcher import folder as folder_module
from config.launcher.environment import adopt_environment, publish_environment
from config.launcher.folder import LONGEST_SOCKET_PATH, DataFolder
from config.launcher.problem import Problem

NO_SUCH_PROCESS = "4194305"  # one more than Linux ever gives out


def test_secret_key_is_kept_and_closed_to_others(tmp_path):
    with DataFolder(tmp_path) as folder:
        first = folder.secret_key()
    with DataFolder(tmp_path) as folder:
        assert folder.secret_key() == first
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_lock_left_by_a_dead_process_is_taken_over(tmp_path):
    (tmp_path / "launcher.lock").write_text(NO_SUCH_PROCESS)
    with DataFolder(tmp_path):
        assert (tmp_path / "launcher.lock").read_text() == str(os.getpid())
    assert (tmp_path / "launcher.lock").read_text() == ""


def test_second_launcher_on_the_same_folder_is_told_of_the_first(tmp_path):
    with (
        DataFolder(tmp_path),
        pytest.raises(Problem, match=f"already runs on .*process {os.getpid()}.*another DATA_DIR"),
        DataFolder(tmp_path),
    ):
        pass


def test_second_launcher_leaves_the_lock_of_the_first_alone(tmp_path):
    with DataFolder(tmp_path):
        with pytest.raises(Problem), DataFolder(tmp_path):
            pass
        with pytest.raises(Problem, match=str(os.getpid())), DataFolder(tmp_path):
            pass


def test_folder_below_a_file_is_refused_with_the_way_out(tmp_path):
    (tmp_path / "file").touch()
    with (
        pytest.raises(Problem, match=r"cannot write to .*Not a directory.*make run DATA_DIR="),
        DataFolder(tmp_path / "file" / "var"),
    ):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to a read-only folder")
def test_read_only_folder_is_refused_with_the_way_out(tmp_path):
    tmp_path.chmod(0o500)
    with (
        pytest.raises(Problem, match=r"cannot write to .*Permission denied.*make run DATA_DIR="),
        DataFolder(tmp_path / "var"),
    ):
        pass


def test_full_disk_is_refused_before_anything_is_started(tmp_path, monkeypatch):
    monkeypatch.setattr(folder_module, "SPACE_NEEDED", 10**18)
    with pytest.raises(Problem, match=r"Only \d+ MB are free .*Make room"), DataFolder(tmp_path):
        pass


def test_sockets_of_a_deep_folder_lie_in_a_short_one_that_goes_again(tmp_path):
    deep = tmp_path / ("deep" * 20) / "var"
    with DataFolder(deep) as folder:
        sockets = folder.sockets
        assert sockets.is_dir()
        assert len(str(sockets / "postgres" / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH
    assert not sockets.exists()


def test_second_terminal_adopts_the_running_services(tmp_path, monkeypatch):
    shared = {"DATABASE_URL": "postgres://a", "REDIS_URL": "unix://b", "SECRET_KEY": "c=d"}
    for name in shared:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SECRET_KEY", "own")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    with DataFolder(tmp_path) as folder:
        publish_environment(folder, shared | {"DATA_DIR": str(tmp_path)})
        assert stat.S_IMODE(folder.environment_file.stat().st_mode) == 0o600
        adopt_environment()
        assert os.environ["DATABASE_URL"] == "postgres://a"
        assert os.environ["SECRET_KEY"] == "own"
    assert not folder.environment_file.exists()
