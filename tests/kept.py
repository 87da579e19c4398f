"""What many tests begin with, written once for those of a module that begin alike.

    @kept(is_frozen=True)
    def world(personas: Personas) -> World:
        return make_world(personas)

is a fixture as any other, and may need other kept ones. Its rows are written in a transaction that every test's own one
is nested in, and every test gets objects of its own. Tests of a module that need others stand apart, and do not see the
rows. Where a test commits, it is made for this test alone, as by an ordinary fixture.
"""

import inspect
import pickle
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

import pytest

# A Monday, ten in the morning in the city.
MONDAY = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
# What processes keep in memory of the rows they have read.
REMEMBERING = (
    "qala.ground.places.locating", "qala.ground.calendars.queries", "qala.shared.choices",
    "qala.contact.contacts.queries.gate",
    "qala.contact.suggestions.queries.engine", "qala.public.portal.queries.blocked",
    "qala.public.opendata.queries.features.shapes", "qala.public.opendata.queries.sources.appeals",
    "qala.shared.parameters.reading",
)  # fmt: skip
Build = Callable[..., Any]
Needs = tuple[tuple[str, Build], ...]


def forget() -> None:
    """No test sees what another one's city left in the process: its rows are rolled back, memory is not."""
    from django.core.cache import caches

    caches["local"].clear()
    for name in REMEMBERING:
        if remembering := sys.modules.get(name):
            remembering.forget()


def kept(
    *, at: datetime = MONDAY, is_frozen: bool = False, beside: tuple[str, ...] = ()
) -> Callable[[Build], Any]:
    """A fixture that is made once for the tests of a module, at this moment; frozen: the clock of the tests stands.

    `beside`: fixtures that every test gets with it.
    """
    beside = (*beside, "frozen_clock") if is_frozen else beside

    def declare(build: Build) -> Any:
        needs = tuple(inspect.signature(build).parameters)

        def give(_stage: "Stage", **others: Any) -> Any:
            made = _stage.made(build)
            return build(**{name: others[name] for name in needs}) if made is None else made

        names = dict.fromkeys(("_stage", "db", *beside, *needs))
        parameters = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in names]
        give.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        give.__doc__, give.build, build.at = build.__doc__, build, at  # type: ignore[attr-defined]
        return pytest.fixture(name=build.__name__)(give)

    return declare


def commits(item: pytest.Item) -> bool:
    """Whether the test has real transactions."""
    marker = item.get_closest_marker("django_db")
    names = getattr(item, "fixturenames", ())
    is_real = marker is not None and bool(marker.kwargs.get("transaction"))
    return is_real or "transactional_db" in names or "live_server" in names


def needs_of(item: pytest.Item) -> Needs:
    """What the test wants kept, in the order of making; nothing where it commits."""
    found: dict[str, Build] = {}
    if commits(item):
        return ()
    known = getattr(item, "_fixtureinfo", None)
    builds = {
        name: build
        for name, fixtures in (known.name2fixturedefs if known else {}).items()
        if (build := getattr(fixtures[-1].func, "build", None))
    }

    def add(name: str) -> bool:
        if name not in builds or not all(map(add, inspect.signature(builds[name]).parameters)):
            return False  # somebody put an ordinary fixture in its place
        found[name] = builds[name]
        return True

    for name in sorted(builds):
        add(name)
    return tuple(found.items())


class Stage:
    """The transaction around the tests that begin alike, and what stands in it."""

    def __init__(self) -> None:
        self._needs: Needs = ()
        self._packed = b""
        self._held = ExitStack()
        self._session: Any = None
        self._made: dict[Build, Any] = {}

    def made(self, build: Build) -> Any:
        """This test's own; None where nothing is kept."""
        return self._made.get(build)

    def prepare(self, needs: Needs) -> None:
        """Before a test: what it needs stands here, and nothing else."""
        from django.db import connection

        if needs != self._needs or (needs and connection.connection is not self._session):
            self.close()
            if needs and not connection.in_atomic_block:  # else a transaction of the module's own
                self._build(needs)
        if needs and (catalog := sys.modules.get("qala.contact.catalog.queries")):
            catalog.forget_book()
        self._made = pickle.loads(self._packed) if self._packed else {}
        self._made = dict(zip((build for _name, build in needs), self._made, strict=False))

    def _build(self, needs: Needs) -> None:
        from django.db import connection, transaction
        from django.utils import translation

        from qala.shared.clock import travel

        block = transaction.atomic()
        block.__enter__()
        self._held.callback(_undo, block)
        made: dict[str, Any] = {}
        for name, build in needs:
            with travel(build.at), translation.override("en"):  # type: ignore[attr-defined]
                made[name] = build(**{each: made[each] for each in inspect.signature(build).parameters})
        connection.check_constraints()  # now, else at the end of every test anew
        self._needs, self._packed = needs, pickle.dumps(tuple(made.values()))
        self._session = connection.connection
        forget()

    def close(self) -> None:
        """Nothing stands here any more."""
        self._needs, self._packed, self._made, self._session = (), b"", {}, None
        self._held.close()


def _undo(block: Any) -> None:
    from django.db import transaction

    transaction.set_rollback(True)
    block.__exit__(None, None, None)


STAGE = Stage()


def alike_together(items: list[pytest.Item]) -> None:
    """Tests of a file that begin alike stand together, those that commit last; else in the order they came."""
    files = {path: number for number, path in enumerate(dict.fromkeys(item.path for item in items))}
    needs = {item: needs_of(item) for item in items}
    groups = {key: number for number, key in enumerate(dict.fromkeys(needs.values()))}
    items.sort(key=lambda item: (files[item.path], commits(item), groups[needs[item]]))
