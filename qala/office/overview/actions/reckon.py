"""Standings: where every project stood at the end of a day. Nobody else writes them."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from qala.office.overview.events import StandingsReckoned
from qala.office.overview.queries.measures import HUNDRED, Measures
from qala.office.overview.rules.parameters import ForecastParameters, HealthParameters
from qala.office.projects.actions.plan.expect import refresh_expected
from qala.office.projects.figures import figures
from qala.office.projects.models import Project, Standing
from qala.office.projects.queries.completeness import filled_points
from qala.office.projects.queries.plans import plans_of
from qala.office.projects.rules import completeness
from qala.office.projects.rules.health import Thresholds, assess
from qala.shared import clock
from qala.shared.db import atomic
from qala.shared.events import publish
from qala.shared.parameters.reading import on

# Projects that are in memory together: 200 items each are a few megabytes.
_TOGETHER = 50
_SAME_NAME = (
    "budget", "original_budget", "contracted", "paid", "actual_cost", "hours_spent", "labour_cost", "people",
    "risk_score", "report_days", "photo_days", "declared",
)  # fmt: skip
_MOST_INDEX = Decimal("9999.9999")


def reckon(day: date | None = None) -> int:
    """Write the standing of every project on the day (today). Safe to run again; returns how many were written."""
    return sum(reckon_projects(ids, day) for ids in _portions(Project.objects.all()))


def reckon_missing() -> int:
    """The same for today, for those that have no standing of today yet: whatever the hour at which a day begins. Their
    expected dates move with the day first."""
    today = clock.today()
    return sum(_day_begun(ids) for ids in _portions(Project.objects.exclude(standings__day=today)))


def _day_begun(ids: list[int]) -> int:
    refresh_expected(ids)
    return reckon_projects(ids)


def _portions(projects: QuerySet[Project]) -> Iterator[list[int]]:
    ids = list(projects.order_by("pk").values_list("pk", flat=True))
    return (ids[at : at + _TOGETHER] for at in range(0, len(ids), _TOGETHER))


def reckon_projects(ids: Sequence[int], day: date | None = None) -> int:
    """The same for some projects. Worked out before the lock, so that nobody waits for a simulation."""
    day = day or clock.today()
    rows = list(_standings(ids, day))
    if not rows:
        return 0
    with atomic():
        list(
            Project.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk")
        )
        later = Standing.objects.filter(project__in=ids, day__gt=day).values_list("project_id", flat=True)
        behind = set(later)
        for row in rows:
            row.is_newest = row.project_id not in behind
        newest = [row.project_id for row in rows if row.is_newest]
        Standing.objects.filter(project__in=newest, is_newest=True).exclude(day=day).update(is_newest=False)
        Standing.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["project", "day"], update_fields=_written()
        )
        if day == clock.today():
            publish(StandingsReckoned(project_ids=tuple(newest)))
    return len(rows)


def _written() -> list[str]:
    return [
        field.name for field in Standing._meta.concrete_fields if field.name not in ("id", "project", "day")
    ]


def _standings(ids: Sequence[int], day: date) -> Iterator[Standing]:
    projects = list(Project.objects.filter(pk__in=ids).order_by("pk"))
    plans, known, by = plans_of(projects, day), figures(ids, day), on(ForecastParameters, day)
    thresholds, filled = on(HealthParameters, day).thresholds, filled_points(projects, day)
    for project in projects:
        measures = Measures(plans[project.pk], known[project.pk], by)
        yield _standing(measures, thresholds, filled[project.pk] | known[project.pk]["filled"])


def _standing(measures: Measures, thresholds: Thresholds, filled: frozenset[str]) -> Standing:
    plan, figures = measures.plan, measures.figures
    value, forecasts, simulation = measures.value, measures.forecasts, measures.simulation
    health = assess(measures.facts, thresholds)
    return Standing(
        project=plan.project,
        day=plan.day,
        health=health.tone.value if plan.project.stage != "cancelled" else "none",
        reasons=[reason.as_dict() for reason in health.reasons],
        rule_version=health.rule,
        confidence=figures.get("confidence", ""),
        physical=_percent(plan.percent()),
        planned=_percent(measures.planned_percent),
        financial=_percent(_part(figures.get("paid"), figures.get("budget"))),
        time=_percent(_time(plan.project, plan.promised_on, plan.day)),
        planned_value=_money(value.pv if value and measures.is_money else None),
        earned_value=_money(value.ev if value and measures.is_money else None),
        spi=_index(value.spi if value else None),
        cpi=_index(value.cpi if value else None),
        spi_time=_index(value.spi_t if value else None),
        finish_by_path=forecasts.by_path,
        finish_by_pace=forecasts.by_pace,
        finish_p50=simulation.p50 if simulation else None,
        finish_p80=simulation.p80 if simulation else None,
        finish_p95=simulation.p95 if simulation else None,
        chance=None if forecasts.chance is None else round(Decimal(str(forecasts.chance)), 4),
        slip_days=measures.slip_days,
        hours_planned=figures.get("hours_planned", measures.planned_hours),
        open_issues=figures.get("open_issues", 0),
        overdue_assignments=figures.get("overdue_assignments", 0),
        completeness=completeness.percent(plan.project.stage, filled),
        figures=_rest(measures, health.facets, filled),
        reckoned_at=clock.now(),
        **{name: figures.get(name) for name in _SAME_NAME},
    )


def _rest(measures: Measures, facets: dict[str, Any], filled: frozenset[str]) -> dict[str, Any]:
    """What has no column: lights of the four facets, what the passport lacks, the path, how the value was found."""
    plan, network = measures.plan, measures.network
    rest: dict[str, Any] = {
        "stage": plan.project.stage,
        "facets": {name: tone.value for name, tone in facets.items()},
        "missing": [point.code for point in completeness.missing(plan.project.stage, filled)],
        "items": len(plan.items),
        "baseline": plan.baseline.number if plan.baseline else None,
    }
    if network is not None:
        rest |= {"path": [int(key) for key in network.longest_path], "critical": len(network.critical)}
    if plan.is_equal:
        rest["is_equal"] = True
    if measures.trouble:
        rest["is_circular"] = True
    return rest


def _time(project: Project, promised_on: date | None, day: date) -> Decimal | None:
    """How much of the promised (or planned) time is over, at most all of it: how late it is follows from the dates."""
    begin = project.actual_start or project.baseline_start or project.planned_start
    finish = promised_on or project.planned_finish
    if begin is None or finish is None or finish < begin:
        return None
    end = min(day, project.actual_finish) if project.actual_finish else day
    return HUNDRED * max((min(end, finish) - begin).days + 1, 0) / ((finish - begin).days + 1)


def _part(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return HUNDRED * part / whole if part is not None and whole else None


def _percent(value: Decimal | None) -> Decimal | None:
    return None if value is None else min(round(value, 2), Decimal("9999.99"))


def _index(value: Decimal | None) -> Decimal | None:
    return None if value is None else min(round(value, 4), _MOST_INDEX)


def _money(value: Decimal | None) -> Decimal | None:
    return None if value is None else round(value, 2)
