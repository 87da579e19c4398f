"""Plans of many projects for the engine: rows in, items and links of `rules.network` out. Four statements in all.

plan = plans_of([project], day)[project.pk]
plan.network().finish_on
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import OuterRef, Q, Subquery

from qala.ground.calendars.queries import schedule_for
from qala.ground.calendars.rules import Schedule
from qala.office.projects.models import Baseline, BaselineItem, Dependency, ProgressFact, Project, WorkItem
from qala.office.projects.rules.network import Constraint, Item, Link, LinkKind, Network, WorkDays, schedule
from qala.office.projects.rules.parameters import ProjectParameters
from qala.office.projects.rules.shares import leaves_below, shares
from qala.shared import clock
from qala.shared.errors import Missing
from qala.shared.parameters.reading import of_today

_ONE_DAY = timedelta(days=1)
_FIVE_DAYS = WorkDays.weekly()
_kept: dict[int | None, tuple[Schedule, WorkDays]] = {}


def work_days(calendar_id: int | None) -> WorkDays:
    """A work calendar as the engine counts; None is the default one, and a week of five days where there is none."""
    try:
        found = schedule_for(calendar_id)
    except Missing:
        return _FIVE_DAYS
    kept = _kept.get(calendar_id)
    if kept is None or kept[0] is not found:
        kept = _kept[calendar_id] = (found, WorkDays(found.is_working))
    return kept[1]


@dataclass(frozen=True)
class Plan:
    """The plan of one project as it was known on `day`. Keys of items are the ids of their rows, as text.

    `rows`: live rows in order, with `percent` of that day; `shares`: of the leaves, together 1; `is_equal`: equal
    weights had to stand in. `frozen`: leaves of the baseline in force on that day, with their shares by item
    (`baseline` None: there is none).
    """

    project: Project
    day: date
    rows: tuple[WorkItem, ...]
    items: tuple[Item, ...]
    links: tuple[Link, ...]
    shares: dict[int, Decimal]
    is_equal: bool
    baseline: Baseline | None
    frozen: tuple[BaselineItem, ...]
    frozen_shares: dict[int, Decimal]

    @property
    def start_on(self) -> date:
        """Where the network begins: the actual start, the planned one, or today."""
        return self.project.actual_start or self.project.planned_start or self.day

    @property
    def known_on(self) -> date:
        """The day of which the percentages tell: that of the newest report, unless it is too old to go by."""
        told = self.project.data_as_of
        if told is None or not 0 <= (self.day - told).days <= of_today(ProjectParameters).fresh_days:
            return self.day
        return told

    @property
    def status_on(self) -> date:
        """The first day of which nothing is known yet. What has not been reported since is not late for that."""
        return self.known_on + _ONE_DAY

    def network(self, near_days: int = 5) -> Network:
        """Dates and floats of what is left. Raises Invalid for a circle."""
        return schedule(
            self.items, self.links, start_on=self.start_on, status_on=self.status_on, near_days=near_days
        )

    def percent(self) -> Decimal | None:
        """Physical per cent of the project; None without a plan."""
        leaves = [row for row in self.rows if row.pk in self.shares]
        if not leaves:
            return None
        return sum((self.shares[row.pk] * row.percent for row in leaves), Decimal(0))

    def baseline_finishes(self) -> dict[str, date]:
        """The promised finish by key."""
        return {str(row.item_id): row.finish for row in self.frozen if row.finish}

    @property
    def promised_on(self) -> date | None:
        """The finish by the baseline."""
        return self.baseline.finish if self.baseline else None


def plans_of(projects: Sequence[Project], day: date) -> dict[int, Plan]:
    """Plans by project. Percentages and recorded dates are those known on `day`; the network itself is today's."""
    ids = [project.pk for project in projects]
    rows: dict[int, list[WorkItem]] = defaultdict(list)
    links: dict[int, list[Dependency]] = defaultdict(list)
    calendars: dict[int | None, WorkDays] = {}
    for row in _rows(ids, day):
        rows[row.project_id].append(row)
        if row.calendar_id not in calendars:
            calendars[row.calendar_id] = work_days(row.calendar_id)
    for link in Dependency.objects.filter(project__in=ids).order_by("id"):
        links[link.project_id].append(link)
    baselines = {one.project_id: one for one in _baselines(ids, day)}
    frozen: dict[int, list[BaselineItem]] = defaultdict(list)
    chosen = [one.pk for one in baselines.values()]
    for kept in BaselineItem.objects.filter(baseline__in=chosen).order_by("baseline", "order"):
        frozen[kept.baseline_id].append(kept)
    return {
        one.pk: _plan(one, day, rows[one.pk], links[one.pk], baselines.get(one.pk), frozen, calendars)
        for one in projects
    }


def _rows(ids: Sequence[int], day: date) -> Iterable[WorkItem]:
    rows = WorkItem.objects.filter(project__in=ids).order_by("project", "order", "id")
    if day >= clock.today():
        return rows.filter(removed_at=None)
    facts = ProgressFact.objects.filter(item=OuterRef("pk"), valid_on__lte=day).order_by("-valid_on", "-id")
    lasting = Q(removed_at=None) | Q(removed_at__date__gt=day)
    found = list(rows.filter(lasting).annotate(known=Subquery(facts.values("percent")[:1])))
    for row in found:
        row.percent = row.known if row.known is not None else Decimal(0)
    return found


def _baselines(ids: Sequence[int], day: date) -> Iterable[Baseline]:
    """The newest of each project that was approved by the day."""
    rows = Baseline.objects.filter(project__in=ids, approved_on__lte=day)
    return rows.order_by("project_id", "-number").distinct("project_id")


def _plan(
    project: Project,
    day: date,
    rows: list[WorkItem],
    links: list[Dependency],
    baseline: Baseline | None,
    frozen: dict[int, list[BaselineItem]],
    calendars: dict[int | None, WorkDays],
) -> Plan:
    below = leaves_below([(row.pk, row.parent_id) for row in rows])
    parts, is_equal = shares([(row.pk, row.parent_id, row.weight) for row in rows])
    kept = frozen[baseline.pk] if baseline else []
    promised, _is_equal = shares([(row.item_id, row.parent_id, row.weight) for row in kept])
    return Plan(
        project=project,
        day=day,
        rows=tuple(rows),
        items=tuple(_item(row, day, calendars[row.calendar_id]) for row in rows if row.pk in parts),
        links=tuple(_links(links, below)),
        shares=parts,
        is_equal=is_equal,
        baseline=baseline,
        frozen=tuple(row for row in kept if row.item_id in promised),
        frozen_shares=promised,
    )


def _item(row: WorkItem, day: date, calendar: WorkDays) -> Item:
    """What had not happened by the day is not known on it."""
    started = row.actual_start if row.actual_start and row.actual_start <= day else None
    finished = row.actual_finish if row.actual_finish and row.actual_finish <= day else None
    return Item(
        key=str(row.pk),
        duration_days=row.duration_days,
        calendar=calendar,
        constraint=Constraint(row.constraint),
        constraint_on=row.constraint_on,
        actual_start=started,
        actual_finish=finished,
        percent=float(row.percent),
        name=row.name,
    )


def _links(links: Iterable[Dependency], below: Mapping[int, tuple[int, ...]]) -> Iterable[Link]:
    """A link from or to a phase is one from or to everything in it."""
    seen = set()
    for link in links:
        for before in below.get(link.before_id, ()):
            for after in below.get(link.after_id, ()):
                made = Link(str(before), str(after), LinkKind(link.kind), link.lag_days)
                if before != after and made not in seen:
                    seen.add(made)
                    yield made
