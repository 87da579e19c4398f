"""How complete a passport is, after the data points of the CoST Infrastructure Data Standard.

A point counts from the stage on at which it can be known: a proposal is not incomplete for having no contractor.
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STAGES = ("proposed", "planned", "preparation", "procurement", "construction", "commissioning", "closed")


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that the public is to know, and from which stage on."""

    code: str
    label: "str | Promise"
    since: str


POINTS = (
    Point("owner", _("Owner: the department"), "proposed"),
    Point("sector", _("Sector"), "proposed"),
    Point("title", _("Name in Kazakh and Russian"), "proposed"),
    Point("purpose", _("Purpose"), "proposed"),
    Point("place", _("Place on the map"), "proposed"),
    Point("period", _("Planned start and finish"), "planned"),
    Point("budget", _("Budget"), "planned"),
    Point("funding", _("Sources of money"), "planned"),
    Point("scope", _("Scope in figures"), "planned"),
    Point("people", _("Curator and head"), "planned"),
    Point("customer", _("Customer"), "preparation"),
    Point("approval", _("Day of approval: a baseline"), "preparation"),
    Point("milestones", _("Public milestones"), "preparation"),
    Point("results", _("Expected results"), "preparation"),
    Point("environment", _("Effects on environment, land and settlement"), "preparation"),
    Point("procurement", _("Procurement: procedure and number"), "procurement"),
    Point("bidders", _("Number of bidders"), "construction"),
    Point("contractor", _("Contractor"), "construction"),
    Point("contract", _("Contract: price and period"), "construction"),
    Point("supervision", _("Technical supervision"), "construction"),
    Point("report", _("An accepted report"), "construction"),
    Point("photo", _("Photos"), "construction"),
    Point("completion", _("Day of completion"), "closed"),
    Point("final_cost", _("Cost at completion"), "closed"),
    Point("final_scope", _("Scope as built"), "closed"),
    Point("evaluation", _("Measured results"), "closed"),
)


def due(stage: str) -> tuple[Point, ...]:
    """The points that can be known at a stage; of a cancelled project those of a plan."""
    now = STAGES.index(stage if stage in STAGES else "planned")
    return tuple(point for point in POINTS if STAGES.index(point.since) <= now)


def missing(stage: str, filled: Collection[str]) -> tuple[Point, ...]:
    """What is still to be filled in."""
    return tuple(point for point in due(stage) if point.code not in filled)


def percent(stage: str, filled: Collection[str]) -> Decimal:
    """0 to 100."""
    wanted = due(stage)
    return round(Decimal(100 * (len(wanted) - len(missing(stage, filled)))) / len(wanted), 2)
