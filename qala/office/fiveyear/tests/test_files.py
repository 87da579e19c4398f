"""A version as a file: its money, ceilings, proposals and remarks, and the execution once it stands."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest
from django.utils.translation import override

from qala.office.fiveyear.actions import answer, approve, move, set_ceilings
from qala.office.fiveyear.models import PlanVersion
from qala.office.fiveyear.queries.files import sheets_of
from qala.office.fiveyear.tests.factories import discussed, draft, proposal, said
from qala.shared.clock import today
from qala.shared.models import ExportRecord
from tests.personas import Personas

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def version(personas: Personas) -> PlanVersion:
    """Of two proposals, one year above its ceiling, with a declined remark."""
    made = draft(personas.project_office)
    proposal(personas.project_office, made)
    proposal(personas.project_office, made, {(2027, "private"): D(40)}, title_en="=1+1")
    set_ceilings(version_id=made.pk, ceilings={(2027, "local"): D(90)}, by=personas.project_office)
    move(version_id=made.pk, verb="discuss", by=personas.project_office)
    remark = said(personas.department, made)
    answer(remark_id=remark.pk, is_accepted=False, answer="No money", by=personas.project_office)
    return made


def book(client: Any, version: PlanVersion) -> Any:
    got = client.get(f"/office/fiveyear/versions/{version.pk}/file/xlsx/")
    assert got.status_code == 200
    return openpyxl.load_workbook(BytesIO(got.content))


def test_the_workbook_says_what_the_page_shows(
    version: PlanVersion, personas: Personas, client_for: Any
) -> None:
    found = book(client_for(personas.curator), version)
    assert len(found.sheetnames) == 4
    sources, ceilings, proposals, remarks = (list(page.values)[3:] for page in found.worksheets)
    assert [row[1] for row in sources] == [100, 40, 140]
    assert sources[-1][-1] == 190
    assert [row[2:] for row in ceilings] == [(90, 100, 10)]
    assert [row[-1] for row in proposals] == [150, 40]
    assert proposals[1][4:9] == (40, None, None, None, None)
    assert remarks[0][1] == "Too late"
    assert remarks[0][3] == "No money"
    assert ExportRecord.objects.get().screen == "fiveyear.version"


def test_nothing_people_wrote_becomes_a_formula(
    version: PlanVersion, personas: Personas, client_for: Any
) -> None:
    with override("en"):
        (page,) = [
            one for one in sheets_of(version, version.proposals.all(), today()) if one.code == "proposals"
        ]
    assert page.rows[1][0] == "=1+1"
    found = book(client_for(personas.curator), version)
    assert {cell.data_type for page in found.worksheets for row in page for cell in row} <= {"s", "n"}


def test_an_approved_one_tells_of_its_execution(personas: Personas, client_for: Any) -> None:
    office = personas.project_office
    version = discussed(office)
    move(version_id=version.pk, verb="submit", by=office)
    approve(version_id=version.pk, number="5", decided_on=today(), by=personas.curator)
    got = client_for(personas.curator).get(f"/office/fiveyear/versions/{version.pk}/file/docx/")
    paper = docx.Document(BytesIO(got.content))
    headings = [one.text for one in paper.paragraphs if one.style.name == "Heading 1"]
    assert len(headings) == 5
    years = [row.cells[0].text for row in paper.tables[-1].rows]
    assert years[1:] == ["2027", "2028", "2029", "2030", "2031"]
    assert got["Content-Disposition"].endswith('-v1.docx"')


def test_other_forms_are_missing_and_strangers_refused(
    version: PlanVersion, personas: Personas, client_for: Any
) -> None:
    address = f"/office/fiveyear/versions/{version.pk}/file"
    assert client_for(personas.curator).get(f"{address}/exe/").status_code == 404
    assert client_for(personas.operator).get(f"{address}/xlsx/").status_code == 403
    assert not ExportRecord.objects.exists()
