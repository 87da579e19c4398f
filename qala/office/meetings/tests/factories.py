"""Rows of the room, made by its own actions."""

from datetime import timedelta
from typing import Any

from qala.office.meetings import actions
from qala.office.meetings.models import Assignment, Meeting
from qala.office.projects.models import Project
from qala.shared.clock import now, today


def make_meeting(people: Any, *projects: Project, **fields: Any) -> Meeting:
    """Tomorrow, one hour; the curator chairs, the office writes, the head comes."""
    words: dict[str, Any] = {
        "title_kk": "Жедел кеңес",
        "title_ru": "Оперативное совещание",
        "title_en": "Operative meeting",
        "kind": "operative",
        "place": "Hall 1",
        "starts_at": now() + timedelta(days=1),
        "ends_at": now() + timedelta(days=1, hours=1),
        "chair": people.curator,
        "secretary": people.project_office,
        "participants": [people.project_head],
        "projects": projects,
    }
    return actions.plan(by=people.project_office, **{**words, **fields})


def make_held(people: Any, *projects: Project) -> Meeting:
    """With one item, sent and held."""
    meeting, by = make_meeting(people, *projects), people.project_office
    actions.save_item(meeting_id=meeting.pk, by=by, text_kk="Кесте", text_ru="График", minutes=10)
    actions.send(meeting_id=meeting.pk, by=by)
    return actions.hold(meeting_id=meeting.pk, by=by)


def make_signed(people: Any, *projects: Project) -> Meeting:
    """With one decision and one assignment to the head, signed by the chair."""
    meeting, by = make_held(people, *projects), people.project_office
    decision = actions.save_decision(
        meeting_id=meeting.pk,
        by=by,
        text_kk="Конкурсты жылдамдату",
        text_ru="Ускорить конкурс",
        project=projects[0] if projects else None,
    )
    make_assignment(people, meeting_id=meeting.pk, decision=decision)
    actions.finish(meeting_id=meeting.pk, by=by)
    return actions.sign(meeting_id=meeting.pk, by=people.curator)


def make_assignment(people: Any, **more: Any) -> Assignment:
    """The head does it, the office controls it."""
    words: dict[str, Any] = {
        "text": "Begin the tender in parts",
        "executor": people.project_head,
        "controller": people.project_office,
        "due_on": today() + timedelta(days=7),
        "by": people.project_office,
    }
    return actions.give(**{**words, **more})
