"""The Chromium that browser tests drive: the machine's own."""

from __future__ import annotations

import shutil

# Without windows first: it draws no toolbar that nobody sees, which is a fourth of the work of looking at a page.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """Path of the first Chromium on the PATH."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def missing_chromium() -> str:
    """What to say where there is none."""
    return f"No Chromium on the PATH (looked for {', '.join(NAMES)}); on Debian: apt-get install {NAMES[0]}"
