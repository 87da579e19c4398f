"""The operating-system account that runs PostgreSQL: another one when we are root, our own otherwise."""

from __future__ import annotations

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import LaunchError


@dataclass(frozen=True)
class Account:
    """`is_other` is true when root starts the server under this account instead of its own."""

    name: str
    uid: int
    gid: int
    is_other: bool

    def popen_options(self) -> dict[str, Any]:
        """Arguments for Popen. Root's supplementary groups must go too; others may not set any of these."""
        if not self.is_other:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path, mode: int) -> None:
        """Give a path to the account with exactly this mode."""
        if self.is_other:
            os.chown(path, self.uid, self.gid)
        path.chmod(mode)

    def can_enter(self, folder: Path) -> bool:
        """Whether the account may pass through every folder from the root down to this one."""
        real = folder.resolve()
        return all(self._may_pass(place) for place in (real, *real.parents))

    def _may_pass(self, place: Path) -> bool:
        if not place.exists():
            return True
        if self.uid == 0:
            return True
        found = place.stat()
        if found.st_uid == self.uid:
            return bool(found.st_mode & stat.S_IXUSR)
        if found.st_gid == self.gid:
            return bool(found.st_mode & stat.S_IXGRP)
        return bool(found.st_mode & stat.S_IXOTH)


def current_name() -> str:
    """Name of the account we run as; PostgreSQL needs one, a bare number is not enough."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise LaunchError(
            f"The account number {os.geteuid()} has no name on this machine, and PostgreSQL refuses "
            "such accounts. Add a line for it to /etc/passwd (in a container image: useradd), "
            "or set QALA_DATABASE_URL."
        ) from None


def server_account(wanted: str) -> Account:
    """The account for the server; `wanted` (QALA_PG_USER) counts only when we are root."""
    if os.geteuid() != 0:
        return Account(current_name(), os.geteuid(), os.getegid(), is_other=False)
    try:
        found = pwd.getpwnam(wanted)
    except KeyError:
        raise LaunchError(
            f"QALA_PG_USER: there is no account {wanted!r} on this machine. PostgreSQL never runs as root; "
            "name an existing account, for example nobody."
        ) from None
    if found.pw_uid == 0:
        raise LaunchError(
            "QALA_PG_USER: PostgreSQL never runs as root; name another account, for example nobody."
        )
    return Account(found.pw_name, found.pw_uid, found.pw_gid, is_other=True)
