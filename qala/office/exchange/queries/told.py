"""Projects as the API tells them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import DateTimeField, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from qala.office.exchange.queries.inside import PARTS, text
from qala.office.exchange.queries.plan_rows import PlanRows
from qala.office.projects.access import SEE_INSIDE, may
from qala.office.projects.models import Baseline, Project, Standing
from qala.shared.models import TimelineEntry
from qala.shared.timeline import kind_of

MONEY = ("budget", "contracted", "paid")


def with_news(projects: QuerySet[Project]) -> QuerySet[Project]:
    """With what a line needs, and `changed_at`: the row, its timeline or its standing, whichever is newest."""
    return (
        _dated(projects)
        .select_related("block", "kind", "programme", "department", "customer")
        .prefetch_related(Prefetch("standings", Standing.objects.filter(is_newest=True), to_attr="newest"))
    )


def changed_since(projects: QuerySet[Any], since: datetime) -> QuerySet[Any]:
    """The earliest first."""
    return _dated(projects).filter(changed_at__gte=since).order_by("changed_at", "pk")


def _dated(projects: QuerySet[Any]) -> QuerySet[Any]:
    entries = TimelineEntry.objects.filter(subject_kind=kind_of(Project), subject_id=OuterRef("pk"))
    last_entry = Subquery(entries.order_by("-id").values("at")[:1], output_field=DateTimeField())
    found: QuerySet[Any] = projects.annotate(
        changed_at=Greatest("updated_at", Coalesce(last_entry, "updated_at"))
    )
    return found


def told_line(row: Any, *, is_inside: bool) -> dict[str, Any]:
    """One of the list; the money of a project is told to those who see inside it."""
    standing = _standing(row.newest[0]) if row.newest else None
    if standing and not is_inside:
        standing |= dict.fromkeys(MONEY)
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
        "standing": standing,
        "changed_at": row.changed_at,
    }


def _coded(row: Any) -> dict[str, Any] | None:
    return None if row is None else {"code": row.code, "name": row.name}


def _body(row: Any) -> dict[str, Any] | None:
    return None if row is None else {"id": row.pk, "name": row.name}


def _standing(row: Standing) -> dict[str, Any]:
    percents = {name: text(getattr(row, name)) for name in ("physical", "planned", "declared", "financial")}
    money = {name: text(getattr(row, name)) for name in MONEY}
    return {
        "day": row.day,
        "health": row.health,
        **percents,
        "forecast_finish": row.finish_by_path,
        "slip_days": row.slip_days,
        **money,
    }


def told_project(row: Any, user: Any) -> dict[str, Any]:
    """One whole."""
    return {
        **told_line(row, is_inside=may(user, SEE_INSIDE, row)),
        **{f"purpose_{each}": getattr(row, f"purpose_{each}") for each in ("kk", "ru", "en")},
        "geometry": row.geometry,
        "identifiers": [
            {"scheme": each.scheme, "value": each.value} for each in row.identifiers.order_by("pk")
        ],
        "scope": [_characteristic(each) for each in row.scope.select_related("indicator")],
        "plan": _plan(row),
        "baselines": [_baseline(each) for each in row.baselines.order_by("number")],
        **{name: tell(row) if may(user, verb, row) else None for name, (verb, tell) in PARTS.items()},
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
        "source_file": row.source_file,
    }
