"""A meeting from plan to signed protocol."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
from django.db import DatabaseError, transaction

from qala.ground.notifications.models import Notification
from qala.office.meetings import actions
from qala.office.meetings.models import Assignment, Protocol
from qala.office.meetings.queries import papers
from qala.office.meetings.tests.factories import make_assignment, make_held, make_meeting, make_signed
from qala.office.projects.models import Project
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from tests.personas import Personas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def overdue(people: Personas, project: Project, frozen_clock: Any) -> Assignment:
    row = make_assignment(people, project=project, due_on=today() + timedelta(days=1))
    frozen_clock.forward(days=4)
    return row


@pytest.mark.parametrize(
    "who", ["curator", "project_head", "department", "contractor", "analyst", "stranger"]
)
def test_only_the_office_plans(personas: Personas, who: str) -> None:
    with pytest.raises(NotAllowed):
        actions.plan(by=getattr(personas, who), title_kk="x")


def test_hours_and_words(personas: Personas) -> None:
    with pytest.raises(Invalid):
        make_meeting(personas, ends_at=now())
    with pytest.raises(Invalid):
        make_meeting(personas, title_kk="", title_ru="", title_en="")


def test_agenda_from_concerns_once(personas: Personas, project: Project, frozen_clock: Any) -> None:
    overdue(personas, project, frozen_clock)
    meeting, by = make_meeting(personas, project), personas.project_office
    first = actions.propose_agenda(meeting_id=meeting.pk, by=by)
    assert first >= 1
    item = meeting.agenda.get(kind="assignment")
    assert "Тапсырма" in item.text_kk
    assert "Поручение" in item.text_ru
    assert actions.propose_agenda(meeting_id=meeting.pk, by=by) == 0
    assert meeting.agenda.count() == first


def test_items_change_places(personas: Personas) -> None:
    meeting, by = make_meeting(personas), personas.project_office
    one, two = (
        actions.save_item(meeting_id=meeting.pk, by=by, text_kk=text, minutes=5) for text in ("one", "two")
    )
    actions.move_item(meeting_id=meeting.pk, item_id=two.pk, up=True, by=by)
    assert [item.text_kk for item in meeting.agenda.all()] == ["two", "one"]
    actions.move_item(meeting_id=meeting.pk, item_id=two.pk, up=True, by=by)
    assert [item.text_kk for item in meeting.agenda.all()] == ["two", "one"]
    actions.remove_item(meeting_id=meeting.pk, item_id=one.pk, by=by)
    with pytest.raises(Missing):
        actions.move_item(meeting_id=meeting.pk, item_id=one.pk, up=True, by=by)
    with pytest.raises(Invalid):
        actions.save_item(meeting_id=meeting.pk, by=by, text_kk=" ", text_ru="")


def test_an_empty_agenda_is_not_sent(personas: Personas) -> None:
    meeting = make_meeting(personas)
    with pytest.raises(Conflict):
        actions.send(meeting_id=meeting.pk, by=personas.project_office)


def test_everybody_is_invited_once(personas: Personas) -> None:
    meeting = make_held(personas)
    told = Notification.objects.filter(occasion__about__startswith="meeting:")
    assert set(told.values_list("user_id", flat=True)) == {
        personas.curator.pk,
        personas.project_office.pk,
        personas.project_head.pk,
    }
    with pytest.raises(Conflict):
        actions.send(meeting_id=meeting.pk, by=personas.project_office)


def test_the_chair_alone_signs_and_then_nothing_changes(personas: Personas, project: Project) -> None:
    meeting, by = make_held(personas, project), personas.project_office
    with pytest.raises(Conflict):
        actions.finish(meeting_id=meeting.pk, by=by)
    row = actions.save_decision(meeting_id=meeting.pk, by=by, text_ru="Ускорить", project=project)
    task = make_assignment(personas, meeting_id=meeting.pk, decision=row)
    assert (task.stage, task.project) == ("draft", project)
    actions.finish(meeting_id=meeting.pk, by=by)
    for who in (by, personas.project_head):
        with pytest.raises(NotAllowed):
            actions.sign(meeting_id=meeting.pk, by=who)
    actions.sign(meeting_id=meeting.pk, by=personas.curator)
    task.refresh_from_db()
    assert (task.stage, task.issued_on) == ("issued", today())
    for act in (
        lambda: actions.save_decision(meeting_id=meeting.pk, by=by, text_ru="Другое"),
        lambda: actions.remove_decision(meeting_id=meeting.pk, decision_id=row.pk, by=by),
        lambda: actions.rewrite(assignment_id=task.pk, by=by, text="x"),
        lambda: actions.sign(meeting_id=meeting.pk, by=personas.curator),
    ):
        with pytest.raises(Conflict):
            act()
    with pytest.raises(DatabaseError), transaction.atomic():
        Protocol.objects.update(number=9)
    with pytest.raises(DatabaseError), transaction.atomic():
        Protocol.objects.all().delete()
    verbs = [entry.verb for entry in timeline.of(meeting)]
    assert verbs == ["plan", "agenda", "send", "hold", "decide", "finish", "sign"]


def test_words_of_a_signed_protocol_stay(personas: Personas, project: Project) -> None:
    meeting = make_signed(personas, project)
    before = papers.words_of(meeting, "ru")
    meeting.place = "Elsewhere"
    meeting.save()
    assert papers.words_of(meeting, "ru") == before
    assert before["decided"][0] == {
        "number": 1,
        "text": "Ускорить конкурс",
        "project": "P-0001",
        "change": "",
    }
    assert papers.words_of(meeting, "kk")["decided"][0]["text"] == "Конкурсты жылдамдату"
    assert before["heading"] == "Протокол № 1"


def test_pdf_and_docx(personas: Personas, project: Project) -> None:
    meeting = make_signed(personas, project)
    for language in ("kk", "ru"):
        made = papers.pdf(meeting, language)
        assert made.startswith(b"%PDF-")
        assert b"pdfuaid" in made or b"MarkInfo" in made
        told = "\n".join(
            each.text for each in docx.Document(BytesIO(papers.word_file(meeting, language))).paragraphs
        )
        assert {"kk": "Конкурсты жылдамдату", "ru": "Ускорить конкурс"}[language] in told


def test_cancelled_with_a_reason(personas: Personas) -> None:
    meeting = make_meeting(personas)
    with pytest.raises(Invalid):
        actions.cancel_meeting(meeting_id=meeting.pk, note="", by=personas.project_office)
    actions.cancel_meeting(meeting_id=meeting.pk, note="A holiday", by=personas.project_office)
    with pytest.raises(Conflict):
        actions.hold(meeting_id=meeting.pk, by=personas.project_office)


def test_another_change_meanwhile_is_a_conflict(personas: Personas) -> None:
    meeting = make_meeting(personas)
    seen = timeline.newest(meeting)
    actions.replan(meeting_id=meeting.pk, by=personas.project_office, seen=seen, place="Hall 2")
    with pytest.raises(Conflict):
        actions.replan(meeting_id=meeting.pk, by=personas.project_office, seen=seen, place="Hall 3")
