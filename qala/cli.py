"""The console script `qala`: everything an administrator does.

A room adds a command as an ordinary Django management command; one line in `COMMANDS` shows it here under a
readable name. The wrapper finds the database (starting the embedded one when nobody runs it) and passes all
options on, so `qala load-places --help` is the command's own help.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import NoReturn

import click

from qala.config.env import ROOT, EnvError
from qala.config.launch.errors import LaunchError

PASS_ON = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}


@dataclass(frozen=True)
class Wrapped:
    """One line of `qala --help`: a Django command under a readable name."""

    command: str
    summary: str
    needs_database: bool = True
    is_built_in: bool = False


COMMANDS: dict[str, Wrapped] = {
    "migrate": Wrapped("migrate", "Bring the tables to the state of the code.", is_built_in=True),
    "check": Wrapped("check", "Look for mistakes in the settings and the code.", is_built_in=True),
    "shell": Wrapped("shell", "A Python prompt inside Qala.", is_built_in=True),
    "load-reference": Wrapped("load_reference", "Load or refresh the reference data that Qala ships."),
    "load-places": Wrapped("load_places", "Load districts, streets and buildings from GeoJSON or CSV."),
    "import-organisations": Wrapped(
        "import_organisations", "Take organisations in from a CSV or XLSX table."
    ),
    "import-requests": Wrapped("import_requests", "Import a register of appeals by a profile."),
    "import-projects": Wrapped("import_projects", "Import a list of projects by a profile."),
    "import-oc4ids": Wrapped("import_oc4ids", "Import a package of OC4IDS projects."),
    "check-oc4ids": Wrapped("check_oc4ids", "Check a package of OC4IDS projects.", needs_database=False),
    "train-classifier": Wrapped("train_classifier", "Learn from the register what texts are about."),
    "build-figures": Wrapped("build_figures", "Count the figures of the quality reports."),
    "recount-polls": Wrapped("recount_polls", "Compare published results of polls with the votes."),
    "make-vapid-keys": Wrapped("make_vapid_keys", "Make the key of push messages.", needs_database=False),
    "create-admin": Wrapped("create_admin", "Make a member of staff an administrator."),
    "make-demo": Wrapped("make_demo", "Fill an empty database with the demonstration city."),
    "demo-signins": Wrapped("demo_signins", "Show the sign-ins of the demonstration city."),
    "messages": Wrapped("messages", "Collect, check and compile the translations.", needs_database=False),
    "papers": Wrapped("papers", "Write the pages of docs/ that come from the code.", needs_database=False),
}


class Commands(click.Group):
    """Our own commands and those of the rooms that are installed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *(name for name, one in COMMANDS.items() if is_there(one))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        wrapped = COMMANDS.get(cmd_name)
        if wrapped is None or not is_there(wrapped):
            return super().get_command(ctx, cmd_name)
        return click.Command(
            cmd_name,
            callback=lambda: pass_on(cmd_name, wrapped, click.get_current_context().args),
            help=wrapped.summary,
            short_help=wrapped.summary,
            context_settings=PASS_ON,
        )


def is_there(wrapped: Wrapped) -> bool:
    """Whether a room brings the command; asked of the folders, because importing Django costs a second."""
    return wrapped.is_built_in or any(ROOT.glob(f"qala/**/management/commands/{wrapped.command}.py"))


def pass_on(name: str, wrapped: Wrapped, arguments: list[str]) -> NoReturn:
    """Run the Django command with these arguments and leave with its exit code."""
    from qala.config import env
    from qala.config.launch.paths import make_home
    from qala.config.launch.secrets_file import choose_key

    if {"--help", "-h"} & set(arguments) or not wrapped.needs_database:
        os.environ.setdefault("QALA_SECRET_KEY", env.DEBUG_KEY)
        run_django(name, wrapped.command, arguments)
    os.environ["QALA_SECRET_KEY"] = choose_key(make_home(env.get("QALA_HOME")).secret_key)
    with database_url() as url:
        os.environ["QALA_DATABASE_URL"] = url
        run_django(name, wrapped.command, arguments)


def database_url() -> AbstractContextManager[str]:
    """The database for one command; PostgreSQL's own news go to standard error."""
    from qala.config.launch.embedded import database

    return database(lambda text: click.echo(text, err=True))


def run_django(name: str, command: str, arguments: list[str]) -> NoReturn:
    """Become `qala NAME ARGUMENTS` inside Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qala.config.settings")
    import django
    from django.core.management import get_commands, load_command_class

    django.setup()
    found = load_command_class(get_commands()[command], command)
    found.run_from_argv(["qala", name, *arguments])
    raise SystemExit(0)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def group() -> None:
    """Qala, an operating platform for a city. `qala COMMAND --help` explains a command."""


@group.command()
def run() -> None:
    """Start Qala in this terminal: database, web, worker. Ctrl-C stops it."""
    from qala.config.launch.parent import run as run_parent

    raise SystemExit(run_parent())


@group.command()
def portal() -> None:
    """Start the public portal alone: no accounts, no writing. It reads QALA_READ_DATABASE_URL."""
    from qala.config.launch.portal import run as run_portal

    raise SystemExit(run_portal())


@group.command("settings")
def show_settings() -> None:
    """Show every setting with its present value; secrets only as set or not set."""
    from qala.config import env

    values = env.check(without=("QALA_SECRET_KEY",))
    for setting in env.SETTINGS:
        hides = setting.kind in env.HIDDEN_KINDS
        value = ("(set)" if env.is_set(setting.name) else "(not set)") if hides else values[setting.name]
        click.echo(f"{setting.name}={value}")


@group.command("clean-data")
@click.option("--yes", is_flag=True, help="Do not ask.")
def clean_data(yes: bool) -> None:
    """Remove QALA_HOME with the database, the files and the keys in it. There is no way back."""
    from qala.config.launch.cleaning import remove_home

    raise SystemExit(remove_home(is_confirmed=yes))


@group.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True))
def backup(file: str) -> None:
    """Write the database into FILE (the format of pg_dump -Fc). Qala may be running."""
    from qala.config.launch.backups import back_up

    back_up(file)


@group.command()
@click.argument("file", type=click.Path(dir_okay=False, exists=True))
@click.option("--yes", is_flag=True, help="Replace what is in the database without asking.")
def restore(file: str, yes: bool) -> None:
    """Replace the database by the backup in FILE. Stop Qala first."""
    from qala.config.launch.backups import put_back

    raise SystemExit(put_back(file, is_confirmed=yes))


def main() -> NoReturn:
    """Entry point. Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 130 interrupted."""
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))
    try:
        group(prog_name="qala")
    except (EnvError, LaunchError) as problem:
        click.echo(f"qala: {problem}", err=True)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    raise SystemExit(0)
