"""`qala clean-data`: remove everything that Qala keeps, after asking."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from qala.config import env

from .errors import LaunchError
from .locks import FileLock
from .paths import Home

OURS = {"postgres", "run.lock", "secret-key", "files", "run.json"}


def remove_home(*, is_confirmed: bool) -> int:
    """Remove QALA_HOME and the database beside it; 0 when done or nothing there, 1 when the person said no.

    Errors: `LaunchError` while Qala runs there, or when the folder does not look like one of ours.
    """
    home = Home(env.get("QALA_HOME"))
    if not home.folder.is_dir():
        click.echo(f"Nothing to remove: there is no {home.folder}.")
        return 0
    _check_ours(home.folder)
    database = home.postgres.resolve() if home.postgres.exists() else None
    locks = [FileLock(home.lock)] + ([FileLock(database / "supervisor.lock")] if database else [])
    if not all(lock.take() for lock in locks):
        raise LaunchError(f"Qala is running on {home.folder}; stop it first.")
    question = f"Remove {home.folder} with the database, uploaded files and keys in it?"
    if not is_confirmed and not click.confirm(question, default=False):
        return 1
    if database is not None:
        shutil.rmtree(database)
    shutil.rmtree(home.folder)
    click.echo(f"Removed {home.folder}.")
    return 0


def _check_ours(folder: Path) -> None:
    """A mistyped QALA_HOME must not cost anybody a home folder."""
    if not any((folder / name).exists() for name in OURS) and any(folder.iterdir()):
        raise LaunchError(f"QALA_HOME: {folder} does not look like a folder of Qala; remove it by hand.")
    if folder in (Path.home(), Path("/")) or env.ROOT.is_relative_to(folder):
        raise LaunchError(f"QALA_HOME: {folder} holds more than Qala's data; remove it by hand.")
