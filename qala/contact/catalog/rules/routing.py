"""Who executes: topic × district × building, the most specific rule first, with the reason kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Reason(StrEnum):
    """Why the route chose as it did; shown to people by `reason_words`."""

    BUILDING = "building"
    TOPIC_DISTRICT = "topic_district"
    TOPIC = "topic"
    GROUP_DISTRICT = "group_district"
    GROUP = "group"
    DISTRICT = "district"
    BY_HAND = "by_hand"
    IMPORTED = "imported"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True)
class RouteRule:
    """One row of the routing table. None matches everything; `by_building` asks the house register instead."""

    id: int
    topic_id: int | None
    group_id: int | None
    district_id: int | None
    executor_id: int | None
    by_building: bool
    valid_from: date
    valid_to: date | None

    @property
    def reason(self) -> Reason:
        """The kind of match this rule is."""
        if self.by_building:
            return Reason.BUILDING
        if self.topic_id:
            return Reason.TOPIC_DISTRICT if self.district_id else Reason.TOPIC
        if self.group_id:
            return Reason.GROUP_DISTRICT if self.district_id else Reason.GROUP
        return Reason.DISTRICT

    @property
    def rank(self) -> tuple[int, int, int, int, int]:
        """Sort key: building before topic before group before district; the newest row of equals first."""
        return (
            -int(self.by_building),
            -int(self.topic_id is not None),
            -int(self.group_id is not None),
            -int(self.district_id is not None),
            -self.id,
        )

    def holds(self, *, topic_id: int, group_id: int, district_id: int | None, day: date) -> bool:
        """Whether the rule speaks about this case on this day."""
        return (
            self.topic_id in (None, topic_id)
            and self.group_id in (None, group_id)
            and self.district_id in (None, district_id)
            and self.valid_from <= day
            and (self.valid_to is None or day < self.valid_to)
        )


@dataclass(frozen=True, slots=True)
class Routed:
    """The outcome: an executor, or None for the fallback queue."""

    executor_id: int | None
    reason: Reason


def route(
    rules: Iterable[RouteRule],
    *,
    topic_id: int,
    group_id: int,
    district_id: int | None,
    day: date,
    building_carer: Callable[[], int | None],
    is_active: Callable[[int], bool],
) -> Routed:
    """Take the first rule by rank that holds and whose executor exists that day.

    `building_carer()` gives the organisation that cares for the building in the topic's function, or None; it is
    asked only when a by-building rule holds. A dissolved executor is passed over, so nothing goes to the dead.
    """
    for rule in sorted(rules, key=lambda each: each.rank):
        if not rule.holds(topic_id=topic_id, group_id=group_id, district_id=district_id, day=day):
            continue
        executor_id = building_carer() if rule.by_building else rule.executor_id
        if executor_id is not None and is_active(executor_id):
            return Routed(executor_id, rule.reason)
    return Routed(None, Reason.FALLBACK)
