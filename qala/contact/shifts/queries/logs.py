"""The log of operators' states, and what it adds up to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from qala.contact.shifts.models import OperatorState, Shift, ShiftPlace
from qala.contact.shifts.rules.spans import overlap
from qala.contact.shifts.rules.states import Interval, Sums, sum_up
from qala.shared.clock import now
from qala.shared.ready import Ready

# An operator may sign on this long before the shift begins and is still counted to it.
EARLY = timedelta(hours=1)
MOST_OTHERS = 8


def open_state(operator_id: int) -> OperatorState | None:
    """What the operator is doing now; None: signed off."""
    return (
        OperatorState.objects.filter(operator_id=operator_id, ended_at=None)
        .select_related("reason", "shift")
        .first()
    )


# The same without its shift and reason, for the desk: what is typed is kept every second.
_OPEN: Ready[OperatorState] = Ready(
    lambda operator_id: OperatorState.objects.filter(operator_id=operator_id, ended_at=None), -1
)


def state_now(operator_id: int) -> OperatorState | None:
    """As `open_state`, for those who ask for no more than the state."""
    return _OPEN.first(operator_id)


def log_between(since: datetime, until: datetime) -> QuerySet[OperatorState]:
    """Intervals that reach into the span. Nobody is in one state for two days, so older rows are not looked at."""
    return OperatorState.objects.filter(
        Q(ended_at=None) | Q(ended_at__gt=since), began_at__lt=until, began_at__gte=since - timedelta(days=2)
    )


def shift_of(operator_id: int, at: datetime) -> Shift | None:
    """The shift on which the operator is planned at the moment, or is about to be."""
    place = (
        ShiftPlace.objects.filter(
            operator_id=operator_id,
            shift__cancelled_at=None,
            shift__starts_at__lte=at + EARLY,
            shift__ends_at__gt=at,
        )
        .select_related("shift")
        .order_by("shift__starts_at")
        .first()
    )
    return place.shift if place else None


def running_shifts(at: datetime) -> QuerySet[Shift]:
    """Shifts that go on at the moment."""
    return Shift.objects.filter(cancelled_at=None, starts_at__lte=at, ends_at__gt=at).order_by(
        "starts_at", "id"
    )


def others_open(shift: Shift) -> list[Shift]:
    """Shifts to which somebody of this one may be moved: those that go on and the next ones."""
    rows = Shift.objects.filter(cancelled_at=None, ends_at__gt=now()).exclude(pk=shift.pk)
    return list(rows.select_related("pattern").order_by("starts_at", "id")[:MOST_OTHERS])


@dataclass
class OperatorFigures:
    """One operator's span: measured from the log, planned from the shifts. Seconds."""

    operator: Any
    sums: Sums
    planned: float = 0.0
    present: float = 0.0
    shift_count: int = 0
    spans: list[Any] = field(default_factory=list)

    @property
    def adherence(self) -> float | None:
        """Signed on while planned / planned; None when nothing was planned."""
        return min(1.0, self.present / self.planned) if self.planned else None


def operator_figures(since: datetime, until: datetime, operators: Iterable[Any]) -> list[OperatorFigures]:
    """Figures of these people over [since, until); `until` is now for a span that goes on. Two statements."""
    people = {person.pk: person for person in operators}
    logs: dict[int, list[Interval]] = defaultdict(list)
    for row in log_between(since, until).filter(operator_id__in=people):
        logs[row.operator_id].append(row.interval)
    places = ShiftPlace.objects.filter(
        operator_id__in=people, shift__cancelled_at=None, shift__starts_at__lt=until, shift__ends_at__gt=since
    ).select_related("shift")
    planned: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    for place in places:
        planned[place.operator_id].append(
            (max(place.shift.starts_at, since), min(place.shift.ends_at, until))
        )
    return [_figures(person, logs[pk], planned[pk], since, until) for pk, person in people.items()]


def _figures(
    person: Any,
    log: list[Interval],
    spans: list[tuple[datetime, datetime]],
    since: datetime,
    until: datetime,
) -> OperatorFigures:
    made = OperatorFigures(person, sum_up(log, since, until), shift_count=len(spans), spans=spans)
    made.planned = sum((end - begin).total_seconds() for begin, end in spans)
    for begin, end in spans:
        for one in log:
            if (one.until or until) > begin and one.since < end:
                made.present += overlap((begin, end), (one.since, one.until or until)).total_seconds()
    return made
