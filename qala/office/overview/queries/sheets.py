"""The portfolio as sheets of a head and rows: one making for the workbook, the PDF and the DOCX, so that they agree."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qala.office.overview.queries import answer
from qala.office.overview.queries.lights import light, reckoned, why
from qala.office.overview.queries.seen import with_people
from qala.office.overview.queries.totals import dimensions, totals
from qala.office.projects.models import Health, Stage
from qala.shared import clock
from qala.shared.sheets import Kind, Sheet, Value

GROUPS = ("block", "stage", "district", "curator", "customer")


@dataclass(frozen=True)
class PortfolioReport:
    """Everything that a file says, in the active language, as of the end of `day`."""

    title: str
    day: date
    reckoned_on: date | None
    sheets: list[Sheet]
    projects: Sheet
    definitions: Sheet


Field = tuple[str, Kind, Callable[[Any], Value]]


def _total_fields() -> list[Field]:
    return [
        (_("Projects"), "number", lambda t: t.projects),
        (_("In trouble"), "number", lambda t: t.red),
        (_("Needs attention"), "number", lambda t: t.amber),
        (_("On course"), "number", lambda t: t.green),
        (_("Late"), "number", lambda t: t.late),
        (_("Days of delay"), "number", lambda t: t.delay_days),
        (_("Physical per cent"), "percent", lambda t: t.physical),
        (_("Original budget"), "money", lambda t: t.original),
        (_("Budget"), "money", lambda t: t.budget),
        (_("Growth"), "money", lambda t: t.growth),
        (_("Contracted"), "money", lambda t: t.contracted),
        (_("Paid"), "money", lambda t: t.spent),
        (_("Per cent of money"), "percent", lambda t: t.financial),
        (_("Person-hours"), "number", lambda t: t.hours_spent),
        (_("Cost of labour"), "money", lambda t: t.labour_cost),
        (_("People on site"), "number", lambda t: t.people),
        (_("Currency"), "text", lambda t: t.currency),
    ]


def _project_fields() -> list[Field]:
    return [
        (_("Code"), "text", lambda p: p.code),
        (_("Project"), "text", lambda p: p.title),
        (_("Health"), "text", lambda p: str(Health(light(p)).label)),
        (_("Why"), "text", why),
        (_("Stage"), "text", lambda p: str(Stage(p.stage_then).label)),
        (_("Block"), "text", lambda p: p.block.name),
        (_("District"), "text", lambda p: p.district.name if p.district else ""),
        (_("Department"), "text", lambda p: p.department.name),
        (_("Customer"), "text", lambda p: p.customer.name if p.customer else ""),
        (_("Curator"), "text", lambda p: p.curator_name or ""),
        (_("Project head"), "text", lambda p: p.head_name or ""),
        (_("Finish by the baseline"), "day", lambda p: p.baseline_finish),
        (_("Expected finish"), "day", lambda p: p.shown_finish),
        (_("Slip, days"), "signed", reckoned("slip_days")),
        (_("Physical per cent"), "percent", reckoned("physical")),
        (_("Original budget"), "money", reckoned("original_budget")),
        (_("Budget"), "money", reckoned("budget")),
        (_("Contracted"), "money", reckoned("contracted")),
        (_("Paid"), "money", reckoned("paid")),
        (_("Currency"), "text", lambda p: p.currency),
    ]


def _sheet(code: str, title: str, fields: list[Field], rows: Iterable[Any]) -> Sheet:
    known = list(rows)
    return Sheet(
        code,
        title,
        [label for label, _kind, _value in fields],
        [kind for _label, kind, _value in fields],
        [[value(row) for _label, _kind, value in fields] for row in known],
        [getattr(row, "currency", "") for row in known],
    )


def report(rows: QuerySet[Any], day: date | None, title: str = "") -> PortfolioReport:
    """Of projects with `seen`; about twenty statements."""
    whole: Field = (_("What"), "text", lambda _total: _("All projects"))
    sheets = [_sheet("whole", _("Totals"), [whole, *_total_fields()], totals(rows, day=day))]
    for by in GROUPS:
        label = str(dimensions(day)[by].label)
        named: Field = (label, "text", lambda t: t.label)
        sheets.append(_sheet(by, label, [named, *_total_fields()], totals(rows, by, day=day)))
    sheets += [*_worries(rows), _changes(rows, day)]
    people = answer.shown(with_people(rows, day)).select_related("district", "department", "customer")
    return PortfolioReport(
        title or _("Portfolio of projects"),
        day or clock.today(),
        answer.reckoned_on(rows),
        sheets,
        _sheet("projects", _("Projects"), _project_fields(), people.order_by("code")),
        definitions(),
    )


def _worries(rows: QuerySet[Any]) -> list[Sheet]:
    name: list[Field] = [(_("Code"), "text", lambda p: p.code), (_("Project"), "text", lambda p: p.title)]
    reasons: list[Field] = [(_("Why"), "text", why)]
    slips: list[Field] = [
        (_("Slip, days"), "signed", reckoned("slip_days")),
        (_("Expected finish"), "day", lambda p: p.shown_finish),
    ]
    growths: list[Field] = [
        (_("Original budget"), "money", reckoned("original_budget")),
        (_("Budget"), "money", reckoned("budget")),
        (_("Growth"), "money", lambda p: p.grown),
    ]
    return [
        _sheet("slips", _("Slipping most"), [*name, *slips, *reasons], answer.top_slips(rows)),
        _sheet("growths", _("Growing most"), [*name, *growths, *reasons], answer.top_growths(rows)),
    ]


def _changes(rows: QuerySet[Any], day: date | None) -> Sheet:
    found = answer.changes(rows, day)
    since = date_format(found.since, "SHORT_DATE_FORMAT")
    fields: list[Field] = [
        (_("Code"), "text", lambda line: line.project.code),
        (_("Project"), "text", lambda line: line.project.title),
        (_("What changed"), "text", lambda line: " ".join(line.words)),
    ]
    return _sheet("changes", _("What changed since %(day)s") % {"day": since}, fields, found.lines)


def definitions() -> Sheet:
    """What the figures mean, beside them."""
    said = [
        (_("Late"), _("The finish, as it came or as the critical path forecasts it, lies after the baseline.")),
        (_("Physical per cent"), _("Work done, weighted by baseline budgets; equal weights where none has money.")),
        (_("Budget"), _("All years and sources as of the day, without cancelled and merged projects.")),
        (_("Original budget"), _("The first version of the same money.")),
        (_("Paid"), _("All payments up to the day, those of cancelled projects too.")),
        (_("Per cent of money"), _("Paid of the budget, cancelled projects left out of both.")),
        (_("Health"), _("The worst of schedule, cost, risk and reporting by the office's thresholds of that day.")),
        (_("People on site"), _("The average of the days told in the last 30 days.")),
        (_("Totals"), _("A project of many portfolios counts once; different currencies are never added.")),
    ]  # fmt: skip
    return Sheet(
        "definitions", _("Definitions"), [_("Figure"), _("What it means")], ["text", "text"],
        [list(pair) for pair in said],
    )  # fmt: skip
