"""A decision asks for a change of the plan."""

from typing import Any

import pytest

from qala.office.meetings import actions
from qala.office.meetings.models import Decision
from qala.office.meetings.queries import papers
from qala.office.meetings.tests.factories import make_held
from qala.office.projects.actions.plan.freeze import approve_baseline
from qala.office.projects.models import ChangeRequest, Project
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.personas import Personas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


@pytest.fixture
def decision(personas: Personas, project: Project) -> Decision:
    """About a project with a baseline."""
    approve_baseline(project_id=project.pk, by=personas.curator, decision="No 1")
    meeting = make_held(personas, project)
    return actions.save_decision(
        meeting_id=meeting.pk, by=personas.project_office, text_kk="Шешім", text_ru="Решение", project=project
    )


def ask(row: Decision, by: Any, **more: Any) -> Decision:
    words: dict[str, Any] = {"kind": "duration", "reason_code": "weather", "reason": "Frost"}
    words["wanted"] = {"finish": "2027-05-01"}
    return actions.ask_change(meeting_id=row.meeting_id, decision_id=row.pk, by=by, **{**words, **more})


def test_the_request_waits_for_the_curator(personas: Personas, decision: Decision) -> None:
    asked = ask(decision, personas.project_office).change_request
    decision.refresh_from_db()
    assert decision.change_request == asked
    assert asked is not None
    assert (asked.stage, asked.project, asked.wanted["finish"]) == (
        "submitted",
        decision.project,
        "2027-05-01",
    )
    assert asked.by_decision == decision
    assert [entry.verb for entry in timeline.of(decision.meeting)][-1] == "ask_change"
    assert papers.words_of(decision.meeting, "ru")["decided"][0]["change"] == "запрос на изменение № 1"


def test_only_who_writes_the_protocol(personas: Personas, decision: Decision) -> None:
    for who in (personas.stranger, personas.project_head, personas.curator, personas.contractor):
        with pytest.raises(NotAllowed):
            ask(decision, who)
    assert not ChangeRequest.objects.exists()


def test_once_and_then_the_decision_stays(personas: Personas, decision: Decision) -> None:
    by = personas.project_office
    ask(decision, by)
    words = {"meeting_id": decision.meeting_id, "decision_id": decision.pk, "by": by}
    for act in (
        lambda: ask(decision, by),
        lambda: actions.remove_decision(**words),
        lambda: actions.save_decision(**words, project=None),
    ):
        with pytest.raises(Conflict):
            act()
    assert ChangeRequest.objects.count() == 1
    assert actions.save_decision(**words, text_ru="Ускорить").project == decision.project


def test_nothing_is_left_of_a_refused_one(personas: Personas, decision: Decision) -> None:
    by = personas.project_office
    with pytest.raises(Invalid):
        ask(decision, by, reason=" ")
    other = actions.save_decision(meeting_id=decision.meeting_id, by=by, text_ru="Вообще")
    with pytest.raises(Conflict):
        ask(other, by)
    actions.finish(meeting_id=decision.meeting_id, by=by)
    actions.sign(meeting_id=decision.meeting_id, by=personas.curator)
    with pytest.raises(Conflict):
        ask(decision, by)
    assert not ChangeRequest.objects.exists()


def test_without_a_baseline_nothing_is_to_be_asked(personas: Personas, project: Project) -> None:
    meeting, by = make_held(personas, project), personas.project_office
    row = actions.save_decision(meeting_id=meeting.pk, by=by, text_ru="Решение", project=project)
    with pytest.raises(Conflict):
        ask(row, by)


def test_page(personas: Personas, decision: Decision, client_for: Any) -> None:
    office, url = client_for(personas.project_office), decision.meeting.get_absolute_url()
    form = f"{url}decisions/{decision.pk}/change/"
    assert form in office.get(url).content.decode()
    assert "Шешім" in office.get(form).content.decode()
    told = {"kind": "scope", "reason_code": "scope", "reason": "Longer", "scope": "Two streets"}
    assert office.post(form, told).url == url
    assert ChangeRequest.objects.get().wanted["scope"] == "Two streets"
    page = office.get(url).content.decode()
    assert form not in page
    assert f"/office/projects/{decision.project.code}/changes/1/" in page
    assert office.post(form, told).status_code == 422
    assert client_for(personas.project_head).get(form).status_code == 403
