import socket
from types import SimpleNamespace

import psycopg2
import pytest

from config.launcher.__main__ import main
from config.launcher.postgres import check_database
from config.launcher.problem import Problem
from config.launcher.redis import check_redis


@pytest.fixture
def launch(tmp_path, monkeypatch, capsys):
    """Start the launcher in this process with such an environment; nothing is meant to come up."""

    def start(**environment):
        monkeypatch.setenv("DATA_DIR", str(tmp_path))
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        code = main()
        return code, capsys.readouterr().err

    return start


def test_taken_port_is_refused_with_another_one_to_try(launch):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, message = launch(PORT=str(port))
    assert code == 1
    assert message.startswith(f"Port {port} cannot be used (Address already in use)")
    assert "make run PORT=" in message
    assert message.count("\n") == 1


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "80 80", "٨٠"])
def test_port_that_is_none_is_refused(launch, port):
    code, message = launch(PORT=port)
    assert (code, message) == (1, f"PORT must be a number from 1 to 65535, not {port!r}.\n")


def test_database_that_does_not_answer_is_named_without_its_password(tmp_path):
    with pytest.raises(Problem) as problem:
        check_database(f"postgres://me:hush@/base?host={tmp_path}")
    assert "DATABASE_URL" in str(problem.value)
    assert "does not answer" in str(problem.value)
    assert "hush" not in str(problem.value)


@pytest.mark.parametrize("url", ["sqlite:///x", "mysql://a/b", "postgres://[::/x", "nonsense"])
def test_database_url_of_another_kind_is_refused(url):
    with pytest.raises(Problem, match="DATABASE_URL must read postgres://"):
        check_database(url)


def test_old_database_is_refused(monkeypatch):
    """No PostgreSQL 14 is at hand, so its answer is what is made up here."""
    old = SimpleNamespace(server_version=140_010, close=lambda: None)
    monkeypatch.setattr(psycopg2, "connect", lambda *_, **__: old)
    with pytest.raises(Problem, match="is PostgreSQL 14; Registan needs 15 or newer"):
        check_database("postgres://me@localhost/base")


@pytest.mark.parametrize("url", ["unix:///nonexistent/redis.sock", "redis://127.0.0.1:1/0"])
def test_redis_that_does_not_answer_is_named(url):
    with pytest.raises(Problem, match=r"REDIS_URL \(.+\) does not answer"):
        check_redis(url)


@pytest.mark.parametrize("url", ["http://x", "redis", "redis://host:port/0"])
def test_redis_url_of_another_kind_is_refused(url):
    with pytest.raises(Problem, match="REDIS_URL must read redis://"):
        check_redis(url)
