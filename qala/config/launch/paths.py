"""Where things lie: QALA_HOME, the place of PostgreSQL inside it (or beside it), and the socket."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .account import Account
from .errors import LaunchError

SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 103  # bytes: 107 on Linux, 103 on macOS


@dataclass(frozen=True)
class Home:
    """The folder of everything Qala keeps (QALA_HOME)."""

    folder: Path
    kind: str = "run"  # what runs: `qala run`, or `qala portal` beside it

    @property
    def lock(self) -> Path:
        return self.folder / f"{self.kind}.lock"

    @property
    def state(self) -> Path:
        """Who runs here, as JSON with pid and url; valid only while the lock is held."""
        return self.folder / f"{self.kind}.json"

    @property
    def secret_key(self) -> Path:
        return self.folder / "secret-key"

    @property
    def ready_files(self) -> Path:
        """Open data as files, written by the web processes: of another version they would say other words."""
        return self.folder / "files" / "opendata"

    @property
    def postgres(self) -> Path:
        """Folder of the embedded server, or a link to it (see `postgres_place`)."""
        return self.folder / "postgres"


def make_home(folder: Path) -> Home:
    """Create QALA_HOME if needed, closed to other accounts.

    When root starts the server under another account, that one must pass through: then others may pass, but not list.
    """
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
    except OSError as problem:
        raise LaunchError(f"QALA_HOME: cannot create {folder}: {problem.strerror}") from problem
    if not os.access(folder, os.W_OK | os.X_OK):
        raise LaunchError(f"QALA_HOME: {folder} belongs to another account; start Qala as that account.")
    return Home(folder)


def postgres_place(home: Home, account: Account) -> Path:
    """The real folder of the embedded server, made if needed.

    A home under a closed folder (a checkout below /root, mode 0700) cannot be entered by the server's
    account, and we do not open other people's folders. The server then gets a folder of its own under
    /var/lib (or /var/tmp), and `QALA_HOME/postgres` becomes a link to it. The name is random: a new checkout
    at an old path must not find an old city's data.
    """
    if home.postgres.exists():
        place = home.postgres.resolve()
        if not account.can_enter(place):
            raise LaunchError(
                f"The account {account.name!r} cannot enter {place}. Give it the right to pass, or move the "
                f"folder elsewhere and link it as {home.postgres}."
            )
        return place
    home.postgres.unlink(missing_ok=True)  # a link whose target is gone
    if account.can_enter(home.folder):
        home.postgres.mkdir()
        home.postgres.chmod(0o755 if account.is_other else 0o700)
        return home.postgres.resolve()
    place = open_folder(account, (Path("/var/lib"), Path("/var/tmp")), "qala-")
    (place / "belongs-to").write_text(f"{home.folder}\n", encoding="utf-8")
    home.postgres.symlink_to(place)
    return place


def open_folder(account: Account, candidates: tuple[Path, ...], prefix: str) -> Path:
    """A new folder with a random name which the account can enter, in the first candidate that allows it."""
    for parent in candidates:
        if not (parent.is_dir() and os.access(parent, os.W_OK | os.X_OK) and account.can_enter(parent)):
            continue
        place = Path(tempfile.mkdtemp(prefix=prefix, dir=parent)).resolve()
        place.chmod(0o755 if account.is_other else 0o700)
        return place
    tried = ", ".join(str(parent) for parent in candidates)
    raise LaunchError(
        f"No folder for PostgreSQL that the account {account.name!r} can enter (tried {tried}). "
        "Set QALA_HOME to one, or QALA_PG_USER to another account."
    )


def socket_folder(place: Path, account: Account) -> Path:
    """Folder of the Unix socket: inside `place`, or a short one where that path is too long for a socket."""
    inside = place / "socket"
    if _fits(inside):
        return _private(inside, account)
    key = hashlib.sha256(str(place).encode()).hexdigest()[:12]
    name = f"qala-{os.geteuid()}-{key}"
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    for parent in (Path(runtime or "/tmp"), Path("/tmp")):
        if (
            parent.is_dir()
            and os.access(parent, os.W_OK)
            and account.can_enter(parent)
            and _fits(parent / name)
        ):
            return _private(parent / name, account)
    raise LaunchError(
        f"No place for a socket: {inside} is longer than {LONGEST_SOCKET_PATH} bytes and /tmp is closed."
    )


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder / SOCKET_NAME)) <= LONGEST_SOCKET_PATH


def _private(folder: Path, account: Account) -> Path:
    """Make the folder ours. In /tmp anybody could have put a folder or a link there first: refuse those."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid not in (os.geteuid(), account.uid):
        raise LaunchError(f"{folder} belongs to somebody else; remove it and start again.")
    account.own(folder, 0o755 if account.is_other else 0o700)
    return folder
