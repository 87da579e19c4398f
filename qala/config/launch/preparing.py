"""Before the first page: tables, reference data and, once, the demonstration city."""

from __future__ import annotations

from pathlib import Path

from qala.config import env

from .fingerprint import code_fingerprint
from .managing import Manage
from .marks import Marks, marks
from .progress import Progress
from .server import check_cyrillic

JUST_CHECKED = "--skip-checks"  # by `migrate`, with the same code and settings


def prepare_database(url: str, root: Path, manage: Manage, progress: Progress) -> None:
    """Bring the database to the state of the code; a quick look when nothing changed."""
    with marks(url) as done:
        fingerprint = code_fingerprint(root)
        if done.get("code") != fingerprint:
            _follow_code(url, manage, progress)
            done.set("code", fingerprint)
            done.set("sign-ins", "")
        _offer_demonstration(done, manage, progress)


def _follow_code(url: str, manage: Manage, progress: Progress) -> None:
    check_cyrillic(url)
    with progress.step("Preparing the tables"):
        manage.run("migrate", "--no-input", "--verbosity=1")
    if manage.has("load_reference"):
        with progress.step("Loading reference data"):
            manage.run("load_reference", JUST_CHECKED)


def _offer_demonstration(done: Marks, manage: Manage, progress: Progress) -> None:
    """Decided once per database: a city that began empty never wakes up with invented appeals in it.

    An interrupted demonstration ("begun") is taken up again; `make_demo` continues where it stopped.
    """
    if not manage.has("make_demo") or done.get("demonstration") in ("made", "declined"):
        return
    if not env.get("QALA_DEMO"):
        done.set("demonstration", "declined")
        return
    done.set("demonstration", "begun")
    with progress.long_step("Building the demonstration city"):
        manage.run("make_demo", JUST_CHECKED, is_shown=True)
    done.set("demonstration", "made")


def sign_ins(url: str, manage: Manage) -> str:
    """Who can sign in to the demonstration, as text to show; empty without one. Kept beside the marks, because asking
    Django costs a second at every start."""
    if not env.get("QALA_DEMO") or not manage.has("demo_signins"):
        return ""
    with marks(url) as done:
        if done.get("demonstration") != "made":
            return ""
        kept = done.get("sign-ins")
        if not kept:
            kept = manage.run("demo_signins").strip()
            done.set("sign-ins", kept)
        return kept
