"""What a plan is made of, for the engine: items, links, and their order. No models; keys are any words."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil

from django.utils.translation import gettext as _

from qala.office.projects.rules.workdays import WorkDays
from qala.shared.errors import Invalid


class LinkKind(StrEnum):
    """Which end of the earlier item holds which end of the later one."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"

    @property
    def from_finish(self) -> bool:
        """It is the earlier item's finish that counts."""
        return self in (LinkKind.FS, LinkKind.FF)

    @property
    def to_start(self) -> bool:
        """It is the later item's start that is held."""
        return self in (LinkKind.FS, LinkKind.SS)


class Constraint(StrEnum):
    """A date a person has set. "Must" holds both ways; a predecessor that is late then shows negative float."""

    ASAP = "asap"
    ALAP = "alap"
    SNET = "snet"
    SNLT = "snlt"
    FNET = "fnet"
    FNLT = "fnlt"
    MSO = "mso"
    MFO = "mfo"

    @property
    def is_hard(self) -> bool:
        """It can push an item past its late dates, so that the network no longer says what will happen."""
        return self in (Constraint.MSO, Constraint.MFO, Constraint.SNLT, Constraint.FNLT)


@dataclass(frozen=True, slots=True)
class Item:
    """A leaf of the plan. `duration_days` are working days of `calendar`; 0 is a milestone.

    What remains of a started item is `remaining_days`, or else follows from `percent` (0 to 100).
    """

    key: str
    duration_days: int
    calendar: WorkDays
    constraint: Constraint = Constraint.ASAP
    constraint_on: date | None = None
    actual_start: date | None = None
    actual_finish: date | None = None
    percent: float = 0.0
    remaining_days: int | None = None
    name: str = ""

    @property
    def title(self) -> str:
        """What people call it."""
        return self.name or self.key

    @property
    def is_milestone(self) -> bool:
        return self.duration_days == 0

    @property
    def is_done(self) -> bool:
        return self.actual_finish is not None

    @property
    def is_started(self) -> bool:
        """Begun and not finished."""
        return self.actual_start is not None and not self.is_done

    @property
    def work_days(self) -> int:
        """Working days still to be done: all of them, what remains, or none."""
        if self.is_done:
            return 0
        if self.remaining_days is not None:
            return max(self.remaining_days, 0)
        if not self.is_started:
            return self.duration_days
        return ceil(round(self.duration_days * (100 - min(max(self.percent, 0.0), 100.0)) / 100, 6))


@dataclass(frozen=True, slots=True)
class Link:
    """`after` waits for `before`; `lag_days` are working days of the calendar of `after`, negative for a lead."""

    before: str
    after: str
    kind: LinkKind = LinkKind.FS
    lag_days: int = 0


@dataclass(frozen=True, slots=True)
class Net:
    """Items in an order in which nobody comes before whom it waits for; links by place in `items`."""

    items: tuple[Item, ...]
    order: tuple[int, ...]
    before: tuple[tuple[tuple[int, LinkKind, int], ...], ...]
    after: tuple[tuple[tuple[int, LinkKind, int], ...], ...]


def net_of(items: Sequence[Item], links: Sequence[Link]) -> Net:
    """Raises Invalid: `unknown_item` (a link to nothing), `twice` (a key used twice), `circular_links`, in words."""
    places = {item.key: place for place, item in enumerate(items)}
    if len(places) != len(items):
        raise Invalid(_("Two items of the plan have the same code."), code="twice")
    before: list[list[tuple[int, LinkKind, int]]] = [[] for _item in items]
    after: list[list[tuple[int, LinkKind, int]]] = [[] for _item in items]
    for link in links:
        if link.before not in places or link.after not in places:
            raise Invalid(
                _("The link from “{before}” to “{after}” leads to an item that is not in the plan.").format(
                    before=link.before, after=link.after
                ),
                code="unknown_item",
            )
        one, other = places[link.before], places[link.after]
        before[other].append((one, link.kind, link.lag_days))
        after[one].append((other, link.kind, link.lag_days))
    order = _in_order(before, after)
    if len(order) < len(items):
        circle = " → ".join(items[place].title for place in _circle(before, set(order)))
        raise Invalid(
            _("These items wait for each other: {items}.").format(items=circle), code="circular_links"
        )
    return Net(tuple(items), tuple(order), tuple(map(tuple, before)), tuple(map(tuple, after)))


def circle_in(items: Sequence[Item], links: Sequence[Link]) -> list[str]:
    """The keys of one circle, its first item again at the end; empty when there is none."""
    places = {item.key: place for place, item in enumerate(items)}
    before: list[list[tuple[int, LinkKind, int]]] = [[] for _item in items]
    after: list[list[tuple[int, LinkKind, int]]] = [[] for _item in items]
    for link in links:
        before[places[link.after]].append((places[link.before], link.kind, 0))
        after[places[link.before]].append((places[link.after], link.kind, 0))
    order = _in_order(before, after)
    if len(order) == len(items):
        return []
    return [items[place].key for place in _circle(before, set(order))]


def _in_order(
    before: list[list[tuple[int, LinkKind, int]]], after: list[list[tuple[int, LinkKind, int]]]
) -> list[int]:
    waits = [len(links) for links in before]
    ready = deque(place for place, count in enumerate(waits) if not count)
    order: list[int] = []
    while ready:
        place = ready.popleft()
        order.append(place)
        for other, _kind, _lag in after[place]:
            waits[other] -= 1
            if not waits[other]:
                ready.append(other)
    return order


def _circle(before: list[list[tuple[int, LinkKind, int]]], ordered: set[int]) -> list[int]:
    """Walk back among those that never became ready until somebody is met again."""
    place = next(place for place in range(len(before)) if place not in ordered)
    walked: dict[int, int] = {}
    path: list[int] = []
    while place not in walked:
        walked[place] = len(path)
        path.append(place)
        place = next(one for one, _kind, _lag in before[place] if one not in ordered)
    circle = path[walked[place] :][::-1]
    least = circle.index(min(circle))
    return [*circle[least:], *circle[:least], circle[least]]
