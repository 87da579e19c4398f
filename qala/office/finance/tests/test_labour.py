"""record_labour."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from qala.office.finance.actions import record_labour
from qala.office.finance.models import LabourEntry
from qala.office.projects.models import Part
from qala.office.projects.tests.factories import give_part, make_project
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.personas import Personas, contractor, organisation

pytestmark = pytest.mark.django_db
D = Decimal
DAY = date(2026, 6, 10)


@pytest.fixture
def site(personas: Personas) -> dict[str, Any]:
    body = organisation(kind="contractor")
    project = make_project()
    give_part(project, Part.CONTRACTOR, body)
    give_part(project, Part.HEAD, personas.project_head)
    return {"project_id": project.pk, "body": body, "project": project, "builder": contractor(body)}


def told(site: dict[str, Any], by: Any, **words: Any) -> LabourEntry:
    return record_labour(
        project_id=site["project_id"], by=by, **{"body": site["body"], "valid_on": DAY, **words}
    )


def test_a_contractor_tells_of_the_own_people(site: Any, personas: Personas) -> None:
    entry = told(site, site["builder"], people=12)
    assert (entry.people, entry.hours) == (12, None)
    with pytest.raises(NotAllowed):
        told(site, site["builder"], people=12, body=organisation())
    for stranger in (personas.contractor, personas.resident, personas.curator, personas.department):
        with pytest.raises(NotAllowed):
            told(site, stranger, people=1)
    assert told(site, personas.project_head, people=3, body=organisation()).people == 3
    assert "record_labour" in [each.verb for each in timeline.of(site["project"])]


def test_the_same_twice_is_one_and_other_figures_need_a_reason(site: Any) -> None:
    first = told(site, site["builder"], people=12)
    assert told(site, site["builder"], people=12) == first
    with pytest.raises(Conflict):
        told(site, site["builder"], people=13)
    second = told(site, site["builder"], people=13, reason="Counted again")
    assert second.supersedes == first
    assert told(site, site["builder"], people=14, reason="And again").supersedes == second


def test_a_month_is_told_by_any_of_its_days(site: Any) -> None:
    assert told(site, site["builder"], span="month", hours=D(400)).valid_on == date(2026, 6, 1)


def test_something_must_be_told_of_a_day_that_was(site: Any) -> None:
    with pytest.raises(Invalid):
        told(site, site["builder"])
    with pytest.raises(Invalid):
        told(site, site["builder"], people=1, valid_on=date(2026, 6, 16))
    with pytest.raises(Invalid):
        told(site, site["builder"], people=1, trade="wizard")
