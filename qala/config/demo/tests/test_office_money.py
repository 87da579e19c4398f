"""Lines that several lives revise, in whatever order the lives are played."""

from datetime import date
from decimal import Decimal

import pytest

from qala.config.demo.office.money import _widen
from qala.office.finance.actions import allocate
from qala.office.finance.models import BudgetRevision
from qala.office.finance.tests.factories import line
from qala.office.projects.tests.factories import make_project
from tests import personas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def test_a_line_widened_for_an_earlier_day_is_wide_on_later_days_too() -> None:
    by = personas.project_office()
    shared, one, other = line(by, 200), make_project("A-1"), make_project("A-2")
    for project in (one, other):
        allocate(line_id=shared.pk, project=project, amount=Decimal(100), by=by)
    begun = BudgetRevision.objects.get(line=shared).valid_on
    later, earlier = date(begun.year, 6, 1), date(begun.year, 4, 1)
    for project, day in ((one, later), (other, earlier)):
        _widen(shared.pk, day, Decimal(30), by)
        allocate(line_id=shared.pk, project=project, amount=Decimal(130), by=by, valid_on=day)
    rows = BudgetRevision.objects.filter(line=shared).order_by("valid_on", "pk")
    assert dict(rows.values_list("valid_on", "amount")) == {begun: 200, earlier: 230, later: 260}
