import os
import shutil
from contextlib import closing

import psutil
import psycopg2
import pytest
import redis
from psycopg2.extras import wait_select

from config.launcher.folder import DataFolder, new_temporary_folder
from config.launcher.postgres import EmbeddedPostgres
from config.launcher.problem import Problem
from config.launcher.redis import EmbeddedRedis
from config.launcher.supervisor import Supervisor


@pytest.fixture(scope="module")
def data_folder():
    """One cluster for all tests here: making one is the slowest part of them."""
    path = new_temporary_folder()
    with DataFolder(path) as folder:
        yield folder
    shutil.rmtree(path)


@pytest.fixture
def postgres(data_folder):
    return EmbeddedPostgres(data_folder, durable=False)


@pytest.fixture
def supervisor():
    with Supervisor() as supervisor:
        yield supervisor


def ask(url, *statements):
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        return cursor.fetchone()


def test_postgres_keeps_its_data_when_it_is_killed(data_folder, supervisor):
    postgres = EmbeddedPostgres(data_folder)
    url = postgres.start(supervisor)
    ask(url, "CREATE TABLE kept AS SELECT 41 + 1 AS answer", "SELECT 1")
    (server,) = supervisor.children
    server.process.kill()
    with pytest.raises(Problem, match="PostgreSQL was ended by SIGKILL"):
        supervisor.wait_for(lambda: False, limit=5, otherwise="too slow")
    supervisor.stop()
    assert (postgres.data / "postmaster.pid").exists()

    assert ask(postgres.start(supervisor), "SELECT answer FROM kept") == (42,)


def test_postgres_that_is_killed_in_mid_query_starts_again(postgres, supervisor):
    """The query's process does not notice that its server is gone, and holds the shared memory."""
    url = postgres.start(supervisor)
    (server,) = supervisor.children
    with closing(psycopg2.connect(url, async_=True)) as connection:
        wait_select(connection)
        orphan = psutil.Process(connection.info.backend_pid)
        connection.cursor().execute("SELECT count(*) FROM generate_series(1, 1000000000000)")
        supervisor.pause(0.3)
        server.process.kill()
        server.process.wait()
        assert orphan.is_running()
        supervisor.children.clear()

        assert ask(postgres.start(supervisor), "SELECT 1") == (1,)
    assert not orphan.is_running()


def test_postgres_starts_although_its_old_number_is_somebody_elses(postgres, supervisor):
    postgres.start(supervisor)
    supervisor.stop()
    (postgres.data / "postmaster.pid").write_text(f"{os.getpid()}\n{postgres.data}\n")

    assert ask(postgres.start(supervisor), "SELECT 1") == (1,)


def test_postgres_left_running_is_ended_first(postgres, supervisor):
    postgres.start(supervisor)
    left = supervisor.children.pop()

    postgres.start(supervisor)

    assert left.process.wait(timeout=10) == 0
    assert len(supervisor.children) == 1


def test_postgres_folds_the_letters_of_the_region(postgres, supervisor):
    letters = "ӘҚҒҢӨҮЎҲҶ ÇĞİÖŞÜƏ"
    lower = ask(postgres.start(supervisor), f"SELECT lower('{letters}')")[0]
    assert lower == "әқғңөүўҳҷ çğiöşüə"
    assert ask(postgres.url("registan"), "SELECT 'ҚАЗАҚСТАН' ILIKE 'қазақстан'") == (True,)


def test_postgres_of_another_version_is_refused(postgres, supervisor):
    postgres.start(supervisor)
    supervisor.stop()
    version = postgres.data / "PG_VERSION"
    right = version.read_text()
    version.write_text("12\n")
    with pytest.raises(Problem, match="was made by PostgreSQL 12"):
        postgres.start(supervisor)
    version.write_text(right)


def test_binaries_that_are_not_there_are_refused(data_folder, supervisor, monkeypatch, tmp_path):
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    with pytest.raises(Problem, match=r"There is no PostgreSQL server in .*correct PG_BIN"):
        EmbeddedPostgres(data_folder).start(supervisor)


def test_sockets_are_closed_to_other_accounts(postgres, data_folder, supervisor):
    postgres.start(supervisor)
    EmbeddedRedis(data_folder).start(supervisor)
    for folder in (postgres.sockets, data_folder.sockets / "redis"):
        assert folder.stat().st_mode & 0o077 == 0


def test_redis_keeps_waiting_jobs_over_a_restart(data_folder, supervisor):
    embedded = EmbeddedRedis(data_folder)
    with redis.Redis.from_url(embedded.start(supervisor)) as client:
        client.lpush("celery", "job")
    supervisor.stop()
    with redis.Redis.from_url(embedded.start(supervisor)) as client:
        assert client.lrange("celery", 0, -1) == [b"job"]


def test_redis_left_running_is_ended_first(data_folder, supervisor):
    embedded = EmbeddedRedis(data_folder)
    embedded.start(supervisor)
    left = supervisor.children.pop()

    embedded.start(supervisor)

    assert left.process.wait(timeout=10) == 0
    assert psutil.pid_exists(supervisor.children[0].process.pid)
