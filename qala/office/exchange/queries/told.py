"""Projects as the API tells them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import DateTimeField, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from qala.office.exchange.queries.plan_rows import PlanRows
from qala.office.finance.queries.totals import of_project
from qala.office.projects.access import SEE_INSIDE, may
from qala.office.projects.models import Baseline, Project, Standing
from qala.shared.clock import today
from qala.shared.models import TimelineEntry
from qala.shared.timeline import kind_of

Part = Callable[[Project], list[dict[str, Any]]]
PARTS = ("money", "risks", "results", "reports")


def with_news(projects: QuerySet[Project]) -> QuerySet[Project]:
    """With what a line needs, and `changed_at`: the row, its timeline or its standing, whichever is newest."""
    entries = TimelineEntry.objects.filter(subject_kind=kind_of(Project), subject_id=OuterRef("pk"))
    last_entry = Subquery(entries.order_by("-id").values("at")[:1], output_field=DateTimeField())
    return (
        projects.select_related("block", "kind", "programme", "department", "customer")
        .prefetch_related(Prefetch("standings", Standing.objects.filter(is_newest=True), to_attr="newest"))
        .annotate(changed_at=Greatest("updated_at", Coalesce(last_entry, "updated_at")))
    )


def changed_since(projects: QuerySet[Any], since: datetime) -> QuerySet[Any]:
    """The earliest first."""
    entries = TimelineEntry.objects.filter(subject_kind=kind_of(Project), subject_id=OuterRef("pk"))
    last_entry = Subquery(entries.order_by("-id").values("at")[:1], output_field=DateTimeField())
    rows = projects.annotate(changed_at=Greatest("updated_at", Coalesce(last_entry, "updated_at")))
    found: QuerySet[Any] = rows.filter(changed_at__gte=since).order_by("changed_at", "pk")
    return found


def text(value: Decimal | None) -> str | None:
    """Numbers travel as texts, so that nothing is lost."""
    return None if value is None else str(value)


def told_line(row: Any) -> dict[str, Any]:
    """One of the list."""
    return {
        "code": row.code,
        **{f"title_{each}": getattr(row, f"title_{each}") for each in ("kk", "ru", "en")},
        "stage": row.stage,
        "phase": row.phase.value,
        "is_suspended": row.is_suspended,
        "block": _coded(row.block),
        "kind": _coded(row.kind),
        "programme": _coded(row.programme),
        "department": _body(row.department),
        "customer": _body(row.customer),
        "district_id": row.district_id,
        "address": row.address,
        "lon": row.lon,
        "lat": row.lat,
        "currency": row.currency,
        "baseline_start": row.baseline_start,
        "baseline_finish": row.baseline_finish,
        "planned_start": row.planned_start,
        "planned_finish": row.planned_finish,
        "forecast_finish": row.forecast_finish,
        "actual_start": row.actual_start,
        "actual_finish": row.actual_finish,
        "standing": _standing(row.newest[0]) if row.newest else None,
        "changed_at": row.changed_at,
    }


def _coded(row: Any) -> dict[str, Any] | None:
    return None if row is None else {"code": row.code, "name": row.name}


def _body(row: Any) -> dict[str, Any] | None:
    return None if row is None else {"id": row.pk, "name": row.name}


def _standing(row: Standing) -> dict[str, Any]:
    percents = {name: text(getattr(row, name)) for name in ("physical", "planned", "declared", "financial")}
    money = {name: text(getattr(row, name)) for name in ("budget", "contracted", "paid")}
    return {
        "day": row.day,
        "health": row.health,
        **percents,
        "forecast_finish": row.finish_by_path,
        "slip_days": row.slip_days,
        **money,
    }


def _money(project: Project) -> list[dict[str, Any]]:
    """By year and source, as of today; the same sums as on the page of money."""
    names = ("original", "budget", "contracted", "certified", "paid")
    return [
        {
            "year": year,
            "source": source,
            "currency": sums.currency,
            **{name: text(getattr(sums, name)) for name in names},
        }
        for (year, source), rows in of_project(project, today(), ("year", "source")).items()
        for sums in rows
    ]


INSIDE: dict[str, Part] = {"money": _money}
"""Parts that only people inside the city see, by their name in the answer; null where nothing is kept yet."""


def told_project(row: Any, user: Any) -> dict[str, Any]:
    """One whole."""
    is_inside = may(user, SEE_INSIDE, row)
    line = told_line(row)
    if not is_inside and line["standing"]:
        line["standing"] |= dict.fromkeys(("budget", "contracted", "paid"))
    return {
        **line,
        **{f"purpose_{each}": getattr(row, f"purpose_{each}") for each in ("kk", "ru", "en")},
        "geometry": row.geometry,
        "identifiers": [
            {"scheme": each.scheme, "value": each.value} for each in row.identifiers.order_by("pk")
        ],
        "scope": [_characteristic(each) for each in row.scope.select_related("indicator")],
        "plan": _plan(row),
        "baselines": [_baseline(each) for each in row.baselines.order_by("number")],
        **{name: INSIDE[name](row) if is_inside and name in INSIDE else None for name in PARTS},
    }


def _characteristic(row: Any) -> dict[str, Any]:
    return {
        "code": row.indicator.code,
        "name": row.indicator.name,
        "unit": row.indicator.unit,
        "planned": text(row.planned),
        "actual": text(row.actual),
    }


def _plan(project: Project) -> list[dict[str, Any]]:
    plan = PlanRows(project, "kk")
    return [
        {
            "code": item.code,
            "parent": row.parent or None,
            **{f"name_{each}": getattr(item, f"name_{each}") for each in ("kk", "ru", "en")},
            "kind": item.kind,
            "duration_days": item.duration_days,
            "planned_start": item.planned_start,
            "planned_finish": item.planned_finish,
            "forecast_finish": item.forecast_finish,
            "actual_start": item.actual_start,
            "actual_finish": item.actual_finish,
            "percent": str(item.percent),
            "is_critical": item.is_critical,
            "total_float": item.total_float,
            "after": [
                {"code": link.before, "kind": link.kind, "lag_days": link.lag_days} for link in row.links
            ],
        }
        for row, item in zip(plan.rows(), plan.items, strict=True)
    ]


def _baseline(row: Baseline) -> dict[str, Any]:
    return {
        "number": row.number,
        "approved_on": row.approved_on,
        "start": row.start,
        "finish": row.finish,
        "budget": text(row.budget),
        "reason": row.reason,
    }
