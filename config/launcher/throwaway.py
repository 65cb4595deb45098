"""Run one command beside a PostgreSQL and a Redis that are gone afterwards.

`python -m config.launcher.throwaway pytest tests/config`: the command finds DATABASE_URL,
REDIS_URL, SECRET_KEY and DATA_DIR in its environment; its exit code is handed on. Where
DATABASE_URL or REDIS_URL is already set, that server is used and left alone. PostgreSQL does not
wait for the disk, unless `--durable` stands before the command, as measurements want it.
"""

import os
import shutil
import sys
from pathlib import Path

from config.launcher.child import Child
from config.launcher.folder import DataFolder, new_temporary_folder
from config.launcher.problem import Problem, StopRequested
from config.launcher.servers import start_servers
from config.launcher.supervisor import Supervisor


def run_beside_services(command: list[str], path: Path, *, durable: bool) -> int:
    with DataFolder(path) as folder, Supervisor() as supervisor:
        environment = start_servers(folder, supervisor, durable=durable)
        # The command's programs are those of the virtual environment.
        environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
        step = Child(command[0], command, folder.logs / "command.log", show_output=True)
        step.environment = environment
        return supervisor.exit_code_of(step)


def main(arguments: list[str]) -> int:
    durable = arguments[:1] == ["--durable"]
    command = arguments[1:] if durable else arguments
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    path = new_temporary_folder()
    try:
        return run_beside_services(command, path, durable=durable)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except StopRequested:
        return 130
    finally:
        shutil.rmtree(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
