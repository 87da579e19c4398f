"""Larger parts: stat, empty state, tabs, timeline, facts, pager, steps, map, chart, toast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import template

from qala.shared import money
from qala.shared.ui import charts, maps
from qala.shared.ui.parts import STAGES, TONE_ICONS, Fact, Look, Tab, checked_tone, look_of, stage_look

register = template.Library()
HEIGHTS = ("sm", "md", "lg", "fill")


@register.inclusion_tag("shared/ui/stat.html")
def stat(
    label: Any, value: Any, trend: Any = "", trend_tone: str = "", url: str = "", icon: str = "", hint: Any = "",
    tone: str = "",
) -> dict[str, Any]:  # fmt: skip
    """A number with its name. `trend` is a ready word such as "+12 %"; its tone says whether that is good."""
    arrow = "trending-down" if str(trend).lstrip().startswith(("-", "−")) else "trending-up"
    return {
        "label": label, "value": value, "trend": trend, "trend_tone": trend_tone or "neutral", "arrow": arrow,
        "url": url, "icon": icon, "hint": hint, "tone": tone,
    }  # fmt: skip


@register.inclusion_tag("shared/ui/empty_state.html")
def empty_state(
    title: Any, text: Any = "", icon: str = "inbox", url: str = "", url_label: Any = "", tone: str = ""
) -> dict[str, Any]:
    """Nothing here, why, and what to do next."""
    return {"title": title, "text": text, "icon": icon, "url": url, "url_label": url_label, "tone": tone}


@register.inclusion_tag("shared/ui/tabs.html")
def tabs(items: Iterable[Tab], label: Any = "") -> dict[str, Any]:
    """Links that look like tabs: each has its own address."""
    return {"items": items, "label": label}


@register.inclusion_tag("shared/ui/toast.html")
def toast(message: Any, tone: str = "info") -> dict[str, Any]:
    """One toast; normally `shared/toasts` or a Django message makes it."""
    return {"message": message, "tone": checked_tone(tone), "icon": TONE_ICONS[tone]}


@register.inclusion_tag("shared/ui/timeline.html")
def timeline(
    entries: Iterable[Any], looks: Mapping[str, Look] | None = None, is_public: bool = False
) -> dict[str, Any]:
    """What happened, in the given order. Looks come from `looks` or `parts.register_verbs`.

    `is_public` leaves out entries and names that residents may not see. Where residents see some, the others say that
    they are for staff; where they see none there is nothing to tell apart.
    """
    shown = [entry for entry in entries if not is_public or entry.is_public]
    marks = not is_public and any(entry.is_public for entry in shown)
    return {"items": [_timeline_item(entry, looks or {}, is_public, marks) for entry in shown]}


def _timeline_item(entry: Any, looks: Mapping[str, Look], is_public: bool, marks: bool) -> dict[str, Any]:
    look = looks.get(entry.verb) or look_of(getattr(entry, "subject_kind", ""), entry.verb)
    moved = bool(entry.to_stage and entry.from_stage != entry.to_stage)
    return {
        "look": look,
        "at": entry.at,
        "by": "" if is_public else getattr(entry, "by_label", "") or entry.by or "",
        "note": entry.note,
        "from_stage": stage_look(entry.from_stage) if moved and entry.from_stage in STAGES else None,
        "to_stage": stage_look(entry.to_stage) if moved and entry.to_stage in STAGES else None,
        "is_internal": marks and not entry.is_public,
    }


@register.inclusion_tag("shared/ui/facts.html")
def facts(items: Iterable[Fact | Sequence[Any]]) -> dict[str, Any]:
    """A description list; an empty value is shown as a dash. (label, value) pairs or Fact."""
    return {"items": [item if isinstance(item, Fact) else Fact(item[0], item[1]) for item in items]}


@register.simple_tag(name="money")
def money_said(amount: Decimal | str | None, currency: str) -> str:
    """An amount in full with the sign of its currency; a dash where it is not known."""
    return money.say(None if amount in (None, "") else Decimal(amount or 0), currency)


@register.inclusion_tag("shared/ui/pager.html")
def pager(page: Any) -> dict[str, Any]:
    """Previous and next of a keyset page: `prev_url`, `next_url`, `count_label`."""
    return {"page": page}


@register.inclusion_tag("shared/ui/steps.html")
def steps(items: Sequence[Any], current: int, label: Any = "") -> dict[str, Any]:
    """Where one stands in a sequence; `current` counts from 0, len(items) means all done."""
    marked = [
        (text, "done" if i < current else "now" if i == current else "next") for i, text in enumerate(items)
    ]
    return {"items": marked, "label": label}


@register.inclusion_tag("shared/ui/map_view.html")
def map_view(
    id: str, source_url: str = "", points: Any = None, height: str = "md", pick: bool = False, lon_name: str = "lon",
    lat_name: str = "lat", lon: float | None = None, lat: float | None = None, list_url: str = "",
    cluster: bool = True, label: Any = "", zoom: float | None = None, is_required: bool = False,
    is_near: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """A map of points from `source_url` (GeoJSON) or `points` (dicts with lon, lat in degrees).

    `pick` adds two inputs and writes the chosen point into them; the inputs alone are enough without a map.
    `lon` and `lat` are the chosen point, or, on a map for looking only, the one point it shows. `is_near`: it comes
    when somebody scrolls to it.
    """
    if not pick and points is None and lon is not None and lat is not None:
        points = [{"lon": lon, "lat": lat}]
    config = maps.base_config() | {
        "source": source_url, "pick": pick, "cluster": cluster,
        "points": maps.features(points) if points is not None else None,
    }  # fmt: skip
    if zoom is not None:
        config["pointZoom"] = zoom
    return {
        "id": id, "config_id": f"{id}-config", "config": config, "height": _height(height), "pick": pick,
        "lon_name": lon_name, "lat_name": lat_name, "lon": lon, "lat": lat, "list_url": list_url, "label": label,
        "is_required": is_required, "is_near": is_near,
    }  # fmt: skip


@register.inclusion_tag("shared/ui/chart.html")
def chart(
    id: str, chart: charts.Chart, height: str = "md", title: Any = "", note: Any = "", unit: str = ""
) -> dict[str, Any]:
    """An ECharts drawing and, always in the page, the table of the same figures. `unit` may be the code of a
    currency."""
    return {
        "id": id, "option_id": f"{id}-option", "option": chart.option, "table": chart.table, "height": _height(height),
        "title": title, "note": note, "unit": money.sign(unit), "is_empty": not chart.table.rows,
    }  # fmt: skip


def _height(height: str) -> str:
    if height not in HEIGHTS:
        raise ValueError(f"height {height!r} is none of {', '.join(HEIGHTS)}")
    return height
