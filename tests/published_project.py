"""One published project with everything for the tests of a module: made once, in a transaction that every test's own
one is nested in. A module where some test commits makes it anew for each test."""

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.db import connection, transaction

from conftest import MONDAY
from qala.public.projection.models import PublicProject
from qala.public.projection.tests.samples import public_project
from qala.shared.choices import forget
from qala.shared.clock import travel
from tests.personas import Personas, everybody


def _again(people: Personas) -> Personas:
    """Read anew: a person remembers duties."""
    users = get_user_model().objects.in_bulk([each.pk for each in people.by_name().values() if each])
    return replace(people, **{name: users[each.pk] for name, each in people.by_name().items() if each})


def _commits(item: pytest.Item) -> bool:
    """Whether the test has real transactions: what it writes would stay in the module's."""
    marker = item.get_closest_marker("django_db")
    is_real = marker is not None and bool(marker.kwargs.get("transaction"))
    return is_real or "transactional_db" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="module")
def _of_the_module(request: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """People and, where some test wants it, the project; nothing in a module where a test commits."""
    tests = [each for each in request.session.items if each.path == request.path]
    if any(_commits(each) for each in tests):
        yield None
        return
    with django_db_blocker.unblock():
        with transaction.atomic():
            forget()
            caches["local"].clear()
            with travel(MONDAY):
                people = everybody()
                is_wanted = any("row" in getattr(each, "fixturenames", ()) for each in tests)
                made = public_project(SimpleNamespace(people=people)) if is_wanted else None
            connection.check_constraints()  # now, else at the end of every test anew
            yield people, made
            transaction.set_rollback(True)
        forget()
        caches["local"].clear()


@pytest.fixture
def city(_of_the_module: Any, db: None, frozen_clock: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """People of every role, on Monday 2 March 2026; without `row` nothing is published."""
    forget()
    caches["local"].clear()
    if _of_the_module and "row" not in request.fixturenames:
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {PublicProject._meta.db_table} CASCADE")
    yield SimpleNamespace(people=_again(_of_the_module[0]) if _of_the_module else everybody())
    caches["local"].clear()


@pytest.fixture
def row(_of_the_module: Any, city: Any) -> PublicProject:
    """The project, as the public sees it: a point and a street of about 900 metres."""
    if _of_the_module:
        return PublicProject.objects.get(pk=_of_the_module[1].pk)
    return public_project(city)
