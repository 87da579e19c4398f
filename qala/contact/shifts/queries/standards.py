"""What holds on a day."""

from datetime import date, timedelta

from qala.contact.shifts.models import BreakLimit, BreakReason, CentreStandard, ReviewForm
from qala.contact.shifts.rules.states import Limit


def standard_on(day: date) -> CentreStandard:
    """The centre's standard of the day; the built-in figures, unsaved, where nobody has set one."""
    return CentreStandard.objects.as_of(day).first() or CentreStandard(valid_from=day, is_sample=True)


def limits_on(day: date) -> dict[int, Limit]:
    """Limits of breaks by reason id."""
    return {
        row.reason_id: Limit(_minutes(row.minutes_each), _minutes(row.minutes_per_shift))
        for row in BreakLimit.objects.as_of(day)
    }


def _minutes(count: int | None) -> timedelta | None:
    return None if count is None else timedelta(minutes=count)


def reasons_in_use() -> list[BreakReason]:
    """Reasons of breaks that may be chosen."""
    return list(BreakReason.objects.filter(is_active=True))


def forms_on(day: date) -> list[ReviewForm]:
    """Review forms of the day, with their criteria."""
    return list(ReviewForm.objects.as_of(day).prefetch_related("criteria"))
