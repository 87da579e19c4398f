"""One of each for the tests that cross rooms."""

from decimal import Decimal
from typing import Any

from qala.office.projects.tests import samples
from qala.office.risks import actions
from qala.office.risks.models import Issue, Result, ResultMeasurement, Risk, RiskResponse
from qala.office.risks.tests.factories import make_issue, make_result, make_scored
from qala.shared.clock import today


def risk(city: Any) -> Risk:
    """Scored, watched by the head, with a measure."""
    project, head = samples.project(city), city.people.project_head
    known = project.risks.first()
    if known is not None:
        return known
    made = make_scored(project, head, owner=head)
    actions.add_response(
        risk_id=made.pk, text="Begin the tender in parts", due_on=today(), by=head, owner=head
    )
    return made


def response(city: Any) -> RiskResponse:
    """The measure of the risk."""
    return risk(city).responses.get()


def issue(city: Any) -> Issue:
    """Open, solved by the head."""
    project, head = samples.project(city), city.people.project_head
    return project.issues.first() or make_issue(project, head, owner=head)


def result(city: Any) -> Result:
    """With one value, and an independent opinion beside it."""
    project, head = samples.project(city), city.people.project_head
    known = project.results.first()
    if known is not None:
        return known
    made = make_result(project, head)
    actions.measure(result_id=made.pk, valid_on=today(), value=Decimal(16), source="Meters", by=head)
    actions.rate(
        project_id=project.pk, rating="feasible", grounds="The tender is late.", by=city.people.curator
    )
    return made


def measurement(city: Any) -> ResultMeasurement:
    """Its value."""
    return result(city).measurements.order_by("pk")[0]
