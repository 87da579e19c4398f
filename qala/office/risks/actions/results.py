"""Results: what is promised, and what was measured (facts that are never changed)."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.files.actions import claim
from qala.office.projects.access import require_may
from qala.office.projects.models import Project
from qala.office.risks.access import MEASURE, PROMISE
from qala.office.risks.events import ResultMeasured
from qala.office.risks.models import Result, ResultMeasurement
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic, found, lock, validate
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish


def save_result(
    *, project_id: int, by: Any, result_id: int | None = None, seen: int | None = None, **words: Any
) -> Result:
    """Write a result, new or known; `words` are its columns. Raises Missing, NotAllowed, Conflict, Invalid."""
    with atomic():
        project = lock(Project, project_id)
        require_may(by, PROMISE, project)
        result = _of_project(result_id, project) if result_id else Result(project=project)
        if result_id:
            timeline.require_unchanged(result, seen)
        for name, value in words.items():
            setattr(result, name, value)
        _require_title(result)
        validate(result)
        result.save()
        timeline.add(result, "change" if result_id else "promise", by=by)
    return result


def drop_result(*, result_id: int, reason: str, by: Any) -> Result:
    """Nobody expects it any more; what was measured stays. Raises Missing, NotAllowed, Conflict, Invalid."""
    with atomic():
        result = lock(Result, result_id, related=("project",))
        require_may(by, PROMISE, result.project)
        if result.dropped_on is not None:
            raise Conflict(_("This result is given up already."), code="dropped")
        if not reason.strip():
            raise Invalid(fields={"reason": _("Please fill this in.")})
        result.dropped_on = today()
        result.save()
        timeline.add(result, "drop", by=by, note=reason)
    return result


def measure(
    *, result_id: int, valid_on: date, value: Decimal, source: str, by: Any, evidence: Any = None
) -> ResultMeasurement:
    """A value of a day, with its source; `evidence` is the id of an uploaded file. Also after the project has closed.

    Raises Missing, NotAllowed, Conflict (the result is given up), Invalid (a day that is still to come).
    """
    with atomic():
        result = _measurable(result_id, by)
        words = {"valid_on": valid_on, "value": value, "source": source}
        return _write(result, by, evidence, **words)


def correct_measurement(
    *, measurement_id: int, value: Decimal, source: str, reason: str, by: Any, evidence: Any = None
) -> ResultMeasurement:
    """A new record in place of a wrong one. Raises as `measure`, Conflict (corrected already), Invalid (no reason)."""
    with atomic():
        old = found(ResultMeasurement, pk=measurement_id)
        result = _measurable(old.result_id, by)
        if not reason.strip():
            raise Invalid(fields={"reason": _("Please fill this in.")})
        if ResultMeasurement.objects.filter(supersedes=old).exists():
            raise Conflict(_("This has been corrected already."), code="corrected")
        words = {"valid_on": old.valid_on, "value": value, "source": source}
        return _write(result, by, evidence, supersedes=old, reason=reason, **words)


def _measurable(result_id: int, by: Any) -> Result:
    result = lock(Result, result_id, related=("project",))
    require_may(by, MEASURE, result.project)
    if result.dropped_on is not None:
        raise Conflict(_("This result is given up."), code="dropped")
    return result


def _write(result: Result, by: Any, evidence: Any, **words: Any) -> ResultMeasurement:
    row = ResultMeasurement(result=result, recorded_at=now(), recorded_by=by, **words)
    validate(row)
    if row.valid_on > today():
        raise Invalid(fields={"valid_on": _("This day is still to come.")})
    if evidence:
        (row.evidence,) = claim([evidence], by=by)
    row.save(force_insert=True)
    verb = "correct" if row.supersedes_id else "measure"
    timeline.add(result, verb, by=by, note=row.reason, data={"measurement": row.pk})
    publish(
        ResultMeasured(result_id=result.pk, project_id=result.project_id, valid_on=row.valid_on, by_id=by.pk)
    )
    return row


def _of_project(result_id: int, project: Project) -> Result:
    result = lock(Result, result_id)
    if result.project_id != project.pk:
        raise Conflict(_("This result belongs to another project."), code="other_project")
    return result


def _require_title(result: Result) -> None:
    if not (result.title_kk or result.title_ru or result.title_en):
        raise Invalid(fields={"title_kk": _("Please fill this in.")})
