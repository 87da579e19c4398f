"""Fixtures of every test: a clock that stands still, signed-in clients, counted queries, the shared data folder."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from qala.config.launch import template
from tests.kept import MONDAY, STAGE, Stage, alike_together, forget, needs_of

ROOT = Path(__file__).resolve().parent
SHARED_DATA = Path(os.environ.get("QALA_SHARED_DATA") or ROOT.parent / "shared" / "data")

# As many examples as ever; how fast the machine is proves nothing.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


class FrozenClock:
    """The clock of a test: stands still until it is moved."""

    def __init__(self) -> None:
        self._held = ExitStack()
        self.move_to(MONDAY)

    @property
    def now(self) -> datetime:
        from qala.shared import clock

        return clock.now()

    def move_to(self, moment: datetime) -> None:
        from qala.shared import clock

        self._held.close()
        self._held.enter_context(clock.travel(moment))

    def forward(self, **duration: float) -> None:
        """`forward(hours=2)`."""
        self.move_to(self.now + timedelta(**duration))

    def release(self) -> None:
        self._held.close()


@pytest.fixture
def frozen_clock() -> Iterator[FrozenClock]:
    """Monday 2 March 2026, 10:00 in the city (05:00 UTC); `.move_to(moment)`, `.forward(hours=2)`."""
    clock = FrozenClock()
    yield clock
    clock.release()


@pytest.fixture
def shared_data() -> Callable[[str], Path]:
    """`shared_data("geography/x.geojson")`: the file's path, or the test is skipped where the folder is absent."""

    def find(path: str = ".") -> Path:
        found = SHARED_DATA / path
        if not found.exists():
            pytest.skip(f"shared data {path} is not here")
        return found

    return find


@pytest.fixture
def client_for(db: None) -> Callable[..., Any]:
    """`client_for(user)`: a Django test client signed in as the user; without a user, a stranger's."""
    from django.test import Client

    def make(user: Any = None, **headers: str) -> Client:
        client = Client(headers=headers or None)
        if user is not None:
            client.force_login(user)
        return client

    return make


@pytest.fixture(autouse=True, scope="session")
def _steady_caches() -> Iterator[None]:
    """What is kept in memory is not asked for news by the clock of the machine: a slow one would count more statements.
    `_forgotten` clears it between tests."""
    with pytest.MonkeyPatch.context() as patch:
        for kept in (
            "contact.catalog.queries", "contact.contacts.queries.gate", "contact.suggestions.queries.engine",
            "ground.places.locating", "shared.parameters.reading",
        ):  # fmt: skip
            patch.setattr(f"qala.{kept}.FRESH_FOR", 3600.0)
        yield


@pytest.fixture(autouse=True, scope="module")
def _rooms_keep_listening() -> Iterator[None]:
    """A module that takes a room's listener away would change every later test of its process: `tests.hearing` does
    not."""
    from qala.shared.events import listeners

    before = listeners()
    yield
    after = listeners()
    lost = {
        event.__name__: gone
        for event, heard in before.items()
        if (gone := [listener for listener in heard if listener not in after.get(event, [])])
    }
    assert not lost, f"listeners were taken away: {lost}"


@pytest.fixture
def count_queries(db: None) -> Callable[[], AbstractContextManager[Any]]:
    """`with count_queries() as seen: …` then `len(seen)`, `seen.captured_queries`."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return lambda: CaptureQueriesContext(connection)


@pytest.fixture
def assert_queries(db: None) -> Callable[[int], AbstractContextManager[None]]:
    """`with assert_queries(12): …` fails with the statements when there were more than that."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    @contextmanager
    def at_most(limit: int) -> Iterator[None]:
        with CaptureQueriesContext(connection) as seen:
            yield
        statements = "\n".join(query["sql"][:300] for query in seen.captured_queries)
        assert len(seen) <= limit, f"{len(seen)} statements, at most {limit} expected:\n{statements}"

    return at_most


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    """No test sees the districts and lists that another one made: processes keep them for some seconds."""
    forget()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Workers of xdist take copies of tables that are made once; the migrations need half a minute."""
    if "PYTEST_XDIST_WORKER" not in os.environ or template.SETTING not in os.environ:
        return
    from django.db import connection

    connection.settings_dict["TEST"] |= {"TEMPLATE": template.ready(), "MIGRATE": False}


@pytest.fixture
def _stage(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Stage:
    """What the test needs kept stands in the transaction around it (see tests/kept.py)."""
    with django_db_blocker.unblock():
        STAGE.prepare(needs_of(request.node))
    return STAGE


@pytest.fixture
def _django_db_helper(_stage: Stage, _django_db_helper: None) -> None:
    """The test's own transaction, which pytest-django begins, comes after."""


@pytest.fixture(autouse=True, scope="module")
def _stage_of_the_module(django_db_blocker: Any) -> Iterator[None]:
    yield
    with django_db_blocker.unblock():
        STAGE.close()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    alike_together(items)


@pytest.fixture(autouse=True, scope="module")
def _own_book() -> None:
    """No module sees the catalogue of another one's city."""
    if catalog := sys.modules.get("qala.contact.catalog.queries"):
        catalog.forget_book()


@pytest.fixture(autouse=True)
def _own_language() -> None:
    """Every test begins in English: a client's request leaves the language of its visitor on this thread."""
    from django.utils import translation

    translation.activate("en")


QUEUE = (
    "procrastinate_jobs",
    "procrastinate_workers",
    "procrastinate_periodic_defers",
    "procrastinate_events",
)


@pytest.fixture(autouse=True, scope="session")
def _quick_flush() -> Iterator[None]:
    """After a test with real transactions Django empties two hundred tables; here those that hold something.

    Also procrastinate's, which Django leaves out because they are unmanaged. Who is no superuser empties them all.
    Nor does it write Django's own permissions again, which nobody here asks for.
    """
    from django.core.management.commands import flush
    from django.db import connection
    from django.db.backends.postgresql.operations import DatabaseOperations

    everything = DatabaseOperations.sql_flush

    def filled(self: Any, style: Any, tables: list[str], **options: Any) -> list[str]:
        tables = [*tables, *QUEUE]
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('is_superuser')")
            if cursor.fetchone() != ("on",):
                return everything(self, style, tables, **options)
            cursor.execute(
                " UNION ALL ".join(f"(SELECT '{name}' FROM \"{name}\" LIMIT 1)" for name in tables)
            )
            rest = [f'DELETE FROM "{name}"' for (name,) in cursor.fetchall()]
        # No keys and no triggers stand in the way; all of it ends with the transaction of the flush.
        return ["SET LOCAL session_replication_role = replica", *rest]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", filled)
        patch.setattr(flush, "emit_post_migrate_signal", lambda *_words, **_options: None)
        yield
