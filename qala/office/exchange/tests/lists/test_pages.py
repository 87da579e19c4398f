"""The pages: bring in, look, take over; the template goes back in; the command says the counts."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import load_workbook

from qala.office.exchange.models import ImportProfile, ProjectImport
from qala.office.exchange.tests.lists.conftest import PROFILE
from qala.office.projects.models import Project
from qala.office.projects.reference import load as load_reference

ROWS = [
    {"id": "A-1", "name": "Ремонт улицы", "stage": "going"},
    {"id": "A-2", "name": "Мост", "percent": "120"},
]
CONTENT = "\n".join(json.dumps(each) for each in [*ROWS, {"id": ""}]).encode()


def upload(name="works.jsonl", content=CONTENT):
    return {"file": SimpleUploadedFile(name, content), "profile": "works"}


def test_from_the_file_to_the_projects(office, client_for):
    client = client_for(office.project_office)
    assert client.post(reverse("exchange:new_import"), {"profile": "works"}).status_code == 422
    answer = client.post(reverse("exchange:new_import"), upload(), follow=True)
    page = answer.content.decode()
    assert "Ремонт улицы" in page
    assert "A percentage outside 0–100" in page
    assert "Without a code" in page
    batch = ProjectImport.objects.get()
    filtered = client.get(batch.get_absolute_url(), {"noticed": "percent_outside"}).content.decode()
    assert "A-2" in filtered
    assert "A-1<" not in filtered
    client.post(reverse("exchange:apply", args=[batch.pk]))
    assert Project.objects.count() == 2
    batch.refresh_from_db()
    assert batch.stage == "applied"
    assert client.post(reverse("exchange:apply", args=[batch.pk])).status_code == 409
    assert "works.jsonl" in client.get(reverse("exchange:imports")).content.decode()


def test_a_list_can_be_left(office, client_for):
    client = client_for(office.project_office)
    client.post(reverse("exchange:new_import"), upload())
    batch = ProjectImport.objects.get()
    assert client.post(reverse("exchange:drop", args=[batch.pk])).status_code == 302
    assert not Project.objects.exists()


def test_a_file_of_something_else_is_refused_with_a_reason(office, client_for):
    client = client_for(office.project_office)
    answer = client.post(reverse("exchange:new_import"), upload("x.jsonl", b"\x1f\x8bbroken"), follow=True)
    assert "The file was refused" in answer.content.decode()


def test_large_lists_are_a_workers_matter(office, client_for, monkeypatch):
    from qala.office.exchange import tasks
    from qala.office.exchange.views import lists

    monkeypatch.setattr(lists, "AT_ONCE_BYTES", 1)
    monkeypatch.setattr(lists, "AT_ONCE_ROWS", 0)
    client = client_for(office.project_office)
    assert (
        "A worker is at it"
        in client.post(reverse("exchange:new_import"), upload(), follow=True).content.decode()
    )
    batch = ProjectImport.objects.get()
    tasks.read(batch.pk)
    tasks.read(batch.pk)
    client.post(reverse("exchange:apply", args=[batch.pk]))
    assert not Project.objects.exists()
    tasks.apply(batch.pk)
    tasks.apply(batch.pk)
    assert Project.objects.count() == 2


def test_a_job_that_cannot_gives_the_list_back(office, bring):
    from qala.office.exchange import tasks
    from qala.office.exchange.actions import begin_applying
    from qala.office.projects.models import Block

    batch = bring(ROWS, is_applied=False)
    begin_applying(import_id=batch.pk)
    Block.objects.update(code="renamed", name_en="Renamed")
    tasks.apply(batch.pk)
    batch.refresh_from_db()
    assert (batch.stage, batch.trouble) == (
        "read",
        "Under “blocks” the profile names what this city does not have: roads.",
    )


def test_a_profile_is_written_and_mended(office, client_for):
    client = client_for(office.project_office)
    url = reverse("exchange:new_profile")
    answer = client.post(url, {"name": "mine", "text": "title: x", "is_active": "on"})
    assert answer.status_code == 422
    assert "scheme: Field required" in answer.content.decode()
    assert client.post(url, {"name": "mine", "text": PROFILE, "is_active": "on"}).status_code == 302
    assert "mine" in client.get(reverse("exchange:profiles")).content.decode()
    client.post(reverse("exchange:edit_profile", args=["mine"]), {"name": "mine", "text": PROFILE})
    assert not ImportProfile.objects.get(name="mine").is_active
    assert client.get(reverse("exchange:profile", args=["mine"])).status_code == 200
    assert client.get(reverse("exchange:edit_profile", args=["ph-dpwh"])).status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_template_filled_in_comes_back(office, client_for, language):
    from qala.office.projects.models import Block

    load_reference(lambda _line: None)
    client = client_for(office.project_office)
    url = reverse("exchange:template", args=["department-xlsx"])
    body = client.get(url, headers={"accept-language": language}).content
    book = load_workbook(io.BytesIO(body))
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    fields = {
        "Код*": "D-1",
        "Код проекта*": "D-1",
        "Code*": "D-1",
        "Атауы": "Көпір",
        "Название": "Мост",
        "Name in English": "Bridge",
    }
    owner, block = office.department.duties.get().organisation, Block.objects.get(code="networks")
    fields |= dict.fromkeys(["Басқарма", "Управление", "Department"], owner.name)
    fields |= dict.fromkeys(["Блок", "Block"], block.name_ru)
    fields |= dict.fromkeys(["Түрі", "Вид", "Kind"], "road-repair")
    sheet.append([fields.get(each) for each in headings])
    out = io.BytesIO()
    book.save(out)
    given = {"file": SimpleUploadedFile("list.xlsx", out.getvalue()), "profile": "department-xlsx"}
    client.post(reverse("exchange:new_import"), given)
    batch = ProjectImport.objects.get()
    assert batch.stage == "read", batch.trouble
    assert batch.report["outcomes"] == {"new": 1}, batch.rows.get().findings


def test_the_command(office, tmp_path, capsys):
    path = tmp_path / "works.jsonl"
    path.write_bytes("\n".join(json.dumps(each) for each in ROWS).encode())
    call_command("import_projects", str(path), profile="works", dry_run=True)
    assert "Dry run" in capsys.readouterr().out
    assert not Project.objects.exists()
    report = tmp_path / "report.json"
    call_command("import_projects", str(path), profile="works", json=report)
    assert json.loads(report.read_text())["outcomes"] == {"new": 2}
    assert Project.objects.count() == 2
    path.write_bytes(CONTENT)
    with pytest.raises(SystemExit) as done:
        call_command("import_projects", str(path), profile="works")
    assert done.value.code == 3
    with pytest.raises(CommandError):
        call_command("import_projects", str(path), profile="nothing")
    with pytest.raises(CommandError):
        call_command("import_projects", str(tmp_path / "absent"), profile="works")


def test_lists_cost_the_same_for_one_and_for_three(office, client_for, bring, count_queries):
    client = client_for(office.project_office)
    batch = bring(ROWS[:1])
    client.get(batch.get_absolute_url())
    with count_queries() as one:
        client.get(batch.get_absolute_url())
    more = bring([{**ROWS[0], "id": f"B-{number}"} for number in range(3)])
    with count_queries() as three:
        client.get(more.get_absolute_url())
    assert len(three) == len(one)
