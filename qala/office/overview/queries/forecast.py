"""What the page of a project's forecast shows: sentences, figures and charts with their tables."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qala.office.overview.queries.curves import histogram, s_curve
from qala.office.overview.queries.measures import Measures
from qala.office.overview.rules.parameters import ForecastParameters, HealthParameters
from qala.office.projects.figures import figures
from qala.office.projects.models import Project, WorkItem
from qala.office.projects.queries.plans import plans_of
from qala.office.projects.rules.earned import Paced
from qala.office.projects.rules.health import FACETS, Tone, assess, say
from qala.office.projects.rules.quality import Check
from qala.shared import clock
from qala.shared.money import say as say_money
from qala.shared.parameters.reading import of_today
from qala.shared.ui.parts import Fact

RUNS = 4_000
DASH = "–"


@dataclass(frozen=True)
class Way:
    """One of the three forecasts."""

    label: str
    why: str
    day: date | None
    slip: int | None

    @property
    def shown(self) -> str:
        """The day, or a dash."""
        return _day(self.day)

    @property
    def tone(self) -> str:
        """How far from the baseline, in a word of colour."""
        if self.slip is None:
            return "neutral"
        return "bad" if self.slip > 30 else "warn" if self.slip > 0 else "good"

    @property
    def foot(self) -> str:
        """How far from the baseline, and what the forecast believes."""
        words = slip_words(self.slip)
        return f"{words[:1].upper()}{words[1:]}. {self.why}" if words else self.why


def forecast_of(project: Project) -> dict[str, Any]:
    """Context of the page. A few statements, then arithmetic: about 0.2 s for 200 items."""
    day = clock.today()
    plan = plans_of([project], day)[project.pk]
    measures = Measures(plan, figures([project.pk], day)[project.pk], of_today(ForecastParameters), runs=RUNS)
    health = assess(measures.facts, of_today(HealthParameters).thresholds)
    rows = {str(row.pk): row for row in plan.rows}
    return {
        "day": day,
        "has_plan": bool(plan.items),
        "baseline": plan.baseline,
        "trouble": measures.trouble if plan.items else "",
        "is_equal": plan.is_equal,
        "ways": _ways(measures),
        "forecast_facts": _facts(measures),
        "runs": number_format(RUNS),
        "reasons": say(reason.as_dict() for reason in health.reasons),
        "facets": [(label, health.facets[code].value) for code, label in FACETS.items()],
        "is_known": health.tone is not Tone.GREY,
        "value_rows": value_rows(measures, project.currency),
        "is_money": measures.is_money,
        "has_hours": measures.hours is not None,
        "curve": s_curve(measures),
        "histogram": histogram(measures),
        "critical": criticality(measures, rows),
        "path": path_words(measures, rows),
        "checks": [quality_row(check, rows) for check in measures.quality],
    }


def slip_words(days: int | None) -> str:
    """Signed and neutral; empty when there is nothing to compare with."""
    if days is None:
        return ""
    if days == 0:
        return _("on the day of the baseline")
    words = (
        ngettext("{days} day later than the baseline", "{days} days later than the baseline", days)
        if days > 0
        else ngettext("{days} day earlier than the baseline", "{days} days earlier than the baseline", -days)
    )
    return words.format(days=abs(days))


def _ways(measures: Measures) -> list[Way]:
    found = measures.forecasts
    return [
        Way(label, why, day, found.slip_days(day))
        for label, why, day in (
            (
                _("By the critical path"),
                _("Believes the plan: what is left takes as long as planned."),
                found.by_path,
            ),
            (
                _("By the pace so far"),
                _("Believes the work done: the rest goes as the work until now."),
                found.by_pace,
            ),
            (
                _("By simulation, 80 %"),
                _("Believes the doubts: four runs of five end by this day."),
                found.by_simulation,
            ),
        )
    ]


def _facts(measures: Measures) -> list[Fact]:
    """The promise beside the forecasts, its chance, and how far the three lie apart."""
    found, simulation = measures.forecasts, measures.simulation
    facts = [
        Fact(_("Finish by the baseline"), _day(found.baseline)),
        Fact(_("Chance of the baseline date"), _share(found.chance)),
    ]
    if found.spread_days is not None:
        days = ngettext("{count} day", "{count} days", found.spread_days).format(count=found.spread_days)
        facts.append(Fact(_("The three lie apart by"), days))
    if simulation is not None:
        days_of = (simulation.p50, simulation.p80, simulation.p95)
        facts.append(Fact(_("Simulation: 50 %, 80 %, 95 %"), " · ".join(map(_day, days_of))))
    return facts


def _day(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else DASH


def _share(value: float | None) -> str:
    return DASH if value is None else f"{number_format(round(value * 100), use_l10n=True)} %"


def value_rows(measures: Measures, currency: str) -> list[dict[str, Any]]:
    """Earned value, a row for each figure: money (or points of work) and person-hours side by side."""
    value, hours = measures.value, measures.hours
    if value is None and hours is None:
        return []

    def amount(number: Decimal | None) -> str:
        if number is None:
            return DASH
        return (
            say_money(round(number, 0), currency)
            if measures.is_money
            else number_format(round(number, 1), decimal_pos=1)
        )

    def plain(number: Decimal | None) -> str:
        return DASH if number is None else number_format(round(number, 1), decimal_pos=1)

    def index(number: Decimal | None) -> str:
        return DASH if number is None else number_format(round(number, 2), decimal_pos=2)

    return [
        {
            "code": code,
            "label": label,
            "value": (index if is_index else amount)(_of(value, name)),
            "hours": (index if is_index else plain)(_of(hours, name)),
        }
        for code, label, name, is_index in _values()
    ]


def _of(value: Paced | None, name: str) -> Decimal | None:
    found: Decimal | None = getattr(value, name) if value is not None else None
    return found


def _values() -> list[tuple[str, "str | Promise", str, bool]]:
    return [
        ("BAC", _("Budget at completion"), "bac", False),
        ("PV", _("Planned value"), "pv", False),
        ("EV", _("Earned value"), "ev", False),
        ("AC", _("Actual cost"), "ac", False),
        ("SV", _("Schedule variance"), "sv", False),
        ("CV", _("Cost variance"), "cv", False),
        ("SPI(t)", _("Pace: earned schedule by time"), "spi_t", True),
        ("SPI", _("Schedule performance index"), "spi", True),
        ("CPI", _("Cost performance index"), "cpi", True),
        ("EAC 1", _("At completion, if the rest costs as until now"), "eac_by_cost", False),
        ("EAC 2", _("At completion, if the rest costs as planned"), "eac_as_planned", False),
        ("EAC 3", _("At completion, under the pressure of delay too"), "eac_by_both", False),
        ("ETC", _("Still needed"), "etc", False),
        ("VAC", _("Left over or short at completion"), "vac", False),
        ("TCPI", _("How well the rest must go to keep the budget"), "tcpi_to_bac", True),
    ]


def criticality(measures: Measures, rows: dict[str, WorkItem]) -> list[tuple[WorkItem, int]]:
    """The works that most often decide about the finish, with their per cent of runs."""
    simulation = measures.simulation
    if simulation is None:
        return []
    found = sorted(simulation.criticality.items(), key=lambda pair: -pair[1])
    return [(rows[key], round(share * 100)) for key, share in found[:8] if share >= 0.01]


def path_words(measures: Measures, rows: dict[str, WorkItem]) -> list[dict[str, Any]]:
    """The works that hold each other up to the finish, in their order."""
    network = measures.network
    if network is None:
        return []
    promised = measures.plan.baseline_finishes()
    path = []
    for key in network.longest_path:
        dated = network[key]
        slip = (dated.early_finish - promised[key]).days if key in promised else None
        path.append(
            {
                "row": rows[key],
                "start": dated.early_start,
                "finish": dated.early_finish,
                "slip": slip_words(slip),
            }
        )
    return path


def quality_row(check: Check, rows: dict[str, WorkItem]) -> dict[str, Any]:
    """A check with its figure in words and the items it found."""
    if check.value is None:
        figure = DASH
    elif check.is_index:
        figure = number_format(round(check.value, 2), decimal_pos=2)
    else:
        figure = f"{number_format(round(check.value * 100, 1), decimal_pos=1)} %"
    return {
        "label": check.label,
        "figure": figure,
        "is_met": check.is_met,
        "items": [_named(key, rows) for key in check.keys[:6]],
        "more": max(len(check.keys) - 6, 0),
    }


def _named(key: str, rows: dict[str, WorkItem]) -> str:
    parts = key.split(" → ")
    return " → ".join(rows[part].name if part in rows else part for part in parts)
