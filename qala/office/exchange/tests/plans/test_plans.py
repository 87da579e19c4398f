"""A plan goes out, comes back, is compared and laid over; what a file cannot say is no change."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from qala.office.exchange.actions import apply_plan, drop_plan, receive_plan
from qala.office.exchange.models import PlanImport
from qala.office.exchange.queries.plan_previews import preview_of
from qala.office.exchange.queries.plan_rows import PlanRows, file_of
from qala.office.exchange.rules.mspdi import LinkKind, PlanFile, PlanLink, PlanTask, read, write
from qala.office.projects.models import WorkItem
from qala.office.projects.tests import samples
from qala.office.projects.tests.factories import link, make_item
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.kept import kept
from tests.races import at_once


@kept(is_frozen=True)
def project(personas):
    made = samples.project(SimpleNamespace(people=personas))
    day = date(2026, 1, 5)
    for item in made.items.all():
        WorkItem.objects.filter(pk=item.pk).update(planned_start=day, planned_finish=day + timedelta(days=4))
    return made


@pytest.fixture
def bring(project, personas):
    def run(plan):
        content = plan if isinstance(plan, bytes) else write(plan)
        return receive_plan(
            project_id=project.pk, file_name="plan.xml", content=content, by=personas.project_head
        )

    return run


def take(batch, by):
    return apply_plan(plan_import_id=batch.pk, seen=preview_of(batch, "en").mark, by=by)


def changed(plan, code, **words):
    tasks = tuple(replace(task, **words) if task.code == code else task for task in plan.tasks)
    return replace(plan, tasks=tasks)


def test_what_goes_out_comes_back_as_no_change(project, bring):
    group = make_item(project, "G", 0, kind="phase", name_en="Group")
    inner = make_item(
        project,
        "G1",
        7,
        parent=group,
        constraint="snet",
        constraint_on=date(2026, 2, 2),
        budget=Decimal("1250.50"),
    )
    make_item(project, "M", 0, parent=group)
    link(project.items.get(code="A"), inner, "SS", -2)
    for language in ("kk", "ru", "en"):
        batch = bring(file_of(project, language))
        found = preview_of(batch, "en")
        assert found.difference.is_empty, found.difference
        assert [row.code for row in found.rows] == ["A", "B", "C", "D", "E", "G", "G1", "M"]
        assert (found.findings, found.done, found.promises) == ([], [], {})


def test_links_lags_levels_and_money_are_in_the_file(project):
    group = make_item(project, "G", 0, kind="phase")
    inner = make_item(project, "G1", 7, parent=group, budget=Decimal("1250.50"))
    link(project.items.get(code="A"), inner, "FF", 3)
    plan, findings = read(write(file_of(project, "ru")))
    assert findings == []
    tasks = {task.code: task for task in plan.tasks}
    assert (tasks["G"].level, tasks["G1"].level, tasks["G"].is_summary) == (1, 2, True)
    assert tasks["G1"].links == (PlanLink(tasks["A"].uid, LinkKind.FF, 3 * plan.minutes_per_day),)
    assert (tasks["G1"].cost, tasks["G1"].duration) == (Decimal("1250.50"), 7 * plan.minutes_per_day)
    assert plan.title == project.title_ru


def test_a_contractors_changes_are_shown_and_taken_over(project, bring, personas):
    plan = file_of(project, "en")
    plan = changed(
        plan, "B", duration=6 * plan.minutes_per_day, links=(PlanLink(1, LinkKind.SS, plan.minutes_per_day),)
    )
    gone = next(task.uid for task in plan.tasks if task.code == "E")
    new = PlanTask(99, "Testing", wbs="6", start=datetime(2026, 2, 2, 9), finish=datetime(2026, 2, 6, 18),
                   duration=5 * plan.minutes_per_day, links=(PlanLink(4),))  # fmt: skip
    plan = replace(plan, tasks=(*(task for task in plan.tasks if task.uid != gone), new))
    batch = bring(plan)
    difference = preview_of(batch, "en").difference
    assert [row.name for row in difference.added] == ["Testing"]
    assert [row.code for row in difference.removed] == ["E"]
    ((change),) = difference.changed
    assert {each.field for each in change.changes} == {"duration_days", "links"}
    take(batch, personas.project_head)
    assert project.items.get(code="B").duration_days == 6
    made = project.items.get(name_en="Testing")
    assert made.code == "5"
    assert made.planned_start > project.items.get(code="D").planned_finish
    assert [each.before.code for each in made.predecessors.all()] == ["D"]
    assert [(each.kind, each.lag_days) for each in project.items.get(code="B").predecessors.all()] == [
        ("SS", 1)
    ]
    assert project.items.get(code="E").removed_at is not None
    entry = list(timeline.of(project))[-1]
    assert (entry.verb, entry.note) == ("import_plan", "plan.xml")
    assert (entry.data["added"], entry.data["changed"], entry.data["removed"]) == (1, 1, 1)
    again = bring(file_of(project, "en"))
    assert preview_of(again, "en").difference.is_empty


def test_a_plan_that_others_made_is_known_again_by_names(project, bring, personas):
    tasks = (
        PlanTask(1, "Site", level=1, is_summary=True, wbs="1"),
        PlanTask(2, "Digging", level=2, wbs="1.1", duration=960),
        PlanTask(3, "Digging", level=2, wbs="1.2", duration=480, links=(PlanLink(2),)),
    )
    take(bring(PlanFile(tasks=tasks)), personas.project_head)
    assert list(project.items.filter(removed_at=None).values_list("code", flat=True)) == ["1", "1.1", "1.2"]
    moved = (replace(tasks[0], wbs="2"), PlanTask(9, "Fence", level=1, wbs="1"))
    numbered = (replace(tasks[1], wbs="2.1"), replace(tasks[2], wbs="2.2", duration=1440))
    batch = bring(PlanFile(tasks=(moved[1], moved[0], *numbered)))
    difference = preview_of(batch, "en").difference
    assert [row.name for row in difference.added] == ["Fence"]
    assert [(each.row.code, [one.field for one in each.changes]) for each in difference.changed] == [
        ("1.2", ["duration_days"])
    ]
    assert difference.removed == ()
    take(batch, personas.project_head)
    assert PlanRows(project, "en").rows()[0].name == "Fence"


def test_a_plan_changed_meanwhile_asks_again(project, bring, personas):
    batch = bring(changed(file_of(project, "en"), "A", duration=480 * 9))
    seen = preview_of(batch, "en").mark
    project.items.filter(code="B").update(duration_days=11)
    with pytest.raises(Conflict):
        apply_plan(plan_import_id=batch.pk, seen=seen, by=personas.project_head)
    assert project.items.get(code="A").duration_days == 3


def test_once_taken_over_or_dropped_it_is_done(project, bring, personas):
    batch = bring(file_of(project, "en"))
    drop_plan(plan_import_id=batch.pk, by=personas.project_head)
    with pytest.raises(Conflict):
        drop_plan(plan_import_id=batch.pk, by=personas.project_head)
    with pytest.raises(Conflict):
        apply_plan(plan_import_id=batch.pk, seen="", by=personas.project_head)


def test_strangers_and_files_of_something_else_are_refused(project, bring, personas):
    with pytest.raises(Invalid):
        bring(b"<Report/>")
    with pytest.raises(Invalid):
        bring(b"")
    content = write(file_of(project, "en"))
    for who in (personas.contractor, personas.department, personas.curator, personas.operator):
        with pytest.raises(NotAllowed):
            receive_plan(project_id=project.pk, file_name="x", content=content, by=who)
    batch = bring(content)
    with pytest.raises(NotAllowed):
        take(batch, personas.contractor)


@pytest.mark.django_db(transaction=True)
def test_two_people_take_one_file_over_at_once(project, bring, personas):
    batch = bring(changed(file_of(project, "en"), "A", duration=480 * 9))
    act = lambda: take(PlanImport.objects.get(pk=batch.pk), personas.project_head)  # noqa: E731
    results = at_once(act, act)
    assert sorted(type(each).__name__ for each in results) == ["Conflict", "PlanImport"]


def test_the_pages(project, personas, client_for):
    head, builder = client_for(personas.project_head), client_for(personas.contractor)
    gate = reverse("exchange:gate", args=[project.code])
    content = builder.get(reverse("exchange:plan_file", args=[project.code])).content
    assert builder.post(gate, {"file": SimpleUploadedFile("p.xml", content)}).status_code == 403
    assert head.post(gate, {"file": SimpleUploadedFile("p.xml", b"<x/>")}).status_code == 422
    plan, _findings = read(content)
    sent = write(changed(plan, "C", name="Renamed work"))
    page = head.post(gate, {"file": SimpleUploadedFile("p.xml", sent)}, follow=True).content.decode()
    assert "Renamed work" in page
    batch = PlanImport.objects.get()
    assert "p.xml" in head.get(gate).content.decode()
    mark = preview_of(batch, "en").mark
    assert (
        head.post(reverse("exchange:apply_plan", args=[project.code, batch.pk]), {"seen": "old"}).status_code
        == 409
    )
    head.post(reverse("exchange:apply_plan", args=[project.code, batch.pk]), {"seen": mark})
    assert project.items.get(code="C").name_en == "Renamed work"
    assert head.get(batch.get_absolute_url()).status_code == 200
