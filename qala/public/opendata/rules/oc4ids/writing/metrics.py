"""What is measured: progress, scope, results, labour. Plan in `forecasts`, fact in `metrics`, under one identifier."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.public.opendata.rules.oc4ids.site import Site
from qala.public.opendata.rules.oc4ids.writing.money import number as as_number
from qala.public.projection.rules.facts import Facts, Outcome, Words

PROGRESS = "physicalProgress"
PERCENT = {"name": "%", "scheme": "UNCEFACT", "id": "P1"}
SCOPE, RESULT, LABOUR = "scope-", "result-", "labour-hours"


def forecasts(facts: Facts, site: Site) -> list[dict[str, Any]]:
    """Planned progress, planned scope, targets."""
    planned = [(one.on, one.planned) for one in facts.progress.points]
    rows = [_progress(PROGRESS, planned, site)]
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
    return _with_told([row for row in rows if row["observations"]], facts, site, is_forecast=True)


def metrics(facts: Facts, site: Site) -> list[dict[str, Any]]:
    """Progress as it was, scope and results as they came, hours of labour."""
    points = facts.progress.points
    rows = [
        _progress(PROGRESS, [(one.on, one.physical) for one in points], site, tells_falls=True),
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
    return _with_told([row for row in rows if row["observations"]], facts, site, is_forecast=False)


def _with_told(
    rows: list[dict[str, Any]], facts: Facts, site: Site, *, is_forecast: bool
) -> list[dict[str, Any]]:
    """Ours, and what another register told under identifiers that we do not use."""
    known = {row["id"] for row in rows}
    for one in facts.metrics:
        if one.is_forecast != is_forecast or one.code in known:
            continue
        known.add(one.code)
        unit, points = _unit(one.unit, one.unit_code, site), [(each.on, each.value) for each in one.measured]
        falls_told = one.code == PROGRESS and not is_forecast
        rows.append(
            _metric(one.code, site.said(one.title), _series(points, unit, site, tells_falls=falls_told))
        )
    return rows


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
    title = _("Physical progress") if key == PROGRESS else _("Financial progress")
    return _metric(key, title, _series(points, PERCENT, site, tells_falls=tells_falls))


def _series(
    points: Sequence[tuple[date, Decimal | None]], unit: dict[str, str], site: Site, *, tells_falls: bool
) -> list[dict[str, Any] | None]:
    """By day; two of one day are numbered."""
    rows: list[dict[str, Any] | None] = []
    before: Decimal | None = None
    seen: Counter[date] = Counter()
    for on, percent in sorted(points, key=lambda one: one[0]):
        seen[on] += 1
        key = on.isoformat() + (f"-{seen[on]}" if seen[on] > 1 else "")
        row = _observation(key, percent, unit, site.period(None, on))
        if row and tells_falls and before is not None and percent is not None and percent < before:
            row["notes"] = _("Less than before: the plan or an earlier per cent was corrected.")
        before = percent if percent is not None else before
        rows.append(row)
    return rows
