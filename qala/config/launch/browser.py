"""The Chromium that browser tests drive: the machine's own."""

from __future__ import annotations

import shutil

WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without windows first: it draws no toolbar that nobody sees, and a page is looked at in two thirds of the time.
NAMES = ("chromium-headless-shell", *WHOLE)


def find_chromium(*, is_whole: bool = False) -> str | None:
    """Path of the first Chromium on the PATH; `is_whole`: one that shows messages, as people have it."""
    return next((path for path in map(shutil.which, WHOLE if is_whole else NAMES) if path), None)


def missing_chromium() -> str:
    """What to say where there is none."""
    return f"No Chromium on the PATH (looked for {', '.join(NAMES)}); on Debian: apt-get install chromium"
