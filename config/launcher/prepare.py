"""Bring database and static files up to date: `python -m config.launcher.prepare`.

A process of its own, so that the launcher, which stays, need not carry Django along.
"""

import hashlib
import os
import secrets
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def migrate() -> None:
    executor = MigrationExecutor(connection)
    steps = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if not steps:
        return
    print(f"Applying {steps} migrations ...", flush=True)
    call_command("migrate", interactive=False, verbosity=0)
    # What readers are served was written by the release before: its shape may be another one now.
    if apps.get_model("sources", "Entry").objects.exists():
        print("Writing anew what readers are served ...", flush=True)
        call_command("project")


def forget_kept() -> None:
    """Parts of pages that the release before kept may have another shape now."""
    cache.clear()


def static_fingerprint() -> str:
    """Changes when a static file is added, taken away or rewritten."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(None):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static() -> None:
    """Copying, hashing and compressing takes seconds, so only when something has changed."""
    stamp = settings.DATA_DIR / "static" / ".fingerprint"
    fingerprint = static_fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    print("Collecting static files ...", flush=True)
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(fingerprint)


def create_administrator() -> None:
    """The first administrator, whose password is shown here and nowhere else."""
    users = get_user_model().objects
    if users.filter(is_superuser=True).exists():
        return
    password = secrets.token_urlsafe(12)
    users.create_superuser(username="admin", password=password)
    print(
        f"Administrator created: user admin, password {password}\n"
        "It is shown only once; `.venv/bin/python manage.py changepassword admin` sets another.",
        flush=True,
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    migrate()
    forget_kept()
    collect_static()
    call_command("create_groups", verbosity=0)
    create_administrator()
