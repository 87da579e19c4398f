"""Files: the same figures in all of them, asked for by one person, made once, harmless."""

import io
import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.urls import reverse
from django.utils.translation import override
from docx import Document

from qala.ground.files import storage
from qala.ground.files.tests.factories import photo
from qala.office.overview.actions import ask_paper, make_paper, sweep_papers
from qala.office.overview.filters.portfolio import rows_of_paper
from qala.office.overview.models import PortfolioPaper
from qala.office.overview.queries.files import docx, pdf, xlsx
from qala.office.overview.queries.files import passport as papers
from qala.office.overview.queries.files.passport import passport
from qala.office.overview.queries.seen import seen
from qala.office.overview.queries.sheets import report
from qala.office.overview.queries.totals import totals
from qala.office.overview.tests.standing_factories import in_trouble, paper, stand, standing_project
from qala.office.projects.models import Project
from qala.office.reporting.models import ProjectPhoto
from qala.shared import clock, typeset
from qala.shared.errors import NotAllowed
from tests import personas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def cells(body: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(body))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def two_projects() -> None:
    in_trouble("LATE-1", title_en="=HYPERLINK(1)", title_kk="", title_ru="")
    standing_project("FINE-1", at={"budget": Decimal("1234.56")})


def test_page_api_workbook_pdf_and_docx_say_the_same(client_for: Any, monkeypatch: Any) -> None:
    two_projects()
    before = clock.today() - timedelta(days=10)
    for project in Project.objects.all():
        stand(project, before, budget=Decimal("777.77"))
    rows = seen(Project.objects.all(), before)
    (one,) = totals(rows, day=before)
    assert one.budget == Decimal("1555.54")
    said = report(rows, before)
    whole = said.sheets[0].said()[0]
    office = client_for(personas.project_office())
    page = office.get(reverse("overview:totals"), {"as_of": before.isoformat()})
    assert page.context["whole"] == [one]
    api = office.get("/api/v1/projects/totals", {"as_of": before.isoformat(), "by": "block"}).json()
    assert [(each["currency"], Decimal(each["budget"])) for each in api["whole"]] == [("KZT", one.budget)]
    assert sum(Decimal(each["budget"]) for each in api["groups"]) == one.budget
    assert cells(xlsx.workbook(said))["Totals"][3][9] == float(one.budget)
    tables = Document(io.BytesIO(docx.document(said))).tables
    assert "1,556" in whole[9]
    assert whole[9] in [cell.text for cell in tables[0].rows[1].cells]
    told: dict[str, Any] = {}
    real = typeset.typst.compile
    monkeypatch.setattr(
        typeset.typst,
        "compile",
        lambda *a, **k: told.update(json.loads(k["sys_inputs"]["data"])) or real(*a, **k),
    )
    assert pdf.paper(said).startswith(b"%PDF")
    assert whole[9] in told["sheets"][0]["rows"][0]


def test_nothing_written_by_people_becomes_a_formula() -> None:
    two_projects()
    body = xlsx.workbook(report(seen(Project.objects.all()), None))
    book = openpyxl.load_workbook(io.BytesIO(body))
    words = [cell for row in book["Projects"].iter_rows() for cell in row if cell.value == "=HYPERLINK(1)"]
    assert [cell.data_type for cell in words] == ["s"]
    assert "Definitions" in book.sheetnames


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("make", [pdf.paper, docx.document, xlsx.workbook])
def test_every_file_in_every_language_of_an_empty_city(make: Any, language: str) -> None:
    with override(language):
        assert len(make(report(seen(Project.objects.all()), None))) > 2000


def test_a_report_is_made_once_with_the_rights_of_the_person() -> None:
    department = personas.department()
    theirs = standing_project("OURS-1", department=department.duties.get().organisation)
    standing_project("OTHER-1")
    asked = ask_paper(form="xlsx", language="en", query="health=green", as_of=clock.today(), by=department)
    made = make_paper(asked.pk, rows_of_paper)
    codes = [row[0] for row in cells(bytes(made.body))["Projects"][3:]]
    assert codes == [theirs.code]
    assert make_paper(asked.pk, lambda _paper: 1 / 0).made_at == made.made_at


def test_strangers_ask_for_nothing() -> None:
    for person in (personas.contractor(), personas.operator()):
        with pytest.raises(NotAllowed):
            ask_paper(form="pdf", language="kk", query="", as_of=clock.today(), by=person)
    assert not PortfolioPaper.objects.exists()


def test_from_the_page_to_the_file(client_for: Any) -> None:
    office, other = personas.project_office(), personas.curator()
    client = client_for(office)
    client.post(reverse("overview:papers"), {"form": "docx", "language": "kk", "_key": "a" * 32})
    asked = PortfolioPaper.objects.get()
    assert client.get(asked.get_absolute_url()).status_code == 404
    make_paper(asked.pk, rows_of_paper)
    assert client.get(asked.get_absolute_url()).status_code == 200
    assert client_for(other).get(asked.get_absolute_url()).status_code == 404
    assert client.post(reverse("overview:papers"), {"form": "exe"}).status_code == 422


def test_old_files_are_swept() -> None:
    office = personas.project_office()
    paper(office)
    old = paper(office)
    PortfolioPaper.objects.filter(pk=old.pk).update(asked_at=clock.now() - timedelta(days=31))
    assert sweep_papers() == 1
    assert PortfolioPaper.objects.count() == 1


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_passport_on_paper(language: str, client_for: Any) -> None:
    project = in_trouble("LATE-1")
    with override(language):
        assert b"pdfuaid" in passport(project, "https://qala.example/office/projects/LATE-1/")
    answer = client_for(personas.curator()).get(reverse("overview:passport", args=[project.code]))
    assert answer["Content-Type"] == "application/pdf"
    assert (
        client_for(personas.project_head()).get(reverse("overview:passport", args=["LATE-1"])).status_code
        == 404
    )


def test_the_passport_shows_the_newest_photo_that_counts(monkeypatch: Any) -> None:
    project = in_trouble("LATE-1")
    taken = {"project": project, "author": personas.project_office(), "added_at": clock.now()}
    old = ProjectPhoto.objects.create(**taken, file=photo(), taken_on=clock.today() - timedelta(days=9))
    ProjectPhoto.objects.create(
        **taken, file=photo(), taken_on=clock.today(), stage="refused", refusal="Dark"
    )
    told: dict[str, Any] = {}
    monkeypatch.setattr(papers, "typeset", lambda _sheet, data, **_more: told.update(data))
    passport(project, "https://qala.example/")
    with storage.kept().open(old.file.keys["thumb-1280"]) as kept:
        assert bytes(told["photo"]) == kept.read()
    assert told["photo_alt"] == old.alt
    storage.kept().delete(old.file.keys["thumb-1280"])
    passport(project, "https://qala.example/")
    assert told["photo"] is None
