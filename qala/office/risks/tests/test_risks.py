"""Life of a risk: identified, assessed, answered, monitored, closed or occurred."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from qala.office.projects.models import Project
from qala.office.risks import actions
from qala.office.risks.models import Issue, RiskScore
from qala.office.risks.queries import scores, watching
from qala.office.risks.tests.factories import FIGURES, WORDS, make_risk, make_scored
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from tests.personas import Personas, contractor, project_head

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def verbs(row: Any) -> list[str]:
    return [entry.verb for entry in timeline.of(row)]


def test_identified_with_a_number_of_the_project(personas: Personas, project: Project) -> None:
    one, two = make_risk(project, personas.project_head), make_risk(project, personas.department)
    assert (one.mark, two.mark, one.stage, one.score) == ("R-1", "R-2", "identified", None)
    assert verbs(one) == ["identify"]


@pytest.mark.parametrize("who", ["contractor", "analyst", "administrator", "operator", "resident"])
def test_strangers_write_none(personas: Personas, project: Project, who: str) -> None:
    with pytest.raises(NotAllowed):
        make_risk(project, getattr(personas, who))


def test_heads_of_other_projects_are_strangers(project: Project, personas: Personas) -> None:
    risk = make_risk(project, personas.project_head)
    for who in (project_head(), contractor()):
        with pytest.raises(NotAllowed):
            actions.assess(risk_id=risk.pk, by=who, **FIGURES)


def test_words_are_needed(personas: Personas, project: Project) -> None:
    with pytest.raises(Invalid) as refused:
        make_risk(project, personas.project_head, cause="", category="magic")
    assert set(refused.value.fields) == {"cause", "category"}


def test_no_risk_of_an_ended_project(personas: Personas, project: Project) -> None:
    Project.objects.filter(pk=project.pk).update(stage="closed")
    with pytest.raises(Conflict):
        make_risk(project, personas.project_head)


def test_score_is_computed_and_its_history_stays(
    personas: Personas, project: Project, frozen_clock: Any
) -> None:
    head = personas.project_head
    risk = make_scored(project, head)
    assert (risk.score, risk.stage, risk.impact) == (20, "assessed", 5)
    frozen_clock.forward(days=10)
    actions.assess(
        risk_id=risk.pk, by=head, probability=2, impact_time=3, residual_probability=1, residual_impact=3
    )
    risk.refresh_from_db()
    assert (risk.score, risk.residual_score, risk.impact_cost, risk.loss) == (6, 3, None, None)
    assert [row.score for row in risk.scores.all()] == [20, 6]
    assert verbs(risk) == ["identify", "assess", "assess_again"]
    with pytest.raises(DatabaseError), transaction.atomic():
        RiskScore.objects.filter(risk=risk).update(probability=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        RiskScore.objects.filter(risk=risk).delete()


def test_nobody_types_a_score(personas: Personas, project: Project) -> None:
    risk = make_scored(project, personas.project_head)
    risk.score = 1
    risk.save()
    risk.refresh_from_db()
    assert risk.score == 20


@pytest.mark.parametrize(
    ("figures", "field"),
    [
        ({"impact_time": 3}, "probability"),
        ({"probability": 3}, "impact_cost"),
        ({"probability": 3, "impact_time": 3, "residual_probability": 1}, "residual_impact"),
        (
            {"probability": 1, "impact_time": 1, "residual_probability": 2, "residual_impact": 1},
            "residual_impact",
        ),
        ({"probability": 6, "impact_time": 1}, "probability"),
        ({"probability": 3, "impact_time": 3, "loss": Decimal(-1)}, "loss"),
    ],
)
def test_figures_that_make_no_sense(personas: Personas, project: Project, figures: Any, field: str) -> None:
    risk = make_risk(project, personas.project_head)
    with pytest.raises(Invalid) as refused:
        actions.assess(risk_id=risk.pk, by=personas.project_head, **figures)
    assert field in refused.value.fields
    risk.refresh_from_db()
    assert (risk.stage, risk.scores.count()) == ("identified", 0)


def test_a_response_before_it_is_planned(personas: Personas, project: Project) -> None:
    head, risk = personas.project_head, make_scored(project, personas.project_head)
    with pytest.raises(Invalid):
        actions.plan_response(risk_id=risk.pk, strategy="reduce", by=head)
    measure = actions.add_response(
        risk_id=risk.pk,
        text="Two tenders at once",
        due_on=date(2026, 4, 1),
        by=head,
        owner=personas.department,
    )
    actions.plan_response(risk_id=risk.pk, strategy="reduce", by=head)
    actions.monitor(risk_id=risk.pk, by=head)
    risk.refresh_from_db()
    assert (risk.stage, risk.strategy, risk.next_review_on) == (
        "monitored",
        "reduce",
        today() + timedelta(days=30),
    )
    actions.finish_response(response_id=measure.pk, outcome="Both have begun", by=personas.department)
    with pytest.raises(Conflict):
        actions.finish_response(response_id=measure.pk, outcome="Again", by=head)
    measure.refresh_from_db()
    assert measure.done_on == today()
    assert verbs(risk)[-4:] == ["add_response", "plan_response", "monitor", "finish_response"]


def test_what_is_accepted_needs_no_measure(personas: Personas, project: Project) -> None:
    risk = make_scored(project, personas.project_head)
    with pytest.raises(Invalid):
        actions.plan_response(risk_id=risk.pk, strategy="pray", by=personas.project_head)
    actions.plan_response(risk_id=risk.pk, strategy="accept", by=personas.project_head)
    risk.refresh_from_db()
    assert risk.stage == "planned"


def test_the_wrong_stage_is_refused(personas: Personas, project: Project) -> None:
    head, risk = personas.project_head, make_risk(project, personas.project_head)
    with pytest.raises(Conflict):
        actions.monitor(risk_id=risk.pk, by=head)
    with pytest.raises(Conflict):
        actions.review(risk_id=risk.pk, note="x", by=head)
    actions.close_risk(risk_id=risk.pk, note="The law was changed", by=head)
    for act in (actions.close_risk, actions.escalate):
        with pytest.raises(Conflict):
            act(risk_id=risk.pk, note="again", by=head)
    with pytest.raises(Conflict):
        actions.change_risk(risk_id=risk.pk, by=head, **WORDS)
    with pytest.raises(Missing):
        actions.close_risk(risk_id=0, note="x", by=head)


def test_escalated_once_and_taken_back(personas: Personas, project: Project) -> None:
    head, risk = personas.project_head, make_risk(project, personas.project_head)
    with pytest.raises(Conflict):
        actions.take_down(risk_id=risk.pk, note="x", by=head)
    actions.escalate(risk_id=risk.pk, note="Not in our hands", by=head)
    with pytest.raises(Conflict):
        actions.escalate(risk_id=risk.pk, note="again", by=head)
    actions.take_down(risk_id=risk.pk, note="Solved", by=head)
    risk.refresh_from_db()
    assert (risk.escalated_on, risk.stage) == (None, "identified")


def test_an_occurred_risk_becomes_an_issue_with_the_link(personas: Personas, project: Project) -> None:
    head, risk = personas.project_head, make_scored(project, personas.project_head, owner=personas.department)
    issue = actions.occur(risk_id=risk.pk, note="It began in May", severity=3, by=head)
    risk.refresh_from_db()
    assert (risk.stage, risk.ended_on) == ("occurred", today())
    assert (issue.risk, issue.title, issue.owner, issue.mark) == (
        risk,
        risk.event,
        personas.department,
        "I-1",
    )
    with pytest.raises(Conflict):
        actions.occur(risk_id=risk.pk, note="twice", severity=3, by=head)
    assert Issue.objects.count() == 1
    assert verbs(issue) == ["raise"]


def test_whoever_watches_a_risk_may_keep_it(personas: Personas, project: Project) -> None:
    risk = make_scored(project, personas.project_head, owner=personas.department)
    actions.review(risk_id=risk.pk, note="Still there", by=personas.department)
    other = make_scored(project, personas.project_head)
    with pytest.raises(NotAllowed):
        actions.review(risk_id=other.pk, note="Not mine", by=personas.department)


def test_another_edit_meanwhile_is_a_conflict(personas: Personas, project: Project) -> None:
    head, risk = personas.project_head, make_risk(project, personas.project_head)
    seen = timeline.newest(risk)
    actions.change_risk(risk_id=risk.pk, by=head, seen=seen, **{**WORDS, "event": "it rains"})
    with pytest.raises(Conflict):
        actions.change_risk(risk_id=risk.pk, by=personas.project_office, seen=seen, **WORDS)
    risk.refresh_from_db()
    assert risk.event == "it rains"


def test_as_of_a_day(personas: Personas, project: Project, frozen_clock: Any) -> None:
    head, first = personas.project_head, today()
    risk = make_scored(project, head)
    frozen_clock.forward(days=5)
    actions.assess(risk_id=risk.pk, by=head, probability=1, impact_time=2)
    low = make_scored(project, head, {"probability": 1, "impact_cost": 1})
    frozen_clock.forward(days=5)
    actions.close_risk(risk_id=risk.pk, note="over", by=head)
    told = {
        day: scores.top_risks([project.pk], first + timedelta(days=day)).get(project.pk)
        for day in (-1, 0, 4, 5, 9, 10)
    }
    assert told[-1] is None
    assert [told[day].score_on for day in (0, 4, 5, 9, 10)] == [20, 20, 2, 2, 1]
    assert told[10] == low
    heat = scores.map_of(project.risks.all(), first)
    assert [(c.probability, c.impact, c.count) for row in heat for c in row if c.count] == [(4, 5, 1)]
    assert watching.figures([project.pk], first)[project.pk]["risk_score"] == 20
    assert watching.figures([project.pk], first)[project.pk]["risk_name"] == risk.event


def test_expected_loss_by_currency(personas: Personas, project: Project) -> None:
    make_scored(project, personas.project_head)
    make_scored(project, personas.project_head, {"probability": 1, "impact_cost": 1})
    rows = project.risks.select_related("project")
    assert scores.expected_by_currency(rows) == {"KZT": Decimal("700000.00")}


def test_concerns_and_errands(personas: Personas, project: Project) -> None:
    head = personas.project_head
    risk = make_scored(project, head, owner=head, next_review_on=today() - timedelta(days=1))
    issue = actions.raise_issue(project_id=project.pk, by=head, title="A pipe", severity=4, owner=head)
    told = list(watching.concerns(Project.objects.all(), today()))
    assert [(each.kind, each.tone) for each in told] == [
        ("high_risk", "bad"),
        ("risk_review", "warn"),
        ("issue", "bad"),
    ]
    assert all(each.project_id == project.pk for each in told)
    assert {each.url for each in watching.errands(head)} == {
        risk.get_absolute_url(),
        issue.get_absolute_url(),
    }
    assert list(watching.errands(personas.department)) == []
    assert list(watching.concerns(Project.objects.none(), today())) == []
