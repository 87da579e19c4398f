"""The two charts of a project's forecast."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from qala.office.overview.queries.measures import HUNDRED, Measures
from qala.office.projects.models import Standing
from qala.shared.ui.charts import Chart, Series, bar, line

_POINTS = 24


def s_curve(measures: Measures) -> Chart | None:
    """Planned, earned and spent over time, in per cent of the budget; earned and spent from the standings."""
    curve, begin = measures.planned, measures.begins_on
    if begin is None or not curve.total:
        return None
    last = max(begin + timedelta(days=int(curve.length)), measures.plan.day)
    step = max((last - begin).days // _POINTS, 1)
    days = [begin + timedelta(days=at) for at in range(0, (last - begin).days + step, step)]
    seen = _seen(measures, days)
    planned = [_percent(curve.at(Decimal((day - begin).days)), curve.total) for day in days]
    series = [Series(_("Planned"), planned, "info"), Series(_("Earned"), [one for one, _c in seen], "good")]
    if any(cost is not None for _e, cost in seen):
        series.append(Series(pgettext("money", "Spent"), [cost for _e, cost in seen], "warn"))
    return line(_("Day"), [date_format(day, "SHORT_DATE_FORMAT") for day in days], series)


def _seen(measures: Measures, days: list[date]) -> list[tuple[float | None, float | None]]:
    """Earned and spent on the last reckoned day before each; the present day as it is worked out now."""
    total, plan = measures.planned.total, measures.plan
    rows = Standing.objects.filter(project=plan.project, day__lt=plan.day).order_by("day")
    known = [
        (day, earned, cost) for day, earned, cost in rows.values_list("day", "earned_value", "actual_cost")
    ]
    now = measures.value
    known.append((plan.day, now.ev if now else None, now.ac if now else None))
    found: list[tuple[float | None, float | None]] = []
    for at, day in enumerate(days):
        before = days[at - 1] if at else date.min
        chosen = [one for one in known if before < one[0] <= day]
        if not chosen:
            found.append((None, None))
            continue
        _day, earned, cost = chosen[-1]
        found.append((_percent(earned, total), _percent(cost, total)))
    return found


def _percent(part: Decimal | None, whole: Decimal) -> float | None:
    return None if part is None else float(round(HUNDRED * part / whole, 1))


def histogram(measures: Measures) -> Chart | None:
    """How often the simulation ended by which day."""
    simulation = measures.simulation
    if simulation is None or len(simulation.finishes) < 2:
        return None
    days = [date_format(day, "SHORT_DATE_FORMAT") for day, _share in simulation.finishes]
    shares = [round(share * 100, 1) for _day, share in simulation.finishes]
    return bar(_("Finish by"), days, [Series(_("Share of runs, %"), shares, "info")])
