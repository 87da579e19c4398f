"""`qala run`: one process that starts the database, the web and worker processes, and looks after them."""

from __future__ import annotations

import json
import os
import shutil
import socket
import time

from qala.config import env

from .children import PATIENCE, Child, bot_child, child_environment, describe_exit, web_child, worker_child
from .dangers import dangers
from .embedded import Embedded
from .errors import LaunchError
from .first_answer import FirstAnswer
from .locks import FileLock
from .managing import Manage
from .paths import Home, make_home
from .ports import listen, shown_url
from .preparing import prepare_database, sign_ins
from .progress import Progress
from .restarts import Restarts
from .secrets_file import choose_key
from .stopping import Stopping

FIRST_ANSWER = 60.0


class Parent:
    """One run of Qala, from the lock to the last child."""

    def __init__(self, home: Home, progress: Progress) -> None:
        self._home = home
        self._progress = progress
        self._embedded: Embedded | None = None
        self._children: list[Child] = []
        self._stopping = Stopping()
        self._listening = socket.socket()
        self._database_restarts = Restarts("PostgreSQL")

    def run(self) -> None:
        """Start everything, watch until somebody wants it to end, end everything."""
        with self._stopping:
            try:
                self._start()
                self._watch()
            except LaunchError:
                if not self._stopping.is_wanted:
                    raise
            finally:
                self._stop()

    def _start(self) -> None:
        key = choose_key(self._home.secret_key)
        self._listening = self._listen()
        port = self._listening.getsockname()[1]
        url = shown_url(env.get("QALA_HOST"), port)
        self._home.state.write_text(json.dumps({"pid": os.getpid(), "url": url}), encoding="utf-8")
        database = self._start_database()
        environment = child_environment(
            os.environ, QALA_DATABASE_URL=database, QALA_SECRET_KEY=key, QALA_PORT=str(port)
        )
        with Manage(env.ROOT, environment, self._stopping) as manage:
            prepare_database(database, env.ROOT, manage, self._progress)
        self._start_children(environment)
        with Manage(env.ROOT, environment, self._stopping) as manage:
            known = sign_ins(database, manage)
        shown = env.get("QALA_BASE_URL") if env.is_set("QALA_BASE_URL") else url
        self._progress.say(f"\nQala is ready: {shown}\n")
        if known:
            self._progress.say(f"{known}\n")
        for warning in dangers():
            self._progress.warn(f"{warning}\n")
        self._progress.say("Ctrl-C stops it.")

    def _listen(self) -> socket.socket:
        wanted = env.get("QALA_PORT")
        listening = listen(env.get("QALA_HOST"), wanted)
        if listening.getsockname()[1] != wanted:
            self._progress.warn(
                f"Port {wanted} is taken by another program; using {listening.getsockname()[1]}."
            )
        return listening

    def _start_database(self) -> str:
        if env.is_set("QALA_DATABASE_URL"):
            return str(env.get("QALA_DATABASE_URL"))
        self._embedded = Embedded(self._home)
        if not self._embedded.take_lock():
            holder = self._embedded.lock_holder()
            with self._progress.step(f"Waiting for another qala command (process {holder}) to finish"):
                if not self._take_lock_patiently(self._embedded):
                    raise LaunchError(f"Process {holder} still holds the database of {self._home.folder}.")
        with self._progress.step("Starting PostgreSQL"):
            return self._embedded.start(self._progress.say, self._must_stop)

    def _must_stop(self) -> bool:
        return self._stopping.is_wanted

    def _take_lock_patiently(self, embedded: Embedded) -> bool:
        end = time.monotonic() + float(env.get("QALA_PG_START_TIMEOUT"))
        while time.monotonic() < end and not self._stopping.is_wanted:
            if embedded.take_lock():
                return True
            self._stopping.wait(0.2)
        return False

    def _start_children(self, environment: dict[str, str]) -> None:
        """Web first, then the worker: on a small machine it would only delay the first page."""
        self._start_web(environment)
        self._children.append(worker_child(environment))
        self._children[-1].start()
        if env.get("QALA_TELEGRAM_TOKEN") and env.get("QALA_TELEGRAM_MODE") == "polling":
            self._children.append(bot_child(environment))
            self._children[-1].start()

    def _start_web(self, environment: dict[str, str]) -> None:
        """Until the first answer."""
        shutil.rmtree(self._home.ready_files, ignore_errors=True)
        handle, address = self._listening.fileno(), self._listening.getsockname()
        with self._progress.step("Starting the web processes"):
            for number in range(1, env.get("QALA_WEB_WORKERS") + 1):
                self._children.append(web_child(number, handle, environment))
                self._children[-1].start()
            self._wait_for(FirstAnswer(address[0], address[1]))

    def _wait_for(self, answer: FirstAnswer) -> None:
        """A web process that ends before its first answer is broken, not unlucky: no long series of restarts."""
        failures = 0
        end = time.monotonic() + FIRST_ANSWER
        while not answer.has_come and not self._must_stop():
            failures += self._look_after_children()
            if failures > 2 * len(self._children):
                raise LaunchError("The web processes end before they answer; see the lines above.")
            if time.monotonic() > end:
                raise LaunchError(f"The web processes did not answer within {FIRST_ANSWER:.0f} seconds.")
            self._stopping.wait(0.1)

    def _watch(self) -> None:
        while not self._stopping.is_wanted:
            self._look_after_database()
            self._look_after_children()
            self._stopping.wait(0.5)

    def _look_after_children(self) -> int:
        """Restart whoever ended; how many that were."""
        lines = [line for line in (child.look_after() for child in self._children) if line]
        for line in lines:
            self._progress.warn(line)
        return len(lines)

    def _look_after_database(self) -> None:
        if self._embedded is None or not self._embedded.server.has_ended():
            return
        code = self._embedded.server.exit_code or 0
        pause = self._database_restarts.pause()
        self._progress.warn(f"PostgreSQL {describe_exit(code)}; starting it again")
        self._stopping.wait(pause)
        try:
            self._embedded.server.start(self._must_stop)
        except LaunchError as problem:
            # Killed again while it recovered, for one: the next look tries anew, and `pause` gives up after a handful.
            self._progress.warn(str(problem).partition("\n")[0])
        else:
            self._database_restarts.started()

    def _stop(self) -> None:
        """Web and worker together, then the database; a second Ctrl-C does not wait for them."""
        if self._children:
            self._progress.say("\nStopping …")
        for child in self._children:
            child.ask_to_end()
        end = time.monotonic() + PATIENCE
        while not all(child.has_ended() for child in self._children):
            if time.monotonic() > end or self._stopping.is_urgent:
                break
            self._stopping.wait(0.1)
        for child in self._children:
            child.kill()
            child.reap()
        self._listening.close()
        if self._embedded is not None:
            self._embedded.stop()
        self._home.state.unlink(missing_ok=True)
        if self._children:
            self._progress.say("Qala has stopped.")


def run() -> int:
    """Run Qala in this terminal. Returns the exit code: 0 also when it already runs here."""
    env.check(without=("QALA_SECRET_KEY",))  # chosen later, see secrets_file
    progress = Progress()
    home = make_home(env.get("QALA_HOME"))
    lock = FileLock(home.lock)
    if not lock.take():
        progress.warn(already_running(home, lock))
        return 0
    try:
        Parent(home, progress).run()
    finally:
        lock.drop()
    return 0


def already_running(home: Home, lock: FileLock) -> str:
    """Who runs here, in words."""
    try:
        known = json.loads(home.state.read_text(encoding="utf-8"))
        return f"Qala already runs here: {known['url']} (process {known['pid']}, data in {home.folder})"
    except (OSError, ValueError, KeyError):
        return f"Qala is just starting or stopping here (process {lock.holder()}, data in {home.folder})"
