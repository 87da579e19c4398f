"""The plan of one project as a page shows it: rows in outline order with baseline, slip, predecessors and bars."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from qala.office.projects.models import Baseline, BaselineItem, Dependency, ItemKind, Project, WorkItem
from qala.office.projects.queries.plans import work_days
from qala.office.projects.rules.gantt import HEAD, ROW, Bar, Scale, elbow, scale_of
from qala.office.projects.rules.outline import outline
from qala.office.projects.rules.ties import written
from qala.shared.clock import today

SHOWN = ("critical", "late", "milestones")


@dataclass
class PlanRow:
    """One row; `baseline_*` of the newest baseline, `slip` calendar days of the expected finish behind it."""

    item: WorkItem
    number: str
    depth: int
    length: int
    waits: str = ""
    baseline_start: date | None = None
    baseline_finish: date | None = None
    has_parts: bool = False
    bars: dict[str, Bar] = field(default_factory=dict)
    place: int = 0

    @property
    def start(self) -> date | None:
        """As it came, once it is done, else as the plan says."""
        done = self.item.actual_start if self.item.actual_finish else None
        return done or self.item.planned_start

    @property
    def finish(self) -> date | None:
        """As it came, or as the plan says."""
        return self.item.actual_finish or self.item.planned_finish

    @property
    def expected(self) -> date | None:
        """As it came, or as it is expected."""
        return self.item.actual_finish or self.item.forecast_finish

    @property
    def slip(self) -> int | None:
        """Days behind the baseline, negative before it; None without one."""
        if self.baseline_finish is None or self.expected is None:
            return None
        return (self.expected - self.baseline_finish).days

    @property
    def is_late(self) -> bool:
        """Behind the baseline."""
        return (self.slip or 0) > 0

    @property
    def is_milestone(self) -> bool:
        """Without length."""
        return bool(self.item.kind == ItemKind.MILESTONE)

    @property
    def y(self) -> int:
        """Where its line begins on the chart."""
        return self.place * ROW


@dataclass
class PlanView:
    """The page's plan; `scale` None when nothing has dates."""

    rows: list[PlanRow]
    links: list[tuple[int, int, str]]
    baseline: Baseline | None
    is_whole: bool
    today: date

    @cached_property
    def scale(self) -> Scale | None:
        """On which all shown dates lie."""
        days = [
            day
            for row in self.rows
            for day in (row.start, row.finish, row.expected, row.baseline_start, row.baseline_finish)
            if day
        ]
        return scale_of(days, self.today)

    @property
    def height(self) -> int:
        """Of all lines."""
        return len(self.rows) * ROW

    @property
    def size(self) -> dict[str, float]:
        """In rem, for the drawing's own size."""
        width = self.scale.width if self.scale else 0
        return {"width": round(width / 16, 3), "height": self.height / 16, "head": HEAD / 16}

    @property
    def today_x(self) -> float | None:
        """The line of today, where it lies on the chart."""
        scale = self.scale
        return scale.x(self.today) if scale and scale.begin <= self.today < scale.end else None

    @cached_property
    def paths(self) -> list[tuple[str, bool]]:
        """Links between shown rows, and whether both ends are critical."""
        shown = {row.item.pk: row for row in self.rows if "plan" in row.bars}
        return [
            (
                elbow(shown[before].bars["plan"], shown[after].bars["plan"], kind),
                shown[before].item.is_critical and shown[after].item.is_critical,
            )
            for before, after, kind in self.links
            if before in shown and after in shown
        ]


def plan_view(project: Project, shown: str = "") -> PlanView:
    """Four statements, whatever the length. `shown`: one of `SHOWN`, else everything."""
    items = list(WorkItem.objects.filter(project=project, removed_at=None).order_by("order", "id"))
    links = list(Dependency.objects.filter(project=project).order_by("id"))
    baseline = Baseline.objects.filter(project=project).order_by("-number").first()
    frozen = {row.item_id: row for row in BaselineItem.objects.filter(baseline=baseline)} if baseline else {}
    rows = _rows(items, links, frozen)
    view = PlanView(
        rows=_chosen(rows, shown),
        links=[(link.before_id, link.after_id, link.kind) for link in links],
        baseline=baseline,
        is_whole=shown not in SHOWN,
        today=today(),
    )
    for place, row in enumerate(view.rows):
        row.place = place
        _draw(view.scale, row)
    return view


def _rows(items: Sequence[WorkItem], links: Sequence[Dependency], frozen: dict[int, Any]) -> list[PlanRow]:
    by_id = {item.pk: item for item in items}
    parents = {item.parent_id for item in items}
    waits: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for link in links:
        if link.before_id in by_id:
            waits[link.after_id].append((by_id[link.before_id].code, link.kind, link.lag_days))
    rows = []
    for place in outline((item.pk, item.parent_id, item.order) for item in items):
        item, kept = by_id[place.pk], frozen.get(place.pk)
        rows.append(
            PlanRow(
                item=item,
                number=place.number,
                depth=place.depth,
                length=_length(item),
                waits=written(waits[item.pk]),
                baseline_start=kept.start if kept else None,
                baseline_finish=kept.finish if kept else None,
                has_parts=item.pk in parents,
            )
        )
    return rows


def _length(item: WorkItem) -> int:
    if item.is_leaf or item.planned_start is None or item.planned_finish is None:
        return item.duration_days
    return work_days(item.calendar_id).between(item.planned_start, item.planned_finish)


def _chosen(rows: list[PlanRow], shown: str) -> list[PlanRow]:
    tests = {
        "critical": lambda row: row.item.is_critical and row.item.is_leaf,
        "late": lambda row: row.is_late,
        "milestones": lambda row: row.is_milestone,
    }
    return [row for row in rows if tests[shown](row)] if shown in tests else rows


def _draw(scale: Scale | None, row: PlanRow) -> None:
    if scale is None or row.start is None or row.finish is None:
        return
    point = row.is_milestone
    start = min(row.start, row.finish)
    row.bars["plan"] = scale.bar(row.place, start, row.finish, is_point=point)
    done = float(row.item.percent) / 100
    if done and not point:
        plan = row.bars["plan"]
        row.bars["done"] = Bar(plan.x, plan.y, round(plan.width * done, 1))
    if row.baseline_start and row.baseline_finish:
        row.bars["baseline"] = scale.bar(
            row.place,
            min(row.baseline_start, row.baseline_finish),
            row.baseline_finish,
            drop=16,
            is_point=point,
        )
    if row.expected and row.expected > row.finish and not point:
        later = row.finish + timedelta(days=1)
        row.bars["expected"] = scale.bar(row.place, later, row.expected)
