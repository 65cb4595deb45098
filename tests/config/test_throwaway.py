import sys
from pathlib import Path

import pytest

from config.launcher.throwaway import main

ASK = """
import os, psycopg2
with psycopg2.connect(os.environ["DATABASE_URL"]) as connection, connection.cursor() as cursor:
    cursor.execute("SHOW fsync")
    (fsync,) = cursor.fetchone()
print(fsync, os.environ["DATA_DIR"])
connection.close()
raise SystemExit(7)
"""


@pytest.fixture(autouse=True)
def no_other_services(monkeypatch):
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(("options", "fsync"), [([], "off"), (["--durable"], "on")])
def test_command_runs_beside_services_that_are_gone_afterwards(options, fsync, capfd):
    code = main([*options, sys.executable, "-c", ASK])
    said = capfd.readouterr().out.split()
    assert code == 7
    assert said[-2] == fsync
    assert not Path(said[-1]).exists()


def test_command_has_to_be_named(capfd):
    assert main([]) == 2
    assert "Run one command beside" in capfd.readouterr().err
