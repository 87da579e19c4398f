"""A database with the tables of this code, made once on a throw-away server: those of the tests are copies of it."""

from __future__ import annotations

import os
import subprocess
import sys

import psycopg

from qala.config import env

SETTING = "QALA_TEST_TEMPLATE"  # its name, for the processes of the tests
NAME = "qala_tables"


def ready() -> str:
    """Its name; whoever comes first makes it, the others wait."""
    with psycopg.connect(_address("postgres"), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(109)")
        if not connection.execute("SELECT FROM pg_database WHERE datname = %s", [NAME]).fetchall():
            connection.execute(f'CREATE DATABASE "{NAME}_begun"')
            _migrate(_address(f"{NAME}_begun"))
            connection.execute(f'ALTER DATABASE "{NAME}_begun" RENAME TO "{NAME}"')
    return NAME


def _address(name: str) -> str:
    start, mark, options = os.environ["QALA_DATABASE_URL"].partition("?")
    return f"{start.rpartition('/')[0]}/{name}{mark}{options}"


def _migrate(url: str) -> None:
    settings = {"QALA_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "qala.config.settings_test"}
    command = [sys.executable, "-m", "django", "migrate", "--no-input", "--verbosity=0"]
    subprocess.run(command, cwd=env.ROOT, env={**os.environ, **settings}, check=True)


if __name__ == "__main__":
    ready()
