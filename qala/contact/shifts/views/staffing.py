"""Need against plan by Erlang, and operators' figures."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.contact.shifts import ports
from qala.contact.shifts.access import FIGURES
from qala.contact.shifts.forms.judging import StaffingForm
from qala.contact.shifts.models import CentreStandard
from qala.contact.shifts.queries.logs import OperatorFigures, operator_figures
from qala.contact.shifts.queries.people import operators
from qala.contact.shifts.queries.staffing import measured, needs, planned
from qala.contact.shifts.queries.standards import standard_on
from qala.contact.shifts.rules import erlang
from qala.contact.shifts.rules.spans import hours_of, moment
from qala.contact.shifts.rules.staffing import HourNeed, Standard
from qala.ground.people.access import can
from qala.shared.clock import city_zone, now, today
from qala.shared.errors import require
from qala.shared.ui import charts
from qala.shared.ui.parts import Tab

# Beyond these `erlang.needed` gives up.
MOST_ERLANGS = erlang.MOST_AGENTS - 500
SPANS = {"day": 1, "week": 7, "month": 30, "quarter": 92}


@login_required
@require_GET
def staffing(request: HttpRequest) -> HttpResponse:
    """Each hour of a day: measured or typed-in load, need, plan, and what the plan would give."""
    require(can(request.user, FIGURES))
    form = StaffingForm(request.GET or None)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    day = given.get("day") or today()
    kept = standard_on(day)
    source = _source(given.get("source", ""))
    found = measured(source, day, kept.weeks_back) if source else None
    typed = given.get("per_hour") or 0.0
    handle = given.get("handle") or (found and found.handle_seconds) or kept.handle_seconds
    standard = _standard(kept, float(handle))
    per_hour = found.per_hour if found else [typed] * len(hours_of(day, city_zone()))
    if erlang.load(max(typed, *per_hour), standard.handle) > MOST_ERLANGS * standard.occupancy_cap:
        form.add_error("per_hour", _("No centre can answer so many contacts of this length."))
        given, per_hour = {}, [0.0] * len(per_hour)
    lines = needs(day, per_hour, planned(day), standard)
    context = {
        "form": form if form.is_bound else StaffingForm(initial={"day": day}),
        "standard": kept,
        "used": standard,
        "source": source,
        "days": found.days if found else [],
        "lines": lines,
        "chart": _chart(lines),
        "hour": _one_hour(given, standard, lines),
        "missing_hours": sum(1 for line in lines if line.gap < 0),
    }
    return render(request, "shifts/staffing.html", context)


def _source(code: str) -> ports.LoadSource | None:
    if code == "typed":
        return None
    known = {source.code: source for source in ports.loads()}
    return known.get(code) or next(iter(known.values()), None)


def _standard(kept: CentreStandard, handle: float) -> Standard:
    value = kept.value
    return Standard(
        value.service_share, value.within, value.occupancy_cap, value.shrinkage, value.patience, handle
    )


def _chart(lines: list[HourNeed]) -> charts.Chart:
    names = [line.since.astimezone(city_zone()).strftime("%H:%M") for line in lines]
    series = [
        charts.Series(_("Needed on the roster"), [line.on_roster for line in lines], "warn"),
        charts.Series(_("Planned"), [round(line.planned, 2) for line in lines], "info"),
    ]
    return charts.bar(_("Hour"), names, series)


def _one_hour(given: dict[str, Any], standard: Standard, lines: list[HourNeed]) -> dict[str, Any] | None:
    """The calculator: the typed-in load (or the busiest hour) with so many operators at their places."""
    busiest = max((line.per_hour for line in lines), default=0.0)
    per_hour = given.get("per_hour") or busiest
    if not per_hour:
        return None
    a = erlang.load(per_hour, standard.handle)
    need = erlang.needed(
        a, standard.handle, share=standard.service_share, within=standard.within, cap=standard.occupancy_cap
    )
    agents = given.get("agents")
    n: int = need if agents is None else agents
    wait = erlang.mean_wait(a, n, standard.handle)
    return {
        "per_hour": per_hour,
        "erlangs": a,
        "agents": n,
        "needed": need,
        "on_roster": erlang.on_the_roster(need, standard.shrinkage),
        "blocked": erlang.blocked(a, n),
        "waits": erlang.waits(a, n),
        "service_level": erlang.service_level(a, n, standard.within, standard.handle),
        "mean_wait": wait if a < n else None,
        "occupancy": erlang.occupancy(a, n),
        "impatient": erlang.erlang_a(per_hour, standard.handle, standard.patience, n),
    }


@login_required
@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """What operators' time went into, over the last day, week, month or quarter."""
    require(can(request.user, FIGURES))
    chosen = request.GET.get("span", "week")
    chosen = chosen if chosen in SPANS else "week"
    since, until = _span(SPANS[chosen])
    lines = [line for line in operator_figures(since, until, operators()) if _counts(line)]
    words = {"day": _("Today"), "week": _("7 days"), "month": _("30 days"), "quarter": _("92 days")}
    context = {
        "lines": lines,
        "tabs": [Tab(words[code], f"?span={code}", code == chosen) for code in SPANS],
        "since": since,
        "until": until,
        "chart": _times(lines) if lines else None,
    }
    return render(request, "shifts/figures.html", context)


def _span(days: int) -> tuple[datetime, datetime]:
    first: date = today() - timedelta(days=days - 1)
    return moment(first, time(), city_zone()), now()


def _counts(line: OperatorFigures) -> bool:
    return bool(line.sums.signed_on or line.planned)


def _times(lines: list[OperatorFigures]) -> charts.Chart:
    names = [str(line.operator) for line in lines]
    parts = [
        ("contact", _("In contact"), "info"),
        ("wrap", _("After-call work"), "gold"),
        ("available", _("Available"), "good"),
        ("break", _("On a break"), "neutral"),
        ("away", _("Away"), "warn"),
    ]
    series = [
        charts.Series(label, [round(line.sums.seconds[state] / 3600, 1) for line in lines], tone)
        for state, label, tone in parts
    ]
    return charts.bar(_("Operator"), names, series, direction="across", is_stacked=True)
