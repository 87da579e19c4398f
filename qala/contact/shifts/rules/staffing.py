"""Need against plan, hour by hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import floor

from qala.contact.shifts.rules import erlang


@dataclass(frozen=True)
class Standard:
    """What the city promises and reckons with. Shares from 0 to 1, times in seconds."""

    service_share: float
    within: float
    occupancy_cap: float
    shrinkage: float
    patience: float
    handle: float


@dataclass(frozen=True)
class HourNeed:
    """One hour: load, need at the places and on the roster, plan, and what the plan would give."""

    since: datetime
    per_hour: float
    erlangs: float
    needed: int
    on_roster: int
    planned: float
    service_level: float
    abandon_share: float
    occupancy: float

    @property
    def gap(self) -> float:
        """Planned minus needed on the roster; below zero somebody is missing."""
        return self.planned - self.on_roster


def need_of_hour(since: datetime, per_hour: float, planned: float, standard: Standard) -> HourNeed:
    """The need of one hour, and what those planned (less shrinkage, whole people) would reach."""
    a = erlang.load(per_hour, standard.handle)
    n = erlang.needed(
        a, standard.handle, share=standard.service_share, within=standard.within, cap=standard.occupancy_cap
    )
    present = floor(planned * (1 - standard.shrinkage) + 1e-9)
    with_plan = erlang.erlang_a(per_hour, standard.handle, standard.patience, present)
    level = erlang.service_level(a, present, standard.within, standard.handle)
    return HourNeed(
        since, per_hour, a, n, erlang.on_the_roster(n, standard.shrinkage), planned, level,
        with_plan.abandon_share, with_plan.occupancy,
    )  # fmt: skip


def mean_by_hour(days: Sequence[Sequence[int]], hours: int) -> list[float]:
    """Means of the measured hours of several days; days with 23 or 25 hours are cut or lack the last one."""
    means = []
    for hour in range(hours):
        counts = [day[hour] for day in days if hour < len(day)]
        means.append(sum(counts) / len(counts) if counts else 0.0)
    return means
