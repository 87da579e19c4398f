"""`qala backup` and `qala restore`: the whole database in one file of pg_dump's own format."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import click
import psycopg
from psycopg import sql

from qala.config import env

from .binaries import find_binaries
from .embedded import database
from .errors import LaunchError
from .locks import FileLock
from .paths import make_home


def back_up(file: str) -> None:
    """Dump under a temporary name and rename it when complete; mode 0600, it holds personal data."""
    target = Path(file).absolute()
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    with database(_say) as url:
        try:
            unfinished.touch(mode=0o600)
            _run("pg_dump", ["--format=custom", "--no-owner", f"--file={unfinished}", f"--dbname={url}"])
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    _say(f"Wrote {target} ({target.stat().st_size / 1e6:.1f} MB).")


def put_back(file: str, *, is_confirmed: bool) -> int:
    """Replace the database by a backup, in one transaction: it comes whole or nothing changes.

    Errors: `LaunchError` while Qala runs on this data, or when the file is no backup.
    """
    lock = FileLock(make_home(env.get("QALA_HOME")).lock)
    if not lock.take():
        raise LaunchError("Qala is running; stop it before a restore.")
    if not is_confirmed and not click.confirm(
        "Replace everything in the database by this backup?", default=False
    ):
        return 1
    _run("pg_restore", ["--list", file])
    with database(_say) as url:
        with psycopg.connect(url) as connection:
            # pg_restore cannot do both in one go, so the old content steps aside until the new is in.
            connection.execute("DROP SCHEMA IF EXISTS before_restore CASCADE")
            connection.execute("ALTER SCHEMA public RENAME TO before_restore")
            connection.execute("CREATE SCHEMA public")
            _move_extensions(connection, "before_restore", "public")
        try:
            _run(
                "pg_restore",
                ["--no-owner", "--single-transaction", "--exit-on-error", f"--dbname={url}", file],
            )
        except LaunchError:
            with psycopg.connect(url) as connection:
                _move_extensions(connection, "public", "before_restore")
                connection.execute("DROP SCHEMA public CASCADE")
                connection.execute("ALTER SCHEMA before_restore RENAME TO public")
            raise
        with psycopg.connect(url) as connection:
            connection.execute("DROP SCHEMA before_restore CASCADE")
    _say(f"The database is the one of {file}.")
    return 0


def _move_extensions(connection: psycopg.Connection, old: str, new: str) -> None:
    """Extensions exist once in a database: they stay, where both the old indexes and the new ones find them."""
    rows = connection.execute(
        "SELECT extname FROM pg_extension WHERE extnamespace = to_regnamespace(%s)", [old]
    ).fetchall()
    for (name,) in rows:
        statement = sql.SQL("ALTER EXTENSION {} SET SCHEMA {}")
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(new)))


def _run(program: str, arguments: Sequence[str]) -> None:
    """Run a program of PostgreSQL as ourselves; peer access knows both the server's account and ours."""
    done = subprocess.run([_program(program), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise LaunchError(f"{program} failed:\n{done.stderr.strip()}")


def _program(name: str) -> str:
    """The embedded server's own program; with an existing server the machine's own, which fits it better."""
    found = shutil.which(name) if env.is_set("QALA_DATABASE_URL") else None
    return found or find_binaries(env.get("QALA_PG_BINDIR")).program(name)


def _say(text: str) -> None:
    click.echo(text, err=True)
