"""Health of a project: the worst of schedule, cost, risk and reporting, and the sentences that say why.

A rule, not an opinion: `RULE` is stored with every answer, so that it can be said by which rule a project was red in
March. Reasons are codes with figures; `say` turns them into sentences in the language of the reader.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

RULE = 2
# A text, or one by language.
Name = str | Mapping[str, str]


class Tone(StrEnum):
    """In order of worry; `none` says that nothing is known, not that all is well."""

    GREY = "none"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def weight(self) -> int:
        return list(Tone).index(self)


FACETS: dict[str, "str | Promise"] = {
    "schedule": gettext_lazy("Schedule"),
    "cost": gettext_lazy("Cost"),
    "risk": pgettext_lazy("health", "Risk"),
    "reporting": gettext_lazy("Reporting"),
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """From where on it is amber, from where on red. `is_low`: less is worse."""

    amber: Decimal
    red: Decimal
    is_low: bool = False

    def tone(self, value: Decimal) -> Tone:
        """The bound itself is already beyond."""
        sign = -1 if self.is_low else 1
        if value * sign >= self.red * sign:
            return Tone.RED
        return Tone.AMBER if value * sign >= self.amber * sign else Tone.GREEN


def _high(amber: str, red: str) -> Bounds:
    return Bounds(Decimal(amber), Decimal(red))


def _low(amber: str, red: str) -> Bounds:
    return Bounds(Decimal(amber), Decimal(red), is_low=True)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What the office sets: calendar days of slip and lateness, indices, shares (of growth, of the planned
    time), points of a risk (1–25)."""

    slip: Bounds = field(default=_high("15", "30"))
    item_slip: Bounds = field(default=_high("20", "40"))
    pace: Bounds = field(default=_low("0.95", "0.85"))
    doubt: Bounds = field(default=_high("0.2", "0.4"))
    cpi: Bounds = field(default=_low("0.95", "0.85"))
    growth: Bounds = field(default=_high("0.05", "0.15"))
    risk: Bounds = field(default=_high("12", "20"))
    report: Bounds = field(default=_high("1", "15"))
    gap: Bounds = field(default=_high("10", "25"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a project on a day; None is unknown and stays out of the answer.

    `slip_days`: forecast finish after the baseline. `item_slip_days`, `item_name`: the milestone that slipped most.
    `doubt`: the day by which it ends with 80 % certainty, after the baseline, as a share of the planned time.
    `growth`: current cost / original - 1. `risk_points`: the highest open P x I. `report_late_days`: 0 when on time.
    `gap_points`: declared percent minus computed percent.
    """

    slip_days: int | None = None
    item_slip_days: int | None = None
    item_name: Name = ""
    spi_t: Decimal | None = None
    doubt: Decimal | None = None
    cpi: Decimal | None = None
    growth: Decimal | None = None
    risk_points: int | None = None
    risk_name: Name = ""
    report_late_days: int | None = None
    gap_points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding as it is stored: what, how bad, of which facet, with which figures."""

    code: str
    tone: Tone
    facet: str
    value: str
    name: Name = ""

    def as_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "tone": self.tone.value,
            "facet": self.facet,
            "value": self.value,
            "name": self.name,
        }


@dataclass(frozen=True, slots=True)
class Health:
    """The answer: the worst tone, one for each facet, and what is amber or red, the worst first."""

    tone: Tone
    facets: dict[str, Tone]
    reasons: tuple[Reason, ...]
    rule: int = RULE


def assess(facts: Facts, thresholds: Thresholds | None = None) -> Health:
    """Look at everything that is known. Grey without any fact."""
    facets = dict.fromkeys(FACETS, Tone.GREY)
    reasons = []
    for code, facet, value, bounds, name in _findings(facts, thresholds or Thresholds()):
        tone = bounds.tone(value)
        facets[facet] = max(facets[facet], tone, key=lambda one: one.weight)
        if tone.weight > Tone.GREEN.weight:
            reasons.append(Reason(code, tone, facet, str(value), name))
    worst = max(facets.values(), key=lambda one: one.weight)
    return Health(worst, facets, tuple(sorted(reasons, key=lambda one: -one.tone.weight)))


def _findings(facts: Facts, by: Thresholds) -> Iterator[tuple[str, str, Decimal, Bounds, Name]]:
    for code, facet, value, bounds, name in (
        ("slip", "schedule", facts.slip_days, by.slip, ""),
        ("item_slip", "schedule", facts.item_slip_days, by.item_slip, facts.item_name),
        ("pace", "schedule", facts.spi_t, by.pace, ""),
        ("doubt", "schedule", facts.doubt, by.doubt, ""),
        ("cpi", "cost", facts.cpi, by.cpi, ""),
        ("growth", "cost", facts.growth, by.growth, ""),
        ("risk", "risk", facts.risk_points, by.risk, facts.risk_name),
        ("report", "reporting", facts.report_late_days, by.report, ""),
        ("gap", "reporting", facts.gap_points, by.gap, ""),
    ):
        if value is not None:
            yield code, facet, Decimal(value), bounds, name


def say(reasons: Iterable[Mapping[str, Any]]) -> list[str]:
    """Sentences in the language of the moment, from reasons as they are stored; an unknown code is left out."""
    return [
        _WORDS[one["code"]](Decimal(one["value"]), _named(one.get("name", "")))
        for one in reasons
        if one["code"] in _WORDS
    ]


def _named(name: Name) -> str:
    if isinstance(name, str):
        return name
    wanted = (get_language() or "kk")[:2]
    return next((text for code in (wanted, "kk", "ru", "en") if (text := name.get(code, ""))), "")


def _days(value: Decimal) -> str:
    count = int(value)
    return ngettext("{days} day", "{days} days", count).format(days=number_format(count))


def _percent(value: Decimal) -> str:
    return number_format(round(value * 100), decimal_pos=0)


def _plain(value: Decimal) -> str:
    return number_format(round(value, 2), decimal_pos=2)


_WORDS: dict[str, Callable[[Decimal, str], str]] = {
    "slip": lambda value, _name: _("The finish is forecast {days} after the baseline.").format(
        days=_days(value)
    ),
    # Readers outside the city are told no names of what is not public.
    "item_slip": lambda value, name: (
        _("“{name}” slipped {days} against the baseline.")
        if name
        else _("A milestone slipped {days} against the baseline.")
    ).format(name=name, days=_days(value)),
    "pace": lambda value, _name: _("The work keeps {index} of its planned pace (SPI(t)).").format(
        index=_plain(value)
    ),
    "doubt": lambda value, _name: _(
        "The day of 80 % certainty comes after the baseline by {percent} % of the planned time."
    ).format(percent=_percent(value)),
    # Standings by rule 1 still say it.
    "chance": lambda value, _name: _("The chance of the baseline date is {percent} %.").format(
        percent=_percent(value)
    ),
    "cpi": lambda value, _name: _("For each unit spent, {index} is earned (CPI).").format(
        index=_plain(value)
    ),
    "growth": lambda value, _name: _("The cost grew by {percent} % against the original.").format(
        percent=_percent(value)
    ),
    "risk": lambda value, name: (
        _("The risk “{name}” stands at {points} points of 25.")
        if name
        else _("The highest risk stands at {points} points of 25.")
    ).format(name=name, points=int(value)),
    "report": lambda value, _name: _("The report is {days} late.").format(days=_days(value)),
    "gap": lambda value, _name: _(
        "The declared percentage is {points} points above the computed one."
    ).format(points=number_format(round(value), decimal_pos=0)),
}
