"""What the office sets about health, forecasts and clashes. The defaults are samples until somebody looked at them."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from qala.office.projects.rules.health import Bounds, Thresholds
from qala.shared.parameters import declare, number, whole
from qala.shared.parameters.units import days, metres, working_days


@declare("health", _("Health of projects"), permission="projects.settings")
class HealthParameters:
    """From where on a project needs attention (amber), from where on it is in trouble (red)."""

    slip_amber: int = whole(_("Amber: the finish slips by"), 15, unit=days)
    slip_red: int = whole(_("Red: the finish slips by"), 30, unit=days)
    item_amber: int = whole(_("Amber: a milestone slips by"), 20, unit=days)
    item_red: int = whole(_("Red: a milestone slips by"), 40, unit=days)
    pace_amber: Decimal = number(_("Amber: SPI(t) down to"), "0.95", most="2")
    pace_red: Decimal = number(_("Red: SPI(t) down to"), "0.85", most="2")
    doubt_amber: Decimal = number(
        _("Amber: the day of 80 % certainty is after the baseline by a share of the planned time of"),
        "0.2",
        most="10",
        hint=_("Asked from construction on: a plan nobody has begun has no buffer to lose."),
    )
    doubt_red: Decimal = number(
        _("Red: the day of 80 % certainty is after the baseline by a share of the planned time of"),
        "0.4",
        most="10",
    )
    cpi_amber: Decimal = number(_("Amber: CPI down to"), "0.95", most="2")
    cpi_red: Decimal = number(_("Red: CPI down to"), "0.85", most="2")
    growth_amber: Decimal = number(_("Amber: cost growth (0.05 is 5 %)"), "0.05", most="10")
    growth_red: Decimal = number(_("Red: cost growth (0.15 is 15 %)"), "0.15", most="10")
    risk_amber: int = whole(_("Amber: points of the highest risk (1 to 25)"), 12, most=26)
    risk_red: int = whole(_("Red: points of the highest risk (1 to 25)"), 20, most=26)
    report_amber: int = whole(_("Amber: a report is late by"), 1, unit=days)
    report_red: int = whole(_("Red: a report is late by"), 15, unit=days)
    gap_amber: int = whole(_("Amber: declared per cent above the computed one by"), 10, most=100)
    gap_red: int = whole(_("Red: declared per cent above the computed one by"), 25, most=100)

    @property
    def thresholds(self) -> Thresholds:
        """As the rule takes them."""

        def bounds(name: str, *, is_low: bool = False) -> Bounds:
            amber, red = getattr(self, f"{name}_amber"), getattr(self, f"{name}_red")
            return Bounds(Decimal(amber), Decimal(red), is_low)

        return Thresholds(
            slip=bounds("slip"),
            item_slip=bounds("item"),
            pace=bounds("pace", is_low=True),
            doubt=bounds("doubt"),
            cpi=bounds("cpi", is_low=True),
            growth=bounds("growth"),
            risk=bounds("risk"),
            report=bounds("report"),
            gap=bounds("gap"),
        )


@declare("forecasts", _("Forecasts of projects"), permission="projects.settings")
class ForecastParameters:
    """The simulation, and what counts as nearly critical."""

    runs: int = whole(_("Runs of the nightly simulation"), 1000, least=100, most=10_000)
    low: Decimal = number(
        _("Shortest duration as a share of the likely one"),
        "0.9",
        least="0.1",
        most="1",
        hint=_("For works whose own shortest and longest duration nobody has estimated."),
    )
    high: Decimal = number(_("Longest duration as a share of the likely one"), "1.5", least="1", most="10")
    pace_from: Decimal = number(
        _("The pace counts once this share of the planned time is over"),
        "0.1",
        most="1",
        hint=_("In the first days a single late work would already look like a catastrophe."),
    )
    near_days: int = whole(_("Nearly critical: float up to"), 5, most=60, unit=working_days)


@declare("clashes", _("Clashes of works"), permission="projects.settings")
class ClashParameters:
    """When two works are at one place, and how long a new surface is to stay whole."""

    near_m: int = whole(_("One place: nearer than"), 20, least=1, most=500, unit=metres)
    whole_days: int = whole(_("A finished surface stays whole for"), 1095, least=1, most=3650, unit=days)


@declare("portfolio", _("Portfolio of projects"), permission="projects.settings")
class PortfolioParameters:
    """What the pages of the portfolio call soon, silent and risky."""

    ending_days: int = whole(_("Finishes soon: within"), 90, least=1, most=730, unit=days)
    silent_days: int = whole(_("Silent: no report for more than"), 45, least=1, most=365, unit=days)
    risky_points: int = whole(_("Risky: the highest open risk has (1 to 25)"), 12, least=1, most=25)
    past_days: int = whole(_("“What changed” looks back"), 30, least=1, most=365, unit=days)
