"""From stage to stage, gates, steps over working days."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from qala.ground.files.tests.factories import photo
from qala.office.projects.actions import move, pass_step, plan_steps, propose
from qala.office.projects.models import ProjectFollower, ProjectKind, Stage
from qala.office.projects.reference import load
from qala.office.projects.rules.course import cascade
from qala.office.projects.rules.workdays import WorkDays
from qala.office.projects.tests.conftest import Scene
from qala.office.projects.tests.factories import give_part, make_block
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, NotAllowed

pytestmark = pytest.mark.django_db


def test_a_step_further(scene: Scene) -> None:
    moved = move(project_id=scene.project.pk, verb="commission", by=scene.office)
    assert moved.stage == Stage.COMMISSIONING
    entry = timeline.of(moved).last()
    assert entry is not None
    assert (entry.verb, entry.from_stage, entry.to_stage) == ("commission", "construction", "commissioning")


def test_strangers_and_the_head_do_not_move_it(scene: Scene) -> None:
    for person in (scene.head, scene.people.contractor, scene.people.stranger, scene.people.department):
        with pytest.raises(NotAllowed):
            move(project_id=scene.project.pk, verb="commission", by=person)
    assert scene.fresh().stage == Stage.CONSTRUCTION


def test_the_wrong_stage_is_refused(scene: Scene) -> None:
    with pytest.raises(Conflict):
        move(project_id=scene.project.pk, verb="prepare", by=scene.office)
    with pytest.raises(Invalid) as refused:
        move(project_id=scene.project.pk, verb="cancel", by=scene.office)
    assert set(refused.value.fields) == {"reason"}


def test_resting_and_going_on(scene: Scene) -> None:
    words = {"project_id": scene.project.pk, "by": scene.curator, "reason": "No money till spring"}
    assert move(verb="suspend", **words).suspended_on == today()
    with pytest.raises(Conflict):
        move(verb="suspend", **words)
    with pytest.raises(Conflict) as refused:
        move(verb="commission", **words)
    assert refused.value.code == "suspended"
    assert move(verb="resume", **words).suspended_on is None
    with pytest.raises(Conflict):
        move(verb="resume", **words)


def test_a_shut_gate_holds_the_project(scene: Scene) -> None:
    """Acceptance is a gate of commissioning: closing waits for it."""
    project = move(project_id=scene.project.pk, verb="commission", by=scene.office)
    with pytest.raises(Conflict) as refused:
        move(project_id=project.pk, verb="close", by=scene.office, reason="Done")
    assert refused.value.code == "gate"
    pass_gate(scene, "acceptance")
    assert move(project_id=project.pk, verb="close", by=scene.office, reason="Done").actual_finish == today()


def pass_gate(scene: Scene, code: str, **more: Any) -> Any:
    step = scene.project.steps.get(code=code)
    words = {"decision": "Protocol 5", "evidence": photo(scene.curator).pk, **more}
    return pass_step(step_id=step.pk, by=scene.curator, **words)


def test_a_gate_needs_the_curator_words_and_evidence(scene: Scene) -> None:
    move(project_id=scene.project.pk, verb="commission", by=scene.office)
    gate = scene.project.steps.get(code="acceptance")
    for person in (scene.head, scene.office, scene.people.stranger):
        with pytest.raises(NotAllowed):
            pass_step(step_id=gate.pk, by=person, decision="x", evidence=photo(person).pk)
    with pytest.raises(Invalid) as refused:
        pass_step(step_id=gate.pk, by=scene.curator)
    assert set(refused.value.fields) == {"decision", "evidence"}
    passed = pass_gate(scene, "acceptance")
    assert (passed.passed_on, passed.evidence.attached_at is not None) == (today(), True)
    assert timeline.of(scene.project).filter(verb="pass_gate").count() == 1
    with pytest.raises(Conflict):
        pass_gate(scene, "acceptance")


def test_steps_come_in_turn(scene: Scene) -> None:
    """The works are not over: acceptance waits. Stages that the project left behind do not hold it."""
    with pytest.raises(Conflict) as refused:
        pass_gate(scene, "acceptance")
    assert refused.value.code == "order"
    works = scene.project.steps.get(code="works")
    assert pass_step(step_id=works.pk, by=scene.head).passed_on == today()
    assert scene.project.steps.get(code="acceptance").began_on == today()


def test_no_step_is_passed_in_the_future_or_while_work_rests(scene: Scene) -> None:
    works = scene.project.steps.get(code="works")
    with pytest.raises(Invalid):
        pass_step(step_id=works.pk, by=scene.head, passed_on=date(2999, 1, 1))
    move(project_id=scene.project.pk, verb="suspend", by=scene.office, reason="Frost")
    with pytest.raises(Conflict):
        pass_step(step_id=works.pk, by=scene.head)


def test_days_follow_each_other_over_working_days(scene: Scene) -> None:
    ids = list(scene.project.steps.order_by("order").values_list("pk", flat=True))
    plan_steps(
        project_id=scene.project.pk,
        start=date(2026, 1, 10),
        days=dict(zip(ids, (5, 1, 3), strict=True)),
        by=scene.head,
    )
    rows = scene.project.steps.order_by("order").values_list("planned_from", "planned_to")
    assert list(rows) == [
        (date(2026, 1, 12), date(2026, 1, 16)),
        (date(2026, 1, 19), date(2026, 1, 19)),
        (date(2026, 1, 20), date(2026, 1, 22)),
    ]
    with pytest.raises(Invalid) as refused:
        plan_steps(project_id=scene.project.pk, start=date(2026, 1, 10), days={ids[0]: 0}, by=scene.head)
    assert set(refused.value.fields) == {str(each) for each in ids}


def test_laying_out_anew_is_refused_to_whoever_saw_old_days(scene: Scene) -> None:
    days = dict.fromkeys(scene.project.steps.values_list("pk", flat=True), 2)
    words = {"project_id": scene.project.pk, "start": date(2026, 1, 5), "days": days}
    plan_steps(by=scene.head, seen=0, **words)
    with pytest.raises(Conflict):
        plan_steps(by=scene.office, seen=0, **words)


@pytest.mark.parametrize("days", [[1], [1, 1, 1], [10, 3, 7, 240]])
def test_spans_have_neither_gap_nor_overlap(days: list[int]) -> None:
    calendar = WorkDays.weekly(holidays=[date(2026, 3, 23), date(2026, 3, 24)])
    spans = cascade(days, date(2026, 3, 21), calendar)
    assert [calendar.between(span.first, span.last) for span in spans] == days
    for before, after in pairwise(spans):
        assert calendar.between(before.last, after.first) == 2


def test_a_proposal_walks_to_its_end(scene: Scene) -> None:
    """Every gate in its turn, every stage in its order."""
    load(lambda _text: None)
    project = propose(
        by=scene.office, title_kk="Көше", title_ru="Улица", kind=ProjectKind.objects.get(code="road-new"),
        block=make_block(), department=scene.project.department,
    )  # fmt: skip
    give_part(project, "curator", scene.curator)
    give_part(project, "head", scene.head)
    scene.project = project
    moves = {"proposed": "plan", "planned": "prepare", "preparation": "procure", "procurement": "build"}
    moves |= {"construction": "commission", "commissioning": "close"}
    for step in project.steps.order_by("order"):
        while scene.fresh().stage != step.stage:
            move(project_id=project.pk, verb=moves[scene.fresh().stage], by=scene.office, reason="x")
        by = scene.curator if step.is_gate else scene.head
        pass_step(
            step_id=step.pk, by=by, decision="Protocol", evidence=photo(by).pk if step.is_gate else None
        )
    assert scene.fresh().stage == Stage.CLOSED
    assert not scene.fresh().steps.filter(passed_on=None).exists()


def test_followers_hear_of_a_move(scene: Scene) -> None:
    from qala.ground.notifications.models import Notification

    ProjectFollower.objects.create(project=scene.project, user=scene.head)
    ProjectFollower.objects.create(project=scene.project, user=scene.office)
    ProjectFollower.objects.create(project=scene.project, user=scene.people.stranger)
    move(project_id=scene.project.pk, verb="commission", by=scene.office)
    told = Notification.objects.filter(kind="projects.moved").values_list("user_id", flat=True)
    assert list(told) == [scene.head.pk], "not whoever did it, not whoever sees nothing of it"
