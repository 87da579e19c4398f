"""What is measured: progress, scope, results, labour. Plan in `forecasts`, fact in `metrics`, under one identifier."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.public.opendata.rules.oc4ids.site import Site
from qala.public.opendata.rules.oc4ids.writing.money import number as as_number
from qala.public.projection.rules.facts import Facts, Outcome, Words

PERCENT = {"name": "%", "scheme": "UNCEFACT", "id": "P1"}
SCOPE, RESULT, LABOUR = "scope-", "result-", "labour-hours"


def forecasts(facts: Facts, site: Site) -> list[dict[str, Any]]:
    """Planned progress, planned scope, targets."""
    planned = [(one.on, one.planned) for one in facts.progress.points]
    rows = [_progress("physicalProgress", planned, site)]
    rows += [
        _metric(
            f"{SCOPE}{one.indicator.code}", site.said(one.indicator.name),
            [_observation("planned", one.planned, _unit(one.unit, one.unit_code, site))],
        )
        for one in facts.scope
    ]  # fmt: skip
    rows += [
        _metric(key, title, [_observation("target", one.target, unit, site.period(None, one.target_on))])
        for key, title, one, unit in _results(facts, site)
    ]
    return [row for row in rows if row["observations"]]


def metrics(facts: Facts, site: Site) -> list[dict[str, Any]]:
    """Progress as it was, scope and results as they came, hours of labour."""
    points = facts.progress.points
    rows = [
        _progress("physicalProgress", [(one.on, one.physical) for one in points], site, tells_falls=True),
        _progress("financialProgress", [(one.on, one.financial) for one in points], site),
    ]
    rows += [
        _metric(
            f"{SCOPE}{one.indicator.code}", site.said(one.indicator.name),
            [_observation("actual", one.actual, _unit(one.unit, one.unit_code, site))],
        )
        for one in facts.scope
    ]  # fmt: skip
    rows += [
        _metric(
            key, title,
            [
                _observation(f"{number}-{row.on}", row.value, unit, site.period(None, row.on))
                for number, row in enumerate(one.measured, start=1)
            ],
        )
        for key, title, one, unit in _results(facts, site)
    ]  # fmt: skip
    hours = {"name": _("person-hours"), "scheme": "UNCEFACT", "id": "HUR"}
    rows.append(_metric(LABOUR, _("Labour"), [_observation("spent", facts.labour_hours, hours)]))
    return [row for row in rows if row["observations"]]


def _results(facts: Facts, site: Site) -> Iterable[tuple[str, str, Outcome, dict[str, str]]]:
    seen: dict[str, int] = {}
    for one in facts.outcomes:
        seen[one.indicator.code] = seen.get(one.indicator.code, 0) + 1
        number_of = f"-{seen[one.indicator.code]}" if seen[one.indicator.code] > 1 else ""
        key = f"{RESULT}{one.indicator.code}{number_of}"
        yield key, site.said(one.title), one, _unit(one.unit, one.unit_code, site)


def _unit(words: Words, code: str, site: Site) -> dict[str, str]:
    return {"name": site.said(words), **({"scheme": "UNCEFACT", "id": code} if code else {})}


def _metric(key: str, title: str, observations: list[dict[str, Any] | None]) -> dict[str, Any]:
    return {"id": key, "title": title, "observations": [row for row in observations if row]}


def _observation(
    key: str, measure: Decimal | None, unit: dict[str, str], period: dict[str, Any] | None = None
) -> dict[str, Any] | None:
    if measure is None:
        return None
    return {"id": key, "measure": as_number(measure), "unit": unit, "period": period}


def _progress(
    key: str, points: list[tuple[date, Decimal | None]], site: Site, *, tells_falls: bool = False
) -> dict[str, Any]:
    title = _("Physical progress") if key == "physicalProgress" else _("Financial progress")
    rows: list[dict[str, Any] | None] = []
    before: Decimal | None = None
    for on, percent in sorted(points, key=lambda one: one[0]):
        row = _observation(on.isoformat(), percent, PERCENT, site.period(None, on))
        if row and tells_falls and before is not None and percent is not None and percent < before:
            row["notes"] = _("Less than before: the plan or an earlier per cent was corrected.")
        before = percent if percent is not None else before
        rows.append(row)
    return _metric(key, title, rows)
