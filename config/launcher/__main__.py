import os
import socket
import sys
from urllib.error import URLError
from urllib.request import urlopen

from config.launcher.child import Child
from config.launcher.folder import BASE_DIR, DataFolder, chosen_folder
from config.launcher.problem import Problem, StopRequested
from config.launcher.servers import start_servers
from config.launcher.supervisor import Supervisor

HOST = "127.0.0.1"
SECONDS_FOR_WEB = 60


def chosen_port() -> int:
    wish = os.environ.get("PORT") or "8000"
    if not wish.isascii() or not wish.isdigit() or not 0 < int(wish) < 65_536:
        raise Problem(f"PORT must be a number from 1 to 65535, not {wish!r}.")
    return int(wish)


def require_free_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            another = port + 1 if 1024 <= port < 65_535 else 8000
            raise Problem(
                f"Port {port} cannot be used ({error.strerror}): stop what listens there, or "
                f"choose another one with `make run PORT={another}`."
            ) from error


def manage(folder: DataFolder, environment: dict[str, str], *arguments: str) -> Child:
    """A management command that talks to the person at the terminal."""
    return Child(
        name=f"manage.py {arguments[0]}",
        command=[sys.executable, str(BASE_DIR / "manage.py"), *arguments],
        log=folder.logs / f"{arguments[0]}.log",
        environment=environment,
        show_output=True,
    )


def prepare(folder: DataFolder, environment: dict[str, str]) -> Child:
    return Child(
        name="The preparation of the database",
        command=[sys.executable, "-m", "config.launcher.prepare"],
        log=folder.logs / "prepare.log",
        environment=environment,
        show_output=True,
    )


def celery(folder: DataFolder, environment: dict[str, str], name: str, *arguments: str) -> Child:
    return Child(
        name=name,
        command=[sys.executable, "-m", "celery", "--app", "config", *arguments],
        log=folder.logs / f"{arguments[0]}.log",
        environment=environment,
    )


def worker(folder: DataFolder, environment: dict[str, str]) -> Child:
    options = ("--concurrency=2", "--loglevel=INFO", "--without-gossip", "--without-mingle")
    return celery(folder, environment, "The Celery worker", "worker", *options)


def scheduler(folder: DataFolder, environment: dict[str, str]) -> Child:
    (folder.path / "beat").mkdir(exist_ok=True)
    options = (f"--schedule={folder.path / 'beat' / 'schedule'}", "--pidfile=", "--loglevel=INFO")
    return celery(folder, environment, "The Celery scheduler", "beat", *options)


def web(folder: DataFolder, environment: dict[str, str], port: int) -> Child:
    options = ["--bind", f"{HOST}:{port}", "--worker-class", "gthread", "--workers", "2"]
    options += ["--threads", "4", "--graceful-timeout", "5", "--access-logfile", "-"]
    options += ["--no-control-socket"]
    return Child(
        name="The web server",
        command=[sys.executable, "-m", "gunicorn", "config.wsgi:application", *options],
        log=folder.logs / "web.log",
        environment=environment,
    )


def is_ready(address: str) -> bool:
    try:
        with urlopen(f"{address}/readyz", timeout=5) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (URLError, TimeoutError, ConnectionError):
        return False


def run(folder: DataFolder, supervisor: Supervisor, port: int) -> None:
    """Everything in the order it is needed, then wait until somebody wants it to stop."""
    print(f"Registan keeps its data in {folder.path}.", flush=True)
    environment = start_servers(folder, supervisor)
    supervisor.run(prepare(folder, environment))
    supervisor.start(worker(folder, environment))
    supervisor.run(manage(folder, environment, "load_shipped"))
    supervisor.start(scheduler(folder, environment))
    supervisor.start(web(folder, environment, port))
    address = f"http://{HOST}:{port}"
    supervisor.wait_for(
        lambda: is_ready(address),
        limit=SECONDS_FOR_WEB,
        otherwise=f"The web server does not answer; see {folder.logs / 'web.log'}.",
    )
    print(
        f"\nRegistan runs. Ctrl-C stops it.\n  pages  {address}/\n  API    {address}/api/v1/\n"
        f"  admin  {address}/admin/\n  logs   {folder.logs}",
        flush=True,
    )
    while True:
        supervisor.tick()


def main() -> int:
    try:
        port = chosen_port()
        with DataFolder(chosen_folder()) as folder, Supervisor() as supervisor:
            require_free_port(port)
            try:
                run(folder, supervisor, port)
            except StopRequested:
                print("\nStopping ...", flush=True)
        print("Registan has stopped.")
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Registan was stopped by the system: {error}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
