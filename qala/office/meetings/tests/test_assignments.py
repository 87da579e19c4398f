"""Assignments: done by one, confirmed by another; overdue is computed; reminders once."""

from datetime import timedelta
from typing import Any

import pytest

from qala.ground.notifications.models import Notification
from qala.office.meetings import actions
from qala.office.meetings.queries import watching
from qala.office.meetings.tests.factories import make_assignment
from qala.office.projects.models import Project
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.personas import Personas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def test_from_issued_to_confirmed(personas: Personas, project: Project) -> None:
    row = make_assignment(personas, project=project)
    actions.accept(assignment_id=row.pk, by=personas.project_head)
    actions.claim(assignment_id=row.pk, note="Two lots are out", by=personas.project_head)
    actions.return_back(assignment_id=row.pk, note="One is missing", by=personas.project_office)
    actions.claim(assignment_id=row.pk, note="All are out", by=personas.project_head)
    actions.confirm(assignment_id=row.pk, by=personas.project_office)
    row.refresh_from_db()
    assert (row.stage, row.outcome, row.ended_on) == ("confirmed", "All are out", today())
    verbs = [entry.verb for entry in timeline.of(row)]
    assert verbs == ["write", "issue", "accept", "claim", "return", "claim", "confirm"]


def test_the_executor_does_not_confirm_their_own(personas: Personas) -> None:
    with pytest.raises(Invalid):
        make_assignment(personas, controller=personas.project_head)
    with pytest.raises(Invalid):
        make_assignment(personas, co_executors=[personas.project_office])
    row = make_assignment(personas)
    actions.claim(assignment_id=row.pk, note="Done", by=personas.project_head)
    for who in (personas.project_head, personas.curator, personas.administrator, personas.stranger):
        with pytest.raises(NotAllowed):
            actions.confirm(assignment_id=row.pk, by=who)


@pytest.mark.parametrize("who", ["project_head", "department", "contractor", "analyst", "stranger"])
def test_strangers_give_none(personas: Personas, who: str) -> None:
    with pytest.raises(NotAllowed):
        make_assignment(personas, by=getattr(personas, who))


def test_only_the_executor_takes_on(personas: Personas) -> None:
    row = make_assignment(personas)
    for act in (actions.accept, actions.claim):
        words: Any = {"note": "x"} if act is actions.claim else {}
        with pytest.raises(NotAllowed):
            act(assignment_id=row.pk, by=personas.project_office, **words)


def test_wrong_stages_and_empty_words(personas: Personas) -> None:
    row = make_assignment(personas)
    with pytest.raises(Conflict):
        actions.confirm(assignment_id=row.pk, by=personas.project_office)
    with pytest.raises(Invalid):
        actions.claim(assignment_id=row.pk, note=" ", by=personas.project_head)
    actions.take_back(assignment_id=row.pk, note="Not needed", by=personas.project_office)
    with pytest.raises(Conflict):
        actions.claim(assignment_id=row.pk, note="x", by=personas.project_head)
    with pytest.raises(Invalid):
        make_assignment(personas, due_on=today() - timedelta(days=1))


def test_more_time_with_a_reason(personas: Personas) -> None:
    row = make_assignment(personas)
    later = row.due_on + timedelta(days=5)
    with pytest.raises(NotAllowed):
        actions.prolong(assignment_id=row.pk, due_on=later, note="Please", by=personas.project_head)
    with pytest.raises(Invalid):
        actions.prolong(assignment_id=row.pk, due_on=row.due_on, note="x", by=personas.project_office)
    actions.prolong(assignment_id=row.pk, due_on=later, note="The season", by=personas.project_office)
    row.refresh_from_db()
    assert (row.due_on, row.is_prolonged, row.stage) == (later, True, "issued")


def test_overdue_is_computed_and_told_as_of(personas: Personas, project: Project, frozen_clock: Any) -> None:
    row = make_assignment(personas, project=project, due_on=today() + timedelta(days=1))
    frozen_clock.forward(days=3)
    row.refresh_from_db()
    assert row.days_late == 2
    assert watching.figures([project.pk], today())[project.pk]["overdue_assignments"] == 1
    assert watching.figures([project.pk], row.due_on)[project.pk]["overdue_assignments"] == 0
    (concern,) = watching.concerns(Project.objects.all(), today())
    assert (concern.project_id, concern.tone, concern.since) == (project.pk, "bad", row.due_on)
    assert [each.url for each in watching.errands(personas.project_head)] == [row.get_absolute_url()]
    actions.claim(assignment_id=row.pk, note="Done", by=personas.project_head)
    assert watching.figures([project.pk], today())[project.pk]["overdue_assignments"] == 0
    assert list(watching.concerns(Project.objects.all(), today())) == []
    assert [each.url for each in watching.errands(personas.project_office)] == [row.get_absolute_url()]
    assert list(watching.errands(personas.project_head)) == []


def test_reminders_climb_and_come_once(personas: Personas, project: Project, frozen_clock: Any) -> None:
    make_assignment(personas, project=project, due_on=today() + timedelta(days=5))
    Notification.objects.all().delete()
    assert actions.remind() == 0
    frozen_clock.forward(days=3)
    assert [actions.remind(), actions.remind()] == [1, 0]
    frozen_clock.forward(days=3)
    assert [actions.remind(), actions.remind()] == [2, 0]
    frozen_clock.forward(days=5)
    assert [actions.remind(), actions.remind()] == [1, 0]
    told = Notification.objects.filter(user=personas.curator)
    assert told.count() == 1
