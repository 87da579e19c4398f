"""An import is taken back: projects go, money is none, what people touched stays, the same list brings all back."""

from decimal import Decimal

import pytest
from django.urls import reverse

from qala.office.exchange import tasks
from qala.office.exchange.actions import undo_list
from qala.office.exchange.models import ProjectImport, ProjectSource
from qala.office.finance.actions import pay, revise_line, share_contract
from qala.office.finance.models import BudgetLine, Contract
from qala.office.finance.queries.totals import whole
from qala.office.projects.models import Project, ProjectComment
from qala.office.projects.reference import load as load_reference
from qala.office.projects.tests.factories import make_project
from qala.office.risks.models import Risk
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.errors import Conflict, NotAllowed

ROWS = [{"id": "A-1", "name": "Ремонт улицы", "stage": "going"}, {"id": "A-2", "name": "Мост"}]
LISTED = {
    "Код": "D-1", "Название": "Мост через реку", "Управление": "", "Номер договора": "7", "Сумма договора": "900",
    "Начало договора": "2026-01-10", "Подрядчик": "Строители", "Местный 2026": "1000", "Оплачено": "300",
}  # fmt: skip


def test_projects_without_money_go(office, bring, frozen_clock):
    batch = bring(ROWS)
    frozen_clock.forward(minutes=5)
    batch = undo_list(import_id=batch.pk, by=office.project_office)
    assert (batch.stage, batch.report["undone"]) == ("undone", {"removed": 2})
    assert not Project.objects.exists()
    assert not ProjectSource.objects.exists()
    assert bring(ROWS).report["done"] == {"new": 2}


def test_what_people_touched_and_what_was_there_stays(office, bring, frozen_clock):
    bring(ROWS[:1])
    frozen_clock.forward(minutes=5)
    batch = bring([{**ROWS[0], "name": "Ремонт проспекта"}, ROWS[1], {"id": "A-3", "name": "Парк"}])
    frozen_clock.forward(minutes=5)
    timeline.add(Project.objects.get(identifiers__value="A-2"), "comment", by=office.project_office)
    batch = undo_list(import_id=batch.pk, by=office.project_office)
    assert batch.report["undone"] == {"left": 2, "removed": 1}
    kept = Project.objects.values_list("identifiers__value", flat=True)
    assert set(kept) == {"A-1", "A-2"}


def test_money_is_taken_back_and_comes_again(office, bring_department, frozen_clock):
    batch = bring_department()
    project = Project.objects.get()
    before = sums(project)
    assert before
    frozen_clock.forward(minutes=5)
    batch = undo_list(import_id=batch.pk, by=office.project_office)
    project.refresh_from_db()
    assert (batch.report["undone"], project.stage) == ({"cancelled": 1}, "cancelled")
    assert not any(any(each) for each in sums(project))
    assert timeline.of(project).last().verb == "undo_import"
    frozen_clock.forward(minutes=5)
    assert bring_department().report["done"] == {"changed": 1}
    project.refresh_from_db()
    assert (project.stage, sums(project)) == ("proposed", before)
    assert (BudgetLine.objects.count(), Contract.objects.count()) == (1, 1)


def test_what_others_have_meanwhile_is_a_finding(office, bring_department, frozen_clock):
    batch, by = bring_department(), office.project_office
    frozen_clock.forward(minutes=5)
    undo_list(import_id=batch.pk, by=by)
    share_contract(contract_id=Contract.objects.get().pk, project=make_project(), share=Decimal(1), by=by)
    frozen_clock.forward(minutes=5)
    again = bring_department()
    assert again.report["done"] == {"changed": 1}
    assert "contract_left" in again.rows.get().codes


@pytest.mark.parametrize("touch", ["pay", "revise", "say", "risk"])
def test_work_beside_the_project_stays_too(office, bring_department, frozen_clock, touch):
    batch, by = bring_department(), office.project_office
    project, before = Project.objects.get(), sums(Project.objects.get())
    frozen_clock.forward(minutes=5)
    acts = {
        "pay": lambda: pay(contract_id=Contract.objects.get().pk, amount=Decimal(5), act_number="9", by=by),
        "revise": lambda: revise_line(line_id=BudgetLine.objects.get().pk, amount=Decimal(7), by=by),
        "say": lambda: ProjectComment.objects.create(project=project, text="Look here", by=by, at=now()),
        "risk": lambda: Risk.objects.create(
            project=project, number=1, category="technical", identified_on=today()
        ),
    }
    acts[touch]()
    frozen_clock.forward(minutes=5)
    assert undo_list(import_id=batch.pk, by=by).report["undone"] == {"left": 1}
    project.refresh_from_db()
    assert project.stage == "proposed"
    assert (sums(project) != before) == (touch in ("pay", "revise"))


def sums(project):
    rows = whole(Project.objects.filter(pk=project.pk), today())
    return [(each.budget, each.signed, each.paid) for each in rows]


@pytest.fixture
def bring_department(office):
    """The list of a department, as a table."""
    from qala.office.exchange.actions import begin_applying, carry_out, read_list, receive

    load_reference(lambda _line: None)
    by = office.project_office
    cells = {**LISTED, "Управление": office.home.code}
    content = (";".join(cells) + "\n" + ";".join(cells.values()) + "\n").replace(";", ",").encode()

    def run():
        batch = read_list(
            import_id=receive(file_name="list.csv", content=content, profile="department-xlsx", by=by).pk
        )
        assert batch.stage == ProjectImport.Stage.READ, batch.trouble
        begin_applying(import_id=batch.pk, by=by)
        return carry_out(import_id=batch.pk)

    return run


def test_not_twice_and_not_before(office, bring, frozen_clock):
    with pytest.raises(Conflict):
        undo_list(import_id=bring(ROWS, is_applied=False).pk, by=office.project_office)
    batch = bring(ROWS)
    undo_list(import_id=batch.pk, by=office.project_office)
    with pytest.raises(Conflict):
        undo_list(import_id=batch.pk, by=office.project_office)


def test_others_may_not(office, bring):
    batch = bring(ROWS)
    with pytest.raises(NotAllowed):
        undo_list(import_id=batch.pk, by=office.operator)
    assert Project.objects.count() == 2


def test_a_long_one_is_undone_by_a_job(office, bring, client_for, frozen_clock, monkeypatch):
    monkeypatch.setattr("qala.office.exchange.views.lists.AT_ONCE_UNDONE", 1)
    batch = bring(ROWS)
    frozen_clock.forward(minutes=5)
    client = client_for(office.project_office)
    answer = client.post(reverse("exchange:undo", args=[batch.pk]), follow=True)
    assert "is being undone" in answer.content.decode()
    assert (ProjectImport.objects.get().stage, Project.objects.count()) == ("undoing", 2)
    assert client.post(reverse("exchange:undo", args=[batch.pk])).status_code == 409
    tasks.undo(import_id=batch.pk, by_id=office.project_office.pk)
    assert (ProjectImport.objects.get().stage, Project.objects.count()) == ("undone", 0)
    tasks.undo(import_id=batch.pk, by_id=office.project_office.pk)
    assert ProjectImport.objects.get().report["undone"] == {"removed": 2}


def test_what_cannot_be_undone_stays_with_its_reason(office, bring, client_for):
    batch = bring(ROWS)
    ProjectImport.objects.update(stage="undoing")
    tasks.undo(import_id=batch.pk, by_id=office.operator.pk)
    assert (ProjectImport.objects.get().stage, Project.objects.count()) == ("applied", 2)
    page = client_for(office.project_office).get(batch.get_absolute_url()).content.decode()
    assert "The import could not be undone" in page


def test_by_the_page(office, bring, client_for, frozen_clock):
    batch = bring(ROWS)
    client = client_for(office.project_office)
    assert reverse("exchange:undo", args=[batch.pk]) in client.get(batch.get_absolute_url()).content.decode()
    answer = client.post(reverse("exchange:undo", args=[batch.pk]), follow=True)
    assert "The import was undone." in answer.content.decode()
    assert not Project.objects.exists()
