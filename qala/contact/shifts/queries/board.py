"""The live board: who is on shift, in which state since when, and what today came to."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from qala.contact.shifts.models import HandoverNote, OperatorState, Shift, ShiftPlace
from qala.contact.shifts.queries.logs import log_between, running_shifts
from qala.contact.shifts.queries.standards import limits_on
from qala.contact.shifts.rules.spans import moment
from qala.contact.shifts.rules.states import ICONS, Interval, Limit, State, Sums, sum_up
from qala.shared.clock import city_zone


@dataclass
class Line:
    """One person on the board. `state` None: planned, but not signed on."""

    operator: Any
    shift: Shift | None
    state: OperatorState | None
    sums: Sums
    is_over: bool = False
    moves: list[Any] = field(default_factory=list)
    notes_url: str = ""

    @property
    def look(self) -> tuple[str, str]:
        """Icon and tone."""
        if self.state is None:
            return ("user-question", "bad")
        icon, tone = ICONS[State(self.state.state)]
        return (icon, "bad" if self.is_over else tone)


@dataclass
class Board:
    """Everything the page shows."""

    at: datetime
    shifts: list[Shift]
    lines: list[Line]
    unread_notes: list[HandoverNote]
    counts: dict[str, int] = field(default_factory=dict)
    absent_count: int = 0
    contact_count: int = 0
    handle_seconds: float | None = None
    occupancy: float | None = None


def board(at: datetime) -> Board:
    """The board at a moment; the number of statements does not depend on how many people there are."""
    shifts = list(running_shifts(at).select_related("pattern", "supervisor"))
    places = ShiftPlace.objects.filter(shift__in=[shift.pk for shift in shifts]).select_related("operator")
    by_shift = {shift.pk: shift for shift in shifts}
    planned = {place.operator_id: (place.operator, by_shift[place.shift_id]) for place in places}
    states = {
        row.operator_id: row
        for row in OperatorState.objects.filter(ended_at=None).select_related("operator", "reason")
    }
    midnight = moment(at.astimezone(city_zone()).date(), datetime.min.time(), city_zone())
    begins = {pk: shift.starts_at for pk, (_person, shift) in planned.items()}
    earliest = min([midnight, *begins.values()]) - timedelta(hours=1)
    logs: dict[int, list[Interval]] = defaultdict(list)
    for row in log_between(earliest, at):
        logs[row.operator_id].append(row.interval)
    limits = limits_on(at.astimezone(city_zone()).date())
    people = {pk: person for pk, (person, _shift) in planned.items()}
    people |= {pk: row.operator for pk, row in states.items()}
    lines = [
        _line(
            person, planned.get(pk, (None, None))[1], states.get(pk), logs[pk], begins.get(pk, midnight), at, limits
        )
        for pk, person in people.items()
    ]  # fmt: skip
    lines.sort(key=lambda line: (_rank(line), line.operator.full_name, line.operator.pk))
    notes = HandoverNote.objects.filter(confirmed_at=None).exclude(shift__in=list(by_shift))
    made = Board(at, shifts, lines, list(notes.select_related("shift", "written_by")[:50]))
    _totals(made)
    return made


def _line(
    person: Any,
    shift: Shift | None,
    state: OperatorState | None,
    log: list[Interval],
    since: datetime,
    at: datetime,
    limits: dict[int, Limit],
) -> Line:
    first = since - timedelta(hours=1) if shift else since
    sums = sum_up(log, first, at)
    is_over = False
    if state is not None and state.reason_id is not None:
        limit = limits.get(state.reason_id)
        together = timedelta(seconds=sums.breaks.get(str(state.reason_id), 0.0))
        is_over = limit is not None and limit.is_over(at - state.began_at, together)
    return Line(person, shift, state, sums, is_over)


_ORDER = {state: place for place, state in enumerate(State.values, start=1)}


def _rank(line: Line) -> int:
    return _ORDER[line.state.state] if line.state else 0


def _totals(made: Board) -> None:
    made.counts = {
        state: sum(1 for line in made.lines if line.state and line.state.state == state)
        for state in State.values
    }
    made.absent_count = sum(1 for line in made.lines if line.state is None)
    made.contact_count = sum(line.sums.contact_count for line in made.lines)
    whole = Sums()
    for line in made.lines:
        whole.contact_count += line.sums.contact_count
        for state, seconds in line.sums.seconds.items():
            whole.seconds[state] += seconds
    made.handle_seconds, made.occupancy = whole.handle_seconds, whole.occupancy
