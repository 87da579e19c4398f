"""A city of one page for the tests of the parent: real processes, real database, nothing to wait for."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path

SETTINGS = """
from qala.config import env
from qala.config.database import from_url
SECRET_KEY = env.get("QALA_SECRET_KEY")
INSTALLED_APPS = ["smallcity", "procrastinate.contrib.django"]
DATABASES = {"default": from_url(env.get("QALA_DATABASE_URL"))}
ASGI_APPLICATION = "smallcity.asgi.application"
USE_TZ = True
"""
ASGI = """
import os
import psycopg
async def application(scope, receive, send):
    with psycopg.connect(os.environ["QALA_DATABASE_URL"]) as connection:
        count = connection.execute("SELECT count(*) FROM procrastinate_jobs").fetchone()[0]
    body = f"city of {os.getpid()} with {count} jobs".encode()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})
"""
COMMAND = """
from pathlib import Path
from django.core.management.base import BaseCommand
class Command(BaseCommand):
    def handle(self, *args, **options):
        with Path(__file__).with_suffix(".log").open("a") as log:
            log.write("ran\\n")
        self.stdout.write("SAYS")
"""
COMMANDS = {"load_reference": "reference", "make_demo": "demonstration", "demo_signins": "sign in as nobody"}


class SmallCity:
    """A checkout with one small room, and the `qala` processes started in it."""

    def __init__(self, folder: Path, home: Path, port: int) -> None:
        self.folder, self.home, self.port = folder, home, port
        self._settings: dict[str, str] = {}
        self._write()

    def _write(self) -> None:
        room = self.folder / "qala" / "smallcity"
        commands = room / "management" / "commands"
        commands.mkdir(parents=True)
        texts = {room / "settings.py": SETTINGS, room / "asgi.py": ASGI, room / "__init__.py": ""}
        texts |= {place / "__init__.py": "" for place in (commands, commands.parent)}
        texts |= {commands / f"{name}.py": COMMAND.replace("SAYS", says) for name, says in COMMANDS.items()}
        for path, text in texts.items():
            path.write_text(text)

    def runs_of(self, command: str) -> int:
        """How often a command of the room ran."""
        log = self.folder / "qala" / "smallcity" / "management" / "commands" / f"{command}.log"
        return len(log.read_text().splitlines()) if log.exists() else 0

    def environment(self, settings: Mapping[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QALA_", "DJANGO"))}
        chosen = {name: os.environ[name] for name in ("QALA_PG_BINDIR",) if name in os.environ}
        return {
            **kept,
            **chosen,
            "PYTHONPATH": str(self.folder / "qala"),
            "DJANGO_SETTINGS_MODULE": "smallcity.settings",
            "QALA_ENV_FILE": os.devnull,
            "QALA_HOME": str(self.home),
            "QALA_PORT": str(self.port),
            **settings,
        }

    def qala(self, *arguments: str, **settings: str) -> "Running":
        """Start `qala` with these arguments as if this folder were the checkout."""
        code = (
            "import sys; from pathlib import Path; from qala.config import env; env.ROOT = Path(sys.argv.pop(1));"
            "import qala.cli; qala.cli.ROOT = env.ROOT; qala.cli.main()"
        )
        command = [sys.executable, "-c", code, str(self.folder), *arguments]
        return Running(command, self.environment(settings))

    def page(self, port: int | None = None) -> str:
        """The city's page; waits while processes come back."""
        end = time.monotonic() + 20
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port or self.port}/", timeout=5) as answer:
                    return str(answer.read().decode())
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def state(self) -> dict[str, object]:
        return dict(json.loads((self.home / "run.json").read_text()))


class Running:
    """One `qala` process and everything it said."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = ""
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line
        self.process.stdout.close()

    def wait_for(self, text: str, seconds: float = 40) -> "Running":
        """Wait until it said this."""
        end = time.monotonic() + seconds
        while text not in self.said:
            assert time.monotonic() < end, f"never said {text!r}:\n{self.said}"
            assert self.process.poll() is None or text in self.said, f"ended without {text!r}:\n{self.said}"
            time.sleep(0.02)
        return self

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """Send a signal and wait; the exit code."""
        self.process.send_signal(number)
        return self.wait()

    def wait(self) -> int:
        code = self.process.wait(40)
        self._reader.join(10)
        return code

    def children(self) -> dict[str, list[int]]:
        """Process numbers of the children by kind: web, worker, postgres."""
        found: dict[str, list[int]] = {"web": [], "worker": [], "postgres": []}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                words = (folder / "cmdline").read_bytes().decode().split("\0")
            except (OSError, ValueError):
                continue
            if parent == self.process.pid:
                kind = next((word for word in words if word in found), Path(words[0]).name)
                found.setdefault(kind, []).append(int(folder.name))
        return found


def served_by(page: str) -> int:
    """Number of the web process that made a page."""
    match = re.search(r"city of (\d+)", page)
    assert match, page
    return int(match.group(1))
