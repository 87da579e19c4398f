"""One published project with everything for the tests of a module: made once, in a transaction that every test's own
one is nested in. A module where some test commits, or wants no project, makes it anew for each test."""

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.db import transaction

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


def _shares(item: pytest.Item) -> bool:
    """Whether the test neither commits nor wants a city without the project."""
    names, marker = getattr(item, "fixturenames", ()), item.get_closest_marker("django_db")
    if "transactional_db" in names or (marker is not None and marker.kwargs.get("transaction")):
        return False
    return "row" in names or "city" not in names


@pytest.fixture(scope="module")
def _of_the_module(request: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    if not all(_shares(each) for each in request.session.items if each.path == request.path):
        yield None
        return
    with django_db_blocker.unblock():
        with transaction.atomic():
            forget()
            caches["local"].clear()
            with travel(MONDAY):
                people = everybody()
                made = public_project(SimpleNamespace(people=people))
            yield people, made
            transaction.set_rollback(True)
        forget()
        caches["local"].clear()


@pytest.fixture
def city(_of_the_module: Any, db: None, frozen_clock: Any) -> Iterator[Any]:
    """People of every role, on Monday 2 March 2026."""
    forget()
    caches["local"].clear()
    yield SimpleNamespace(people=_again(_of_the_module[0]) if _of_the_module else everybody())
    caches["local"].clear()


@pytest.fixture
def row(_of_the_module: Any, city: Any) -> PublicProject:
    """The project, as the public sees it: a point and a street of about 900 metres."""
    if _of_the_module:
        return PublicProject.objects.get(pk=_of_the_module[1].pk)
    return public_project(city)
