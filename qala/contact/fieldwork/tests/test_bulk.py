"""One step for many: previewed, each row by itself, with the rights of the person who ordered it."""

from datetime import date
from typing import Any

import pytest

from qala.contact.appeals.actions import accept, redirect
from qala.contact.appeals.models import Answer, Appeal
from qala.contact.appeals.tests.factories import IN_EAST, World
from qala.contact.appeals.tests.legal import legal_taken
from qala.contact.fieldwork.actions import open_run, preview, start, stop, work
from qala.contact.fieldwork.actions.bulk import lost_runs
from qala.contact.fieldwork.models import AnswerTemplate, BulkRun
from qala.contact.fieldwork.tests.factories import outcomes, started, template
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from qala.shared.tests.figures import put


def every() -> Any:
    return Appeal.objects.all()


def test_redirect_row_by_row(world: World) -> None:
    west, east, ended = world.appeal(), world.appeal(place=IN_EAST), world.appeal()
    Appeal.objects.filter(pk=ended.pk).update(stage="rejected")
    words = {"executor_id": world.people.elsewhere.pk, "reason": "Reform of the districts"}
    run = started("redirect", every(), world.people.controller, **words)
    assert [bool(row.forecast) for row in run.rows.all()] == [False, True, True]
    work(run.pk)
    run.refresh_from_db()
    assert (run.state, outcomes(run)) == ("done", ["done", "refused", "refused"])
    assert all(row.message for row in run.rows.filter(state="refused"))
    west.refresh_from_db()
    assert west.executor == world.people.elsewhere
    assert timeline.of(west).last().by == world.people.controller
    assert east.executor_id == world.people.elsewhere.pk


def test_assign_by_the_head_only_within_the_organisation(world: World) -> None:
    mine, other = world.appeal(), world.appeal(place=IN_EAST)
    head = world.people.executor_head
    run = started("assign", every(), head, person_id=world.people.executor.pk)
    assert [row.appeal_id for row in run.rows.all()] == [mine.pk]
    work(run.pk)
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.assignee, other.assignee) == (world.people.executor, None)


def test_answer_by_template_counts_its_uses(world: World) -> None:
    appeals = [world.appeal(language="ru"), world.appeal(language="kk"), world.appeal()]
    for appeal in appeals[:2]:
        accept(appeal_id=appeal.pk, by=world.people.executor)
    row = template(world)
    run = started("answer", every(), world.people.executor_head, template_id=row.pk)
    work(run.pk)
    assert outcomes(run) == ["done", "done", "refused"]
    texts = list(Answer.objects.order_by("appeal_id").values_list("text", flat=True))
    assert texts[0].endswith(f"{appeals[0].number}.")
    assert texts[1].startswith("Жұмыс")
    row.refresh_from_db()
    assert row.used_count == 2


def test_merge_leaves_the_one_that_stays(world: World) -> None:
    main, *twins = [world.appeal() for _each in range(3)]
    run = started("merge", every(), world.people.controller, into_id=main.pk)
    work(run.pk)
    assert outcomes(run) == ["refused", "done", "done"]
    assert set(Appeal.objects.filter(duplicate_of=main)) == set(twins)


def test_twice_changes_nothing_more(world: World) -> None:
    appeal = world.appeal()
    words = {"executor_id": world.people.elsewhere.pk, "reason": "x"}
    run = started("redirect", every(), world.people.controller, **words)
    assert start(run_id=run.pk, by=world.people.controller) is False
    work(run.pk)
    entries = timeline.of(appeal).count()
    work(run.pk)
    assert start(run_id=run.pk, by=world.people.controller) is False
    assert timeline.of(appeal).count() == entries


def test_a_dead_worker_leaves_the_rest_waiting(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from qala.contact.fieldwork.actions import bulk_rows

    appeals = [world.appeal() for _each in range(3)]
    run = started(
        "redirect", every(), world.people.controller, executor_id=world.people.elsewhere.pk, reason="x"
    )
    real, calls = redirect, []

    def dies(**words: Any) -> Any:
        calls.append(1)
        done = real(**words)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return done

    monkeypatch.setattr(bulk_rows, "redirect", dies)
    with pytest.raises(KeyboardInterrupt):
        work(run.pk)
    assert outcomes(run) == ["done", "waiting", "waiting"]
    work(run.pk)
    assert outcomes(run) == ["done"] * 3
    for appeal in appeals:
        assert [entry.verb for entry in timeline.of(appeal)].count("redirect") == 1


def test_stopped_the_rest_stays(world: World) -> None:
    appeal = world.appeal()
    run = started(
        "redirect", every(), world.people.controller, executor_id=world.people.elsewhere.pk, reason="x"
    )
    stop(run_id=run.pk, by=world.people.controller)
    work(run.pk)
    appeal.refresh_from_db()
    assert (appeal.executor, outcomes(run)) == (world.people.home, ["waiting"])
    with pytest.raises(Conflict):
        start(run_id=run.pk, by=world.people.controller)
    with pytest.raises(Conflict):
        preview(run_id=run.pk, by=world.people.controller, executor_id=1, reason="y")


def test_whoever_lost_the_duty_meanwhile_does_nothing(world: World) -> None:
    appeal, head = world.appeal(), world.people.executor_head
    run = started("assign", every(), head, person_id=world.people.executor.pk)
    head.duties.update(valid_to=date(2026, 3, 2))
    work(run.pk)
    appeal.refresh_from_db()
    assert (appeal.assignee, outcomes(run)) == (None, ["refused"])


def test_a_duty_lost_between_two_rows(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from qala.contact.fieldwork.actions import bulk_rows

    controller = world.people.controller
    [world.appeal() for _each in range(2)]
    run = started("redirect", every(), controller, executor_id=world.people.elsewhere.pk, reason="x")

    def last(**words: Any) -> Any:
        done = redirect(**words)
        controller.duties.update(valid_to=date(2026, 3, 2))
        return done

    monkeypatch.setattr(bulk_rows, "redirect", last)
    work(run.pk)
    assert outcomes(run) == ["done", "refused"]


def test_a_poisoned_row_stops_nobody(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from qala.contact.fieldwork.actions import bulk_rows

    appeals = [world.appeal() for _each in range(3)]
    words = {"executor_id": world.people.elsewhere.pk, "reason": "x"}
    run = started("redirect", every(), world.people.controller, **words)

    def breaks(**words: Any) -> Any:
        done = redirect(**words)
        if words["appeal_id"] == appeals[1].pk:
            raise ZeroDivisionError
        return done

    monkeypatch.setattr(bulk_rows, "redirect", breaks)
    work(run.pk)
    run.refresh_from_db()
    assert (run.state, outcomes(run)) == ("done", ["done", "refused", "done"])
    assert run.rows.get(appeal=appeals[1]).message
    appeals[1].refresh_from_db()
    assert appeals[1].executor == world.people.home, "nothing of it stays"


def test_a_template_that_is_gone_refuses_each_row(world: World) -> None:
    accept(appeal_id=world.appeal().pk, by=world.people.executor)
    row = template(world)
    run = started("answer", every(), world.people.executor_head, template_id=row.pk)
    AnswerTemplate.objects.all().delete()
    work(run.pk)
    assert outcomes(run) == ["refused"]


def test_the_preview_foresees_what_the_procedure_asks(world: World, frozen_clock: Any) -> None:
    late, other = legal_taken(world, language="ru"), legal_taken(world, language="ru")
    Appeal.objects.filter(pk=other.pk).update(language="en")
    row, head = template(world), world.people.executor_head
    frozen_clock.forward(days=60)
    run = open_run(kind="answer", rows=every(), by=head)

    def against(**words: Any) -> list[bool]:
        preview(run_id=run.pk, by=head, template_id=row.pk, **words)
        return [bool(each.forecast) for each in run.rows.order_by("appeal_id")]

    assert against() == [True, True]
    assert against(late_cause="late-staff") == [False, True], "the template has no English text"
    assert against(late_cause="late-staff", is_language_confirmed=True) == [False, False]
    start(run_id=run.pk, by=head)
    work(run.pk)
    assert outcomes(run) == ["done", "done"]
    assert Answer.objects.get(appeal=late).late_cause.code == "late-staff"


def test_late_operational_cases_need_a_reason_row_by_row(world: World, frozen_clock: Any) -> None:
    late = world.appeal()
    accept(appeal_id=late.pk, by=world.people.executor)
    frozen_clock.forward(days=2)
    accept(appeal_id=world.appeal().pk, by=world.people.executor)
    row, head = template(world), world.people.executor_head
    run = started("answer", every(), head, template_id=row.pk)
    work(run.pk)
    assert outcomes(run) == ["refused", "done"]
    assert "reason" in run.rows.get(appeal=late).message
    again = started("answer", every(), head, template_id=row.pk, late_cause="late-materials")
    work(again.pk)
    assert Answer.objects.get(appeal=late).late_cause.code == "late-materials"


def test_a_run_whose_job_was_lost_is_found(world: World, frozen_clock: Any) -> None:
    world.appeal()
    words = {"executor_id": world.people.elsewhere.pk, "reason": "x"}
    run = started("redirect", every(), world.people.controller, **words)
    assert lost_runs() == []
    frozen_clock.forward(minutes=6)
    assert lost_runs() == [run.pk]
    work(run.pk)
    assert lost_runs() == []


def test_strangers_limits_and_empty_choices(world: World) -> None:
    first = world.appeal()
    for stranger in (world.people.operator, world.people.executor, world.people.resident):
        with pytest.raises(NotAllowed):
            open_run(kind="assign", rows=every(), by=stranger)
    controller = world.people.controller
    with pytest.raises(Invalid):
        open_run(kind="assign", rows=Appeal.objects.none(), by=controller)
    with pytest.raises(Invalid):
        open_run(kind="delete", rows=every(), by=controller)
    put("fieldwork.bulk_limit", 1)
    world.appeal()
    with pytest.raises(Invalid):
        open_run(kind="redirect", rows=every(), by=controller)
    run = open_run(kind="redirect", rows=every().filter(pk=first.pk), by=controller)
    with pytest.raises(Invalid):
        preview(run_id=run.pk, by=controller, executor_id=world.people.home.pk, reason="")
    with pytest.raises(Conflict):
        start(run_id=run.pk, by=controller)
    with pytest.raises(Missing):
        start(run_id=run.pk, by=world.people.shift_supervisor)
    assert BulkRun.objects.count() == 1
