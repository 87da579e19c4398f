"""A city with one published project."""

from decimal import Decimal

import pytest

from qala.office.projects.models import Project, Stage
from qala.public.projection.models import PublicProject
from qala.shared.choices import forget
from tests.published_project import city, row  # noqa: F401


@pytest.fixture
def more(row: PublicProject) -> list[PublicProject]:  # noqa: F811
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
