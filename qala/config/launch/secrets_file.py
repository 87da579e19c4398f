"""The key that signs sessions, when the operator gave none: made once, kept in QALA_HOME."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from qala.config import env

LOCAL_HOSTS = ("127.0.0.1", "localhost", "::1")


def kept_key(path: Path) -> str:
    """The key in this file (mode 0600), made at the first call."""
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        pass
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
    try:
        os.link(unfinished, path)  # refuses to replace a key that another process made meanwhile
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
    return path.read_text(encoding="ascii").strip()


def choose_key(path: Path) -> str:
    """The operator's key, or the kept one for a demonstration or a server that only this machine reaches.

    Errors: `EnvError` for a server that others reach and that is no demonstration: its key belongs to the
    operator, who must be able to carry it to a second machine.
    """
    if env.is_set("QALA_SECRET_KEY"):
        return str(env.get("QALA_SECRET_KEY"))
    if not env.get("QALA_DEMO") and env.get("QALA_HOST") not in LOCAL_HOSTS:
        raise env.EnvError(
            "QALA_SECRET_KEY: needed for a server that others reach; give at least 40 random characters"
        )
    return kept_key(path)
