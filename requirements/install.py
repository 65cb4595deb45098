"""Create `.venv` and install a lock file: `python3 requirements/install.py base` (or `dev`).

Runs before anything is installed, and under any Python 3 the machine calls `python3`, so that
an old one gets a sentence instead of a syntax error: standard library only, no new syntax.
Installs again only when the lock file has changed since the last time.
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
NEWEST_FIRST = ("python3.13", "python3.12", "python3.11", "python3")


def find_python():
    """The running Python when new enough, else a newer one found on PATH."""
    if sys.version_info >= (3, 11):
        return sys.executable
    question = "import sys; sys.exit(sys.version_info < (3, 11))"
    for name in NEWEST_FIRST:
        path = shutil.which(name)
        if path and subprocess.call([path, "-c", question], stderr=subprocess.DEVNULL) == 0:
            return path
    sys.exit(
        "Registan needs Python 3.11 or newer; `%s` is %s. Install one and start again with "
        "`make run PYTHON=/path/to/python3.11`." % (sys.executable, sys.version.split()[0])
    )


def check_writable():
    """Whoever starts Registan for the first time must be able to write where it lies."""
    folder = VENV if os.path.exists(VENV) else ROOT
    if not os.access(folder, os.W_OK):
        sys.exit(
            "%s cannot be written by this user, and Registan keeps its Python packages in .venv "
            "there. Clone it into a folder of your own and start there, or let the owner of the "
            "folder start it." % folder
        )


def create_venv():
    """Make `.venv`, again when it is broken: moved, half made, or its Python gone."""
    if os.path.exists(PYTHON) and subprocess.call([PYTHON, "-c", "import pip"]) == 0:
        return
    python = find_python()
    print("Creating .venv with %s ..." % python, flush=True)
    if subprocess.call([python, "-m", "venv", "--clear", VENV]) != 0:
        sys.exit(
            "Python's venv module could not create .venv (see above). On Debian and Ubuntu: "
            "apt-get install python3-venv. Then start again."
        )


def install(lock):
    arguments = ["install", "--quiet", "--require-hashes", "-r", lock]
    uv = shutil.which("uv")
    # uv does not read pip's configuration of mirrors, so a failure of uv is not the last word.
    if uv and subprocess.call([uv, "pip", arguments[0], "--python", PYTHON] + arguments[1:]) == 0:
        return
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check"]
    if subprocess.call(pip + arguments) != 0:
        sys.exit("The locked dependencies could not be installed (see above); check the network.")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def main(name):
    lock = os.path.join(ROOT, "requirements", name + ".txt")
    stamp = os.path.join(VENV, "installed-" + name)
    wanted = hashlib.sha256(read(lock)).hexdigest().encode()
    if os.path.exists(PYTHON) and os.path.exists(stamp) and read(stamp) == wanted:
        return
    check_writable()
    create_venv()
    print("Installing %s ..." % os.path.relpath(lock, ROOT), flush=True)
    install(lock)
    with open(stamp, "wb") as file:
        file.write(wanted)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit(130)
