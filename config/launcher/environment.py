"""The environment of the running services, for commands typed in a second terminal."""

import os
import sys

from config.launcher.folder import DataFolder, chosen_folder

SHARED = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DATA_DIR")


def publish_environment(folder: DataFolder, environment: dict[str, str]) -> None:
    """Leave the addresses where `adopt_environment` finds them; only this user may read them."""
    lines = "".join(f"{name}={environment[name]}\n" for name in SHARED)
    folder.environment_file.unlink(missing_ok=True)
    descriptor = os.open(folder.environment_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(lines)


def adopt_environment() -> None:
    """Fill in what the environment lacks from a launcher that runs on the same folder.

    With this, `manage.py import_data ...` beside `make run` needs no setting at all. Where none
    runs, nothing happens.
    """
    file = DataFolder(chosen_folder()).environment_file
    if not file.exists():
        return
    for line in file.read_text().splitlines():
        name, _, value = line.partition("=")
        os.environ.setdefault(name, value)


def require_environment() -> None:
    """End with a sentence where config.settings would end with a traceback."""
    missing = [name for name in SHARED[:3] if name not in os.environ]
    if missing:
        sys.exit(
            f"{' and '.join(missing)} not set, and no Registan runs on {chosen_folder()}: start "
            "`make run` in another terminal first, or set what is missing."
        )
