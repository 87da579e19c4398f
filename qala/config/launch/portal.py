"""`qala portal`: web processes that are the public portal alone, over a database that others look after."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import replace

from qala.config import env

from .children import child_environment
from .errors import LaunchError
from .locks import FileLock
from .parent import Parent, already_running
from .paths import make_home
from .ports import shown_url
from .progress import Progress


class PortalParent(Parent):
    """No PostgreSQL of its own, no migrations, no worker: it reads."""

    def _start(self) -> None:
        self._listening = self._listen()
        port = self._listening.getsockname()[1]
        url = shown_url(env.get("QALA_HOST"), port)
        self._home.state.write_text(json.dumps({"pid": os.getpid(), "url": url}), encoding="utf-8")
        # It signs nothing that another process or a later run would have to read.
        key = env.get("QALA_SECRET_KEY") if env.is_set("QALA_SECRET_KEY") else secrets.token_urlsafe(48)
        self._start_web(
            child_environment(os.environ, QALA_PORTAL_ONLY="on", QALA_SECRET_KEY=key, QALA_PORT=str(port))
        )
        shown = env.get("QALA_BASE_URL") if env.is_set("QALA_BASE_URL") else url
        self._progress.say(f"\nThe portal is ready: {shown}\n\nCtrl-C stops it.")


def run() -> int:
    """Run the portal in this terminal. Returns the exit code: 0 also when it already runs here."""
    env.check(without=("QALA_SECRET_KEY",))
    if not (env.is_set("QALA_READ_DATABASE_URL") or env.is_set("QALA_DATABASE_URL")):
        raise LaunchError("QALA_READ_DATABASE_URL: the portal needs a database to read.")
    progress = Progress()
    home = replace(make_home(env.get("QALA_HOME")), kind="portal")
    lock = FileLock(home.lock)
    if not lock.take():
        progress.warn(already_running(home, lock))
        return 0
    try:
        PortalParent(home, progress).run()
    finally:
        lock.drop()
    return 0
