"""A site and a headless Chromium. A page that logs an error, breaks the policy or asks another host fails its test."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
import pytest

from qala.config.env import ROOT
from qala.config.launch import template
from tests.browser import axe
from tests.browser.live import Site, running_site

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--enable-unsafe-swiftshader",
    "--use-gl=angle",
    "--use-angle=swiftshader",
]
QUIET = "/robots.txt"
PICTURES = ROOT / "build" / "browser"
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
# What the browser says about WebGL without a graphics card, and about the ruler that axe-core lays on the page.
HARMLESS = re.compile(r"GL Driver Message|GPU stall|WebGL|swiftshader|sha256-CcCtd9E1", re.IGNORECASE)
Open = Callable[..., Any]


@pytest.fixture(scope="session")
def site(chromium_path: str) -> Iterator[Site]:
    """The running site on a database of its own: committed, and out of the way of the other tests' transactions."""
    with own_database() as url, running_site(url) as running:
        yield running


def database_address(name: str = "") -> tuple[str, str]:
    """The name of the site's database and the address of `name` (the site's own unless given) on the same server."""
    address, mark, options = os.environ["QALA_DATABASE_URL"].partition("?")
    start, _slash, known = address.rpartition("/")
    own = f"browser_{known}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    return own, f"{start}/{name or own}{mark}{options}"


def sql(statement: str, *values: Any, **named: Any) -> None:
    """What no page does, such as time that has passed, on the site's database."""
    with psycopg.connect(database_address()[1], autocommit=True) as connection:
        connection.execute(statement, named or values)


def tick(job: str) -> None:
    """The clock strikes for a job of the worker, before its minute; one that waits already is as good."""
    with suppress(psycopg.errors.UniqueViolation):
        sql(
            "SELECT procrastinate_defer_periodic_job_v2"
            "('default', %(job)s, %(job)s, %(job)s, 0, %(job)s, extract(epoch FROM clock_timestamp())::bigint, '{}')",
            job=job,
        )


@contextmanager
def own_database() -> Iterator[str]:
    """An empty database beside that of the tests; gone afterwards. One for each worker of xdist."""
    name, address = database_address()

    def on_server(statement: str) -> None:
        with psycopg.connect(database_address("postgres")[1], autocommit=True) as connection:
            connection.execute(statement)

    on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    made = template.ready() if template.SETTING in os.environ else "template0"
    on_server(f'CREATE DATABASE "{name}" TEMPLATE "{made}"')
    try:
        yield address
    finally:
        on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="package")
def player() -> Iterator[Any]:
    """Its loop ends with these modules, so that other tests are not inside one."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playing:
        yield playing


@pytest.fixture(scope="package")
def chromium(player: Any, chromium_path: str) -> Iterator[Any]:
    """One browser for these modules."""
    browser = player.chromium.launch(executable_path=chromium_path, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def visitor(site: Site, chromium: Any, request: pytest.FixtureRequest) -> Iterator[Open]:
    """`visitor("operator", language="ru")`: a page in a context of its own, watched for errors."""
    contexts: list[Any] = []
    faults: list[str] = []

    def make(letter: str = "-", **options: Any) -> Any:
        page = _opened(chromium, site, letter, **options)
        contexts.append(page.context)
        watch(page, site.url, faults)
        return page

    make.faults = faults  # type: ignore[attr-defined]
    yield make
    has_failed = getattr(request.node, "failed_call", False)
    for number, context in enumerate(contexts):
        if has_failed:
            _keep_pictures(context, f"{request.node.name}-{number}")
        context.close()
    assert faults == [] or has_failed, "\n".join(faults)


@pytest.fixture(scope="module")
def _kept(chromium: Any) -> Iterator[dict[str, tuple[Any, list[str]]]]:
    """Pages that stay open for the next test of the module, and what each of them logs."""
    pages: dict[str, tuple[Any, list[str]]] = {}
    yield pages
    for page, _faults in pages.values():
        page.context.close()


@pytest.fixture
def guest(
    site: Site, chromium: Any, _kept: dict[str, tuple[Any, list[str]]], request: pytest.FixtureRequest
) -> Iterator[Open]:
    """As `visitor`, for tests that only look: who comes again finds the browser warm, as at work."""
    used: list[tuple[Any, list[str]]] = []

    def make(letter: str = "-", **options: Any) -> Any:
        kind = f"{letter} {sorted(options.items())}"
        if kind not in _kept:
            # Nothing is kept from page to page, and nothing fetched ahead of them.
            page, faults = _opened(chromium, site, letter, service_workers="block", **options), []
            watch(page, site.url, faults)
            axe.lay(page, but=QUIET)
            _kept[kind] = page, faults
        page, faults = _kept[kind]
        used.append((page, faults))
        make.faults = faults  # type: ignore[attr-defined]
        page.set_viewport_size(options.get("viewport") or DESKTOP)
        return page

    yield make
    has_failed = getattr(request.node, "failed_call", False)
    for page, faults in used:
        if has_failed:
            _keep_pictures(page.context, request.node.name)
        # Nothing of this page goes on in the next test. Of the same site: another one would end the process with it,
        # and starting one for every page costs as much as the page.
        page.goto(QUIET)
        said = faults.copy()
        faults.clear()
        assert said == [] or has_failed, "\n".join(said)


def _opened(
    chromium: Any, site: Site, letter: str, *, language: str = "kk", viewport: Any = None, **options: Any
) -> Any:
    """A page of this role in a new context, signed in."""
    context = chromium.new_context(
        base_url=site.url, viewport=viewport or DESKTOP, locale=language, reduced_motion="reduce", **options
    )
    context.set_default_timeout(20_000)
    cookies = [{"name": "qala_language", "value": language, "url": site.url}]
    if letter != "-":
        cookies.append({"name": "sessionid", "value": site.cookies[letter], "url": site.url})
    context.add_cookies(cookies)
    return context.new_page()


def watch(page: Any, url: str, faults: list[str]) -> None:
    """Write down errors of scripts, of the policy, and every address outside the site."""

    def said(message: Any) -> None:
        # A text of no page's making names no picture of its site, so the browser asks for the usual one.
        is_icon = page.url.endswith(QUIET) and message.location["url"].endswith("/favicon.ico")
        if message.type == "error" and not is_icon and not HARMLESS.search(message.text):
            faults.append(f"{page.url}: {message.text}")

    def asked(request: Any) -> None:
        if not request.url.startswith((url, "data:", "blob:", "about:")):
            faults.append(f"{page.url} asks another host: {request.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("request", asked)


def _keep_pictures(context: Any, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(context.pages):
        page.screenshot(
            path=PICTURES / f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}-{number}.png", full_page=True
        )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report: Any = yield
    if call.when == "call" and report.failed:
        item.failed_call = True  # type: ignore[attr-defined]
    return report
