"""The Chromium for browser tests: `python -m tests.chromium` makes sure that there is one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The program that CHROMIUM names, else the first that PATH knows."""
    wish = os.environ.get("CHROMIUM")
    if wish:
        return wish if Path(wish).is_file() else None
    return next(filter(None, map(shutil.which, NAMES)), None)


def install_chromium() -> None:
    """Only where it is allowed without asking: as root, on a system with apt-get."""
    apt_get = shutil.which("apt-get")
    if not apt_get or os.geteuid() != 0 or os.environ.get("CHROMIUM"):
        return
    print("Installing Chromium for the browser tests ...", flush=True)
    subprocess.call([apt_get, "update", "--quiet"])
    subprocess.call([apt_get, "install", "--yes", "--quiet", "chromium"])


def main() -> int:
    if find_chromium():
        return 0
    install_chromium()
    if find_chromium():
        return 0
    print(
        "The browser tests need Chromium: install it (Debian, Ubuntu: sudo apt-get install "
        "chromium), or name another one: make test CHROMIUM=/path/to/chrome.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
