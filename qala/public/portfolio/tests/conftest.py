"""A city with one published project."""

from collections.abc import Iterator
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import caches

from qala.office.projects.models import Project, Stage
from qala.public.projection.models import PublicProject
from qala.public.projection.tests.samples import public_project
from qala.shared.choices import forget
from tests.personas import everybody


@pytest.fixture
def city(db: None, frozen_clock: Any) -> Any:
    """People of every role."""
    return SimpleNamespace(people=everybody())


@pytest.fixture
def row(city: Any) -> Iterator[PublicProject]:
    """The sample project, as the public sees it."""
    caches["local"].clear()
    forget()
    yield public_project(city)
    caches["local"].clear()


@pytest.fixture
def more(row: PublicProject) -> list[PublicProject]:
    """Two more rows: one cancelled, one in another currency."""
    made = []
    for number, change in enumerate(({"stage": Stage.CANCELLED}, {"currency": "USD", "block": "other"}), 1):
        office = Project.objects.get(pk=row.project_id)
        office.pk, office.code, office._state.adding = None, f"more-{number}", True
        office.save()
        one = PublicProject.objects.get(pk=row.pk)
        one.pk, one.project, one.code, one._state.adding = None, office, office.code, True
        one.budget, one.paid = Decimal(7_000_000), Decimal(1_000_000)
        for name, value in change.items():
            setattr(one, name, value)
        one.save()
        made.append(one)
    forget()
    return made
