"""What a file tells of done works and of promises comes over by the verbs of the plan, and goes out again equal."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from qala.office.exchange.actions import apply_plan, take_baseline
from qala.office.exchange.queries.plan_previews import offered, preview_of
from qala.office.exchange.queries.plan_rows import PlanRows, file_of
from qala.office.exchange.rules.mspdi import PlanBaseline, PlanTask, read, write
from qala.office.exchange.tests.plans.test_plans import changed
from qala.office.projects.actions.plan.freeze import approve_baseline
from qala.office.projects.actions.plan.progress import record_progress
from qala.office.projects.actions.plan.undo import redo, undo
from qala.office.projects.models import Baseline, Part, ProgressFact
from qala.office.projects.tests.factories import give_part, make_item, make_project
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed

FRIDAY = date(2026, 1, 23)


def take(batch, by, day=None):
    return apply_plan(plan_import_id=batch.pk, seen=preview_of(batch, "en").mark, by=by, progress_on=day)


def told(project):
    plan = file_of(project, "en")
    return changed(
        replace(plan, status_at=datetime(2026, 1, 16, 18)), "A", physical_percent=100, percent=100,
        actual_start=datetime(2026, 1, 6, 9), actual_finish=datetime(2026, 1, 9, 18),
    )  # fmt: skip


def test_progress_becomes_facts_of_the_status_date(works, send, personas):
    batch = send(works, changed(told(works), "B", physical_percent=40, actual_start=datetime(2026, 1, 12, 9)))
    found = preview_of(batch, "en")
    assert (found.difference.is_empty, found.told_on) == (True, date(2026, 1, 16))
    assert [(each.code, each.before, each.percent) for each in found.done] == [("A", 0, 100), ("B", 0, 40)]
    take(batch, personas.project_office, found.told_on)
    facts = ProgressFact.objects.order_by("item__code")
    assert [(fact.item.code, fact.percent, fact.valid_on, fact.reason) for fact in facts] == [
        ("A", Decimal(100), date(2026, 1, 16), "plan.xml"),
        ("B", Decimal(40), date(2026, 1, 16), "plan.xml"),
    ]
    a, b = works.items.get(code="A"), works.items.get(code="B")
    assert (a.actual_start, a.actual_finish) == (date(2026, 1, 6), date(2026, 1, 9))
    assert (b.percent, b.actual_start, b.actual_finish) == (40, date(2026, 1, 12), None)
    works.refresh_from_db()
    assert works.data_as_of == date(2026, 1, 16)
    assert [each.verb for each in timeline.of(works)][-2:] == ["record_progress", "import_plan"]
    again = preview_of(send(works, file_of(works, "en")), "en")
    assert (again.done, again.difference.is_empty) == ([], True)


def test_only_other_actual_dates_are_taken_over_too(works, send, personas):
    item = works.items.get(code="A")
    record_progress(
        project_id=works.pk, valid_on=date(2026, 1, 12), percents={item.pk: Decimal(100)}, by=personas.curator
    )
    take(send(works, told(works)), personas.project_office, date(2026, 1, 16))
    item.refresh_from_db()
    assert (item.actual_start, item.actual_finish) == (date(2026, 1, 6), date(2026, 1, 9))
    assert ProgressFact.objects.count() == 1


def test_nothing_told_is_no_progress_and_an_older_file_says_so(works, send, personas):
    ids = dict(works.items.values_list("code", "pk"))
    record_progress(
        project_id=works.pk, valid_on=FRIDAY, percents={ids["B"]: Decimal(40)}, by=personas.curator
    )
    empty = file_of(works, "en")
    found = preview_of(
        send(works, changed(empty, "B", percent=0, physical_percent=0, actual_start=None)), "en"
    )
    assert (found.done, found.findings) == ([], [])
    found = preview_of(send(works, told(works)), "en")
    assert "progress_older" in {each.code for each in found.findings}


def test_new_rows_of_a_file_come_with_their_progress(works, send, personas):
    plan = told(works)
    new = PlanTask(99, "Fence", duration=480 * 2, percent=50, actual_start=datetime(2026, 1, 14, 9))
    take(send(works, replace(plan, tasks=(*plan.tasks, new))), personas.project_office, FRIDAY)
    assert works.items.get(name_en="Fence").percent == 50


def test_without_a_day_only_the_plan_is_taken_over(works, send, personas):
    take(send(works, told(works)), personas.project_office)
    assert not ProgressFact.objects.exists()


def test_the_head_brings_plans_and_not_progress(works, send, personas, client_for):
    batch = send(works, told(works))
    with pytest.raises(NotAllowed):
        take(batch, personas.project_head, FRIDAY)
    page = client_for(personas.project_head).get(batch.get_absolute_url()).content.decode()
    assert "Progress in the file" in page
    assert "progress_on" not in page
    take(batch, personas.project_head)
    assert not ProgressFact.objects.exists()


def test_a_day_to_come_or_dates_after_it_are_refused_and_nothing_is_written(works, send, personas):
    plan = changed(told(works), "A", duration=480 * 9)
    for day in (date(2026, 1, 24), date(2026, 1, 8)):
        with pytest.raises(Invalid):
            take(send(works, plan), personas.project_office, day)
    assert works.items.get(code="A").duration_days == 3
    assert not ProgressFact.objects.exists()


def test_undo_takes_an_import_back_as_one_step_and_redo_repeats_it(works, send, personas):
    before = PlanRows(works, "en").rows()
    plan = told(works)
    group = PlanTask(98, "Site", duration=0, is_summary=True)
    inner = PlanTask(99, "Fence", level=2, duration=480 * 2)
    kept = tuple(task for task in plan.tasks if task.code != "E")
    plan = changed(replace(plan, tasks=(*kept, group, inner)), "B", name="Renamed", duration=480 * 9)
    take(send(works, plan), personas.project_office, date(2026, 1, 16))
    after = PlanRows(works, "en").rows()
    assert [row.name for row in after][-2:] == ["Site", "Fence"]
    undo(project_id=works.pk, by=personas.project_office)
    back = PlanRows(works, "en").rows()
    assert [replace(row, percent=0, actual_start=None, actual_finish=None) for row in back] == before
    assert back[0].percent == 100, "what was done stays done"
    redo(project_id=works.pk, by=personas.project_office)
    assert PlanRows(works, "en").rows() == after


def test_a_link_of_a_phase_that_means_nothing_here_is_left_out(works, send, personas):
    plan = told(works)
    group = replace(plan.tasks[-1], uid=98, code="", name="Site", is_summary=True)
    inner = PlanTask(99, "Fence", level=2, duration=480)
    first = plan.tasks[0]
    linked = replace(group, links=(type(plan.tasks[1].links[0])(first.uid, 3),))
    batch = send(works, replace(plan, tasks=(*plan.tasks, linked, inner)))
    assert "phase_link" in {each.code for each in preview_of(batch, "en").findings}
    take(batch, personas.project_office)
    assert not works.links.filter(after__name_en="Site").exists()


def with_baselines(project):
    plan = file_of(project, "en")
    tasks = tuple(
        replace(
            task,
            baselines=(
                PlanBaseline(0, datetime(2026, 1, 5, 9), datetime(2026, 1, 9, 18), 480 * 5, Decimal(100)),
                PlanBaseline(1, datetime(2026, 2, 2, 9), datetime(2026, 2, 3, 18), 480 * 2),
            ),
        )
        for task in plan.tasks
    )
    return replace(plan, tasks=tasks)


def test_the_curator_takes_baselines_of_the_file(works, send, personas):
    batch = send(works, with_baselines(works))
    assert list(preview_of(batch, "en").promises) == [0, 1]
    with pytest.raises(Conflict):
        take_baseline(plan_import_id=batch.pk, number=0, by=personas.curator)
    batch = take(batch, personas.project_office)
    assert [(each.number, each.rows, each.start, each.finish) for each in offered(batch)] == [
        (0, 5, date(2026, 1, 5), date(2026, 1, 9)),
        (1, 5, date(2026, 2, 2), date(2026, 2, 3)),
    ]
    for who in (personas.project_office, personas.project_head, personas.contractor):
        with pytest.raises(NotAllowed):
            take_baseline(plan_import_id=batch.pk, number=0, by=who)
    made = take_baseline(plan_import_id=batch.pk, number=0, by=personas.curator, decision="№ 7")
    assert (made.number, made.source_file, made.decision, made.budget) == (1, "plan.xml", "№ 7", Decimal(500))
    assert {(row.start, row.finish, row.duration_days) for row in made.items.all()} == {
        (date(2026, 1, 5), date(2026, 1, 9), 5)
    }
    with pytest.raises(Missing):
        take_baseline(plan_import_id=batch.pk, number=0, by=personas.curator)
    second = take_baseline(plan_import_id=batch.pk, number=1, by=personas.curator)
    works.refresh_from_db()
    assert (second.number, works.baseline_finish) == (2, date(2026, 2, 3))
    assert list(timeline.of(works))[-1].verb == "approve_baseline"
    item = works.items.get(code="A")
    assert (item.duration_days, item.planned_start) == (3, date(2026, 1, 5)), "the plan itself stands"


def test_after_a_baseline_of_here_none_of_a_file_counts(works, send, personas):
    batch = take(send(works, with_baselines(works)), personas.project_office)
    approve_baseline(project_id=works.pk, by=personas.curator)
    assert list(offered(batch)) == []
    with pytest.raises(Conflict):
        take_baseline(plan_import_id=batch.pk, number=0, by=personas.curator)
    assert Baseline.objects.count() == 1


def meaning(plan):
    """Without what a file says of itself: its title and its calendars' numbers."""
    return [(task, task.baselines) for task in plan.tasks], plan.status_at, plan.minutes_per_day


def test_out_in_and_out_again_says_the_same(works, send, personas):
    group = make_item(works, "G", 0, kind="phase", name_en="Group")
    make_item(works, "G1", 7, parent=group, budget=Decimal("1250.50"))
    approve_baseline(project_id=works.pk, by=personas.curator)
    ids = dict(works.items.values_list("code", "pk"))
    record_progress(
        project_id=works.pk, valid_on=date(2026, 1, 14), by=personas.curator,
        percents={ids["A"]: Decimal(100), ids["B"]: Decimal(35)},
    )  # fmt: skip
    works.refresh_from_db()
    out, _findings = read(write(file_of(works, "en")))
    other = make_project("X-1", department=works.department, planned_start=date(2026, 1, 5))
    give_part(other, Part.CURATOR, personas.curator)
    batch = send(other, out)
    batch = take(batch, personas.project_office, preview_of(batch, "en").told_on)
    take_baseline(plan_import_id=batch.pk, number=0, by=personas.curator)
    other.refresh_from_db()
    again, _findings = read(write(file_of(other, "en")))
    assert meaning(again) == meaning(out)
    assert again.tasks[0].baselines
    assert again.tasks[0].actual_finish is not None


def test_the_pages(works, send, personas, client_for):
    batch = send(works, with_baselines(works))
    office, curator = client_for(personas.project_office), client_for(personas.curator)
    url = reverse("exchange:apply_plan", args=[works.code, batch.pk])
    mark = preview_of(batch, "en").mark
    assert office.post(url, {"seen": mark, "progress_on": "2099-01-01"}).status_code == 422
    assert office.post(url, {"seen": mark, "progress_on": ""}).status_code == 422
    assert office.post(url, {"seen": mark, "progress_on": "2026-01-20"}).status_code == 302
    page = curator.get(batch.get_absolute_url()).content.decode()
    assert "Baseline 1 of the file" in page
    take_url = reverse("exchange:take_baseline", args=[works.code, batch.pk])
    assert office.post(take_url, {"number": "0", "decision": "№ 1"}).status_code == 403
    assert curator.post(take_url, {"number": "0"}).status_code == 422
    assert curator.post(take_url, {"number": "9", "decision": "x"}).status_code == 404
    assert curator.post(take_url, {"number": "0", "decision": "№ 1"}).status_code == 302
    listed = curator.get(reverse("projects:baselines", args=[works.code])).content.decode()
    assert "From the file plan.xml" in listed
