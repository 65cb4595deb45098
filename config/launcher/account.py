"""The OS user that PostgreSQL runs as when the launcher itself is root: it refuses to be root."""

import os
import pwd
import shutil
import stat
import subprocess
from pathlib import Path

from config.launcher.problem import Problem

ACCOUNT = "registan"


def service_account() -> str | None:
    """None for an ordinary user, else the account, created when the machine does not have it."""
    if os.geteuid() != 0:
        return None
    if not account_exists():
        create_account()
    return ACCOUNT


def account_exists() -> bool:
    return any(entry.pw_name == ACCOUNT for entry in pwd.getpwall())


def create_account() -> None:
    useradd = shutil.which("useradd")
    options = ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    if not useradd or subprocess.call([useradd, *options, ACCOUNT]) != 0:
        raise Problem(
            "PostgreSQL does not run as root, and no other account could be created: start "
            f"Registan as an ordinary user, or create a system user `{ACCOUNT}` first."
        )
    print(f"Running as root, so the system user `{ACCOUNT}` was created for PostgreSQL.")


def give(folder: Path, account: str | None) -> None:
    """Make `folder` the account's own, closed to everybody else, and every parent passable."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    if account:
        owner = pwd.getpwnam(account)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        let_pass(folder.parent)


def let_pass(folder: Path) -> None:
    """Let other accounts go through `folder` and its parents, without letting them look in."""
    for step in (folder, *folder.parents):
        mode = step.stat().st_mode
        if not mode & stat.S_IXOTH:
            step.chmod(stat.S_IMODE(mode) | stat.S_IXOTH)
            print(f"PostgreSQL's account `{ACCOUNT}` may now pass through {step} (o+x).")


def user_number(account: str | None) -> int:
    return pwd.getpwnam(account).pw_uid if account else os.geteuid()
