"""What the tests of the room stand on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from qala.contact.shifts import ports
from qala.contact.shifts.actions.plan import plan_pattern
from qala.contact.shifts.models import Shift, ShiftPattern
from qala.contact.shifts.reference import load
from qala.ground.people.models import User
from qala.shared.clock import now, today
from tests.personas import Personas, operator, shift_supervisor

MONDAY = date(2026, 3, 2)


@dataclass
class Centre:
    """People and the running shift."""

    people: Personas
    operator: User
    other: User
    lead: User
    second_lead: User
    shift: Shift

    def plan(self, code: str, day: date, *people: User, lead: User | None = None) -> Shift:
        """A shift of a pattern."""
        return plan_pattern(
            pattern=ShiftPattern.objects.get(code=code), day=day, operator_ids=[one.pk for one in people],
            supervisor_id=(lead or self.lead).pk, by=self.lead,
        )  # fmt: skip


def make_centre(people: Personas) -> Centre:
    """Reference data and the day shift of today."""
    load(lambda line: None)
    lead = people.shift_supervisor
    shift = plan_pattern(
        pattern=ShiftPattern.objects.get(code="day"), day=today(), operator_ids=[people.operator.pk],
        supervisor_id=lead.pk, by=lead,
    )  # fmt: skip
    return Centre(people, people.operator, operator(), lead, shift_supervisor(), shift)


def queue_of(*keys: str, code: str = "test.queue") -> dict[str, ports.QueueItem]:
    """Register a queue over a dictionary; take a key out of it and it waits no more."""
    begin = now()
    items = {
        key: ports.QueueItem(code, key, begin - timedelta(minutes=10 - place), f"Item {key}", language="kk")
        for place, key in enumerate(keys)
    }
    ports.register_queue(
        ports.QueueSource(
            code,
            "Test queue",
            "inbox",
            lambda limit: list(items.values())[:limit],
            items.get,
            lambda: len(items),
        )
    )
    return items


def work_of(by_operator: dict[int, Iterable[int]]) -> None:
    """Register work: ids of users stand for pieces of work."""

    def done_by(operator: Any, since: datetime, until: datetime) -> list[int]:
        return list(by_operator.get(operator.pk, []))

    ports.register_work(
        ports.WorkSource(
            "people.user", "Test work", done_by, lambda ids: {pk: ports.Described(f"Work {pk}") for pk in ids}
        )
    )
