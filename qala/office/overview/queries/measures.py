"""Where a project stands: everything that is worked out from its plan and from what other rooms know of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from qala.office.overview.rules.parameters import ForecastParameters
from qala.office.overview.rules.spreads import spread_of
from qala.office.projects.models import ItemKind, Stage, WorkItem
from qala.office.projects.queries.plans import Plan
from qala.office.projects.rules.earned import Curve, Paced, Portion, earned
from qala.office.projects.rules.forecasts import Forecasts, pace_finish, side_by_side
from qala.office.projects.rules.health import Facts
from qala.office.projects.rules.network import Network
from qala.office.projects.rules.quality import Check, checks
from qala.office.projects.rules.simulate import Simulation, simulate
from qala.shared.errors import Invalid
from qala.shared.languages import LANGUAGES

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Measures:
    """One project on one day; each figure is worked out when it is first asked for. None is "cannot be said"."""

    plan: Plan
    figures: dict[str, Any]
    by: ForecastParameters
    runs: int = 0

    @cached_property
    def _solved(self) -> Network | str:
        try:
            return self.plan.network(self.by.near_days)
        except Invalid as refused:
            return str(refused.message)

    @property
    def trouble(self) -> str:
        """Why the plan cannot be worked out, in words; empty when it can."""
        return self._solved if isinstance(self._solved, str) else ""

    @property
    def network(self) -> Network | None:
        """None without a plan, for a project that has ended, or when the plan runs in a circle (`trouble`)."""
        if not self.plan.items or not self.plan.project.is_open or isinstance(self._solved, str):
            return None
        return self._solved

    @cached_property
    def simulation(self) -> Simulation | None:
        """Seeded by the project, so that only a change of the plan changes the answer."""
        if self.network is None:
            return None
        rows = {str(row.pk): row for row in self.plan.rows}
        drawn = {
            item.key: spread
            for item in self.plan.items
            if (
                spread := spread_of(
                    item, rows[item.key].least_days, rows[item.key].most_days, self.by.low, self.by.high
                )
            )
        }
        return simulate(
            self.plan.items, self.plan.links, drawn, start_on=self.plan.start_on, status_on=self.plan.status_on,
            by=self.plan.promised_on, runs=self.runs or self.by.runs, seed=self.plan.project.pk,
        )  # fmt: skip

    @cached_property
    def begins_on(self) -> date | None:
        """Position 0 of the curves: the first day of the baseline."""
        return min((row.start for row in self.plan.frozen if row.start), default=None)

    @cached_property
    def is_money(self) -> bool:
        """Whether earned value is in money; otherwise in shares of the work, of 100."""
        return any(row.budget for row in self.plan.frozen) or bool(
            self.plan.baseline and self.plan.baseline.budget
        )

    @cached_property
    def amounts(self) -> dict[int, Decimal]:
        """What each frozen leaf is worth: its own money, or its share of the whole."""
        if any(row.budget for row in self.plan.frozen):
            return {row.item_id: row.budget or Decimal(0) for row in self.plan.frozen}
        baseline = self.plan.baseline
        whole = (baseline.budget if baseline else None) or HUNDRED
        return {row.item_id: whole * self.plan.frozen_shares[row.item_id] for row in self.plan.frozen}

    def curve(self, amounts: dict[int, Decimal]) -> Curve:
        """Amounts of items spread over their frozen days; position 1 is the end of the first day."""
        begin = self.begins_on
        if begin is None:
            return Curve((), ())
        return Curve.of_portions(
            Portion(
                Decimal((row.start - begin).days),
                Decimal((row.finish - begin).days + 1),
                amounts[row.item_id],
            )
            for row in self.plan.frozen
            if row.start and row.finish and amounts.get(row.item_id)
        )

    @cached_property
    def planned(self) -> Curve:
        """The budget over time."""
        return self.curve(self.amounts)

    @cached_property
    def at(self) -> Decimal:
        """Where the day lies on the curves; the day of the finish once all is done."""
        finished = self.plan.project.actual_finish
        day = min(self.plan.known_on, finished) if finished else self.plan.known_on
        return Decimal(max((day - self.begins_on).days + 1, 0)) if self.begins_on else Decimal(0)

    def _earned_of(self, amounts: dict[int, Decimal]) -> Decimal:
        done = {row.pk: row.percent for row in self.plan.rows}
        return sum(
            (amount * done.get(pk, Decimal(0)) / HUNDRED for pk, amount in amounts.items()), Decimal(0)
        )

    @cached_property
    def value(self) -> Paced | None:
        """Earned value; None without a baseline."""
        spent = self.figures.get("actual_cost") if self.is_money else None
        return earned(self.planned, at=self.at, ev=self._earned_of(self.amounts), ac=spent)

    @cached_property
    def hours(self) -> Paced | None:
        """The same in person-hours; None when the baseline has none."""
        amounts = {row.item_id: row.hours or Decimal(0) for row in self.plan.frozen}
        return earned(
            self.curve(amounts), at=self.at, ev=self._earned_of(amounts), ac=self.figures.get("hours_spent")
        )

    @property
    def planned_hours(self) -> Decimal | None:
        """Person-hours of the baseline; None when it has none."""
        told = [row.hours for row in self.plan.frozen if row.hours is not None]
        return sum(told, Decimal(0)) if told else None

    @cached_property
    def planned_percent(self) -> Decimal | None:
        """What the baseline promised for the day."""
        curve = self.curve(self.plan.frozen_shares)
        return HUNDRED * curve.at(self.at) / curve.total if curve.total else None

    @cached_property
    def forecasts(self) -> Forecasts:
        """Three days of the finish. A finished project has one, and it is no forecast."""
        value, begin = self.value, self.begins_on
        pace = None
        if value is not None and begin and self.plan.project.is_open and self.at > 0:
            pace = pace_finish(begin, value.planned_duration, value.spi_t)
        return side_by_side(
            baseline=self.plan.promised_on,
            by_path=self.network.finish_on if self.network else None,
            by_pace=pace,
            simulation=self.simulation,
        )

    @property
    def slip_days(self) -> int | None:
        """Calendar days of the finish after the baseline: forecast, or as it came."""
        project = self.plan.project
        return self.forecasts.slip_days(project.actual_finish or self.forecasts.by_path)

    @cached_property
    def worst_item(self) -> tuple[WorkItem, int] | None:
        """The open milestone (of works, where there are no milestones) that slips most, and its days."""
        if self.network is None:
            return None
        promised = self.plan.baseline_finishes()
        points = [row for row in self.plan.rows if row.kind == ItemKind.MILESTONE] or self.plan.rows
        slips = [
            ((self.network[key].early_finish - promised[key]).days, row)
            for row in points
            if (key := str(row.pk)) in promised and key in self.network.dates and self.network[key].is_open
        ]
        worst = max(slips, key=lambda pair: pair[0], default=None)
        return (worst[1], worst[0]) if worst else None

    @property
    def is_built(self) -> bool:
        """Whether works go on: before, neither pace nor simulation says anything of them (decision 0236)."""
        return self.plan.project.stage in (Stage.CONSTRUCTION, Stage.COMMISSIONING)

    @property
    def doubt(self) -> Decimal | None:
        """The day of 80 % certainty after the baseline, as a share of the planned time."""
        promised, simulation = self.plan.promised_on, self.simulation
        if promised is None or simulation is None or self.begins_on is None:
            return None
        planned = max((promised - self.begins_on).days + 1, 1)
        return round(Decimal((simulation.p80 - promised).days) / planned, 4)

    @property
    def is_past_its_beginning(self) -> bool:
        """Whether enough of the planned time is over for the pace to mean something."""
        return self.at >= self.planned.length * self.by.pace_from

    @property
    def growth(self) -> Decimal | None:
        """Current cost / original - 1."""
        budget, original = self.figures.get("budget"), self.figures.get("original_budget")
        return budget / original - 1 if budget is not None and original else None

    @property
    def quality(self) -> list[Check]:
        """How far the plan can be trusted; empty without one."""
        if self.network is None:
            return []
        return checks(
            self.plan.items, self.plan.links, self.network, status_on=self.plan.status_on,
            baseline=self.plan.baseline_finishes(),
        )  # fmt: skip

    @property
    def facts(self) -> Facts:
        """What the health rule is asked about."""
        worst, physical = self.worst_item, self.plan.percent()
        declared = self.figures.get("declared")
        names = {code: getattr(worst[0], f"name_{code}") for code in LANGUAGES} if worst else ""
        return Facts(
            slip_days=self.slip_days,
            item_slip_days=worst[1] if worst else None,
            item_name=names,
            spi_t=self.value.spi_t if self.value and self.is_built and self.is_past_its_beginning else None,
            doubt=self.doubt if self.is_built else None,
            cpi=self.value.cpi if self.value else None,
            growth=self.growth,
            risk_points=self.figures.get("risk_score"),
            risk_name=self.figures.get("risk_name", ""),
            report_late_days=self.figures.get("report_late_days"),
            gap_points=declared - physical if declared is not None and physical is not None else None,
        )
