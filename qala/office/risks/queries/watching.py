"""What other rooms and people are told: figures of standings, concerns, errands."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qala.office.projects.models import Project
from qala.office.projects.registries import Concern, Errand
from qala.office.risks.models import Issue, IssueStage, Risk, RiskResponse, Severity
from qala.office.risks.queries import confidence, results, scores
from qala.office.risks.rules.parameters import RiskParameters
from qala.office.risks.rules.statuses import OPEN_ISSUES, OPEN_RISKS
from qala.shared.clock import today as this_day
from qala.shared.parameters.reading import of_today

REVIEW, HIGH, ISSUE = "risk_review", "high_risk", "issue"


def figures(project_ids: Sequence[int], day: date) -> Mapping[int, Mapping[str, Any]]:
    """For the standings: `risk_score`, `risk_name`, `open_issues`, `confidence`, points of the passport."""
    top = scores.top_risks(project_ids, day)
    issues, rated = scores.open_issues(project_ids, day), confidence.newest_assessments(project_ids, day)
    promised, measured = results.promised(project_ids), results.evaluated(project_ids, day)
    return {
        pk: {
            "risk_score": top[pk].score_on if pk in top else None,
            "risk_name": top[pk].event if pk in top else None,
            "open_issues": issues.get(pk, 0),
            "confidence": rated[pk].rating if pk in rated else None,
            "filled": [*(["results"] if pk in promised else []), *(["evaluation"] if pk in measured else [])],
        }
        for pk in project_ids
    }


def concerns(projects: QuerySet[Project], today: date) -> Iterator[Concern]:
    """High risks, reviews and measures past their day, issues that are critical or late."""
    mine = projects.order_by().values("pk")
    high = of_today(RiskParameters).high_score
    risks = Risk.objects.filter(project__in=mine, ended_on=None).select_related("project")
    for risk in risks.filter(Q(next_review_on__lt=today) | Q(score__gte=high)):
        yield from _of_risk(risk, today, high)
    late = Q(due_on__lt=today) | Q(severity=Severity.CRITICAL)
    for issue in Issue.objects.filter(late, project__in=mine, closed_on=None).select_related("project"):
        yield _of_issue(issue, today)


def _of_risk(risk: Risk, today: date, high: int) -> Iterator[Concern]:
    told = {"mark": risk.mark, "event": risk.event, "score": risk.score}
    if risk.score is not None and risk.score >= high:
        words = _("High risk %(mark)s (%(score)s): %(event)s") % told
        yield Concern(risk.project_id, HIGH, words, risk.get_absolute_url(), risk.identified_on, "bad")
    if risk.next_review_on is not None and risk.next_review_on < today:
        words = _("Review of risk %(mark)s is overdue: %(event)s") % told
        yield Concern(risk.project_id, REVIEW, words, risk.get_absolute_url(), risk.next_review_on, "warn")


def _of_issue(issue: Issue, today: date) -> Concern:
    is_late = issue.due_on is not None and issue.due_on < today
    told = {"mark": issue.mark, "title": issue.title}
    words = (
        _("Issue %(mark)s is past its day: %(title)s") if is_late else _("Critical issue %(mark)s: %(title)s")
    )
    since = issue.due_on if is_late else issue.raised_on
    return Concern(issue.project_id, ISSUE, words % told, issue.get_absolute_url(), since, "bad")


def errands(user: Any) -> Iterator[Errand]:
    """What a person watches, solves or does: reviews that are due, open issues, measures."""
    owned = Risk.objects.filter(owner_id=user.pk, stage__in=OPEN_RISKS, next_review_on__lte=this_day())
    for risk in owned.select_related("project"):
        yield Errand(risk.event, risk.get_absolute_url(), _REVIEW, risk.next_review_on, risk.project)
    issues = Issue.objects.filter(owner_id=user.pk, stage__in=OPEN_ISSUES).exclude(stage=IssueStage.RESOLVED)
    for issue in issues.select_related("project"):
        yield Errand(issue.title, issue.get_absolute_url(), _ISSUE, issue.due_on, issue.project)
    measures = RiskResponse.objects.filter(owner_id=user.pk, done_on=None, risk__ended_on=None)
    for each in measures.select_related("risk__project"):
        yield Errand(each.text, each.risk.get_absolute_url(), _RESPONSE, each.due_on, each.risk.project)


_REVIEW = gettext_lazy("Risk to look at")
_ISSUE = gettext_lazy("Issue to solve")
_RESPONSE = gettext_lazy("Measure against a risk")
