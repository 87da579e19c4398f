"""pytest gets a database of its own: a throw-away server, unless QALA_DATABASE_URL names one.

Loaded with `-p`, before any settings are read. The controller starts the server; the xdist workers find its
address in their environment. `.env` of this machine does not count: tests must say the same everywhere.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Generator
from contextlib import ExitStack
from typing import Any

import pytest

from .browser import find_chromium, missing_chromium

_started = ExitStack()
atexit.register(_started.close)  # later than pytest's own hooks, and also when pytest fails before them
MANY_WORKERS = 4
# They start processes or ask every address: minutes long, however few the tests are.
LONG = ("tests/browser/", "tests/architecture/test_urls.py", "qala/config/", "tests/")
SLOW = 50  # a slow test is as long as so many others
LISTING = {"--help", "-h", "--version", "--collect-only", "--co", "--fixtures", "--markers"}


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(args: list[str]) -> Generator[None, object, object]:
    """Before pytest-django reads the settings: choose home, settings file and database."""
    gc.disable()  # until all is read in: nothing of that is garbage
    os.environ["QALA_ENV_FILE"] = os.devnull
    if "PYTEST_XDIST_WORKER" not in os.environ:
        home = tempfile.mkdtemp(prefix="qala-home-")
        _started.callback(shutil.rmtree, home, ignore_errors=True)
        os.environ["QALA_HOME"] = home
        if not os.environ.get("QALA_DATABASE_URL") and not LISTING.intersection(args):
            from .template import NAME, SETTING
            from .testing import throwaway_cluster

            os.environ["QALA_DATABASE_URL"] = _started.enter_context(throwaway_cluster()).url()
            os.environ[SETTING] = NAME
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """For xdist: long files first, then those with many or slow tests: at the end nobody waits for a long one."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        weights: Counter[str] = Counter()
        for item in items:
            weights[_file(item.nodeid)] += SLOW if item.get_closest_marker("slow") else 1
        items.sort(key=lambda item: (_rank(file := _file(item.nodeid)), -weights[file], file))


def _file(nodeid: str) -> str:
    return nodeid.partition("::")[0]


def _rank(file: str) -> int:
    return next((rank for rank, start in enumerate(LONG) if file.startswith(start)), len(LONG))


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    """What has been read in stays to the end: half a million objects that are not looked through again and again."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Whole files to a worker, long ones first; all of the browser's to one, for a site and a browser take a while to
    start. Where there are many workers, its long file goes to another."""
    from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

    config.option.loadscopereorder = False  # it is done below, by more than the number of tests
    is_wide = len(config.getoption("tx") or ()) >= MANY_WORKERS

    class ByFile(LoadScopeScheduling):  # type: ignore[misc]
        """The kind of scheduling that takes a name for what stays together."""

        def _split_scope(self, nodeid: str) -> str:
            file = _file(nodeid)
            is_apart = is_wide and file.endswith("/test_every_page.py")
            return "browser" if file.startswith("tests/browser/") and not is_apart else file

    return ByFile(config, log)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Path of a Chromium; skips loudly where there is none, and fails in CI."""
    return _required(find_chromium())


@pytest.fixture(scope="session")
def whole_chromium_path() -> str:
    """The same of one that shows messages."""
    return _required(find_chromium(is_whole=True))


def _required(found: str | None) -> str:
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(missing_chromium(), pytrace=False)
    pytest.skip(missing_chromium())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The skipped browser tests must not hide among the dots."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any("Chromium" in str(report.longrepr) for report in skipped):
        terminalreporter.section("BROWSER TESTS DID NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.write_line(missing_chromium())
