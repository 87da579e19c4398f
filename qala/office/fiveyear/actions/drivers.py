"""Indicators of driver projects and what was reached."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.office.fiveyear.access import MEASURE, SET_TARGETS
from qala.office.fiveyear.events import DriverMeasured
from qala.office.fiveyear.models import DriverActual, DriverIndicator, DriverTarget
from qala.office.projects.access import require_may
from qala.office.projects.models import Project
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic, found, lock, validate
from qala.shared.errors import Invalid
from qala.shared.events import publish


def save_indicator(
    *,
    project_id: int,
    targets: Mapping[int, Decimal],
    by: Any,
    indicator_id: int | None = None,
    **fields: Any,
) -> DriverIndicator:
    """Write or change an indicator with its targets by year. Raises NotAllowed, Missing, Invalid."""
    with atomic():
        project = lock(Project, project_id)
        require_may(by, SET_TARGETS, project)
        rows = DriverIndicator.objects.filter(project=project)
        row = found(rows, pk=indicator_id) if indicator_id else DriverIndicator(project=project)
        for name, value in fields.items():
            setattr(row, name, value)
        validate(row)
        if not row.name:
            raise Invalid(fields={"name_kk": _("Please fill this in.")})
        row.save()
        row.targets.all().delete()
        DriverTarget.objects.bulk_create(
            DriverTarget(indicator=row, year=year, value=value) for year, value in targets.items()
        )
        timeline.add(project, "save_indicator", by=by, note=row.name)
    return row


def measure(
    *, indicator_id: int, value: Decimal, source: str, by: Any, valid_on: date | None = None, reason: str = ""
) -> DriverActual:
    """Tell what was reached by a day. Another value for the same day corrects the first and needs a reason; the same
    again is the first. Raises NotAllowed, Missing, Invalid."""
    with atomic():
        indicator = lock(DriverIndicator, indicator_id)
        require_may(by, MEASURE, indicator.project)
        day = valid_on or today()
        if day > today():
            raise Invalid(fields={"valid_on": _("This day is still to come.")})
        old = indicator.actuals.filter(valid_on=day, superseded_by=None).first()
        if old is not None and old.value == value:
            return old
        if old is not None and not reason.strip():
            raise Invalid(fields={"reason": _("Another value was told for this day. Say why it changes.")})
        made = DriverActual(
            indicator=indicator,
            value=value,
            source=source,
            valid_on=day,
            recorded_at=now(),
            recorded_by=by,
            supersedes=old,
            reason=reason if old is not None else "",
        )
        validate(made)
        made.save(force_insert=True)
        timeline.add(indicator.project, "measure", by=by, note=f"{indicator.name}: {value}")
        publish(DriverMeasured(indicator_id=indicator.pk, project_id=indicator.project_id, by_id=by.pk))
    return made
