"""A version as sheets of a file: money and ceilings, proposals, remarks, and execution once it stands."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from qala.office.finance.models import Source
from qala.office.finance.rules.figures import percent
from qala.office.fiveyear.models import PlanVersion
from qala.office.fiveyear.queries import ZERO, ceilings_of, execution, money_of
from qala.office.fiveyear.rules.statuses import Stage
from qala.shared.sheets import Sheet, Value

STANDING = (Stage.APPROVED, Stage.PUBLISHED, Stage.REPLACED)


def sheets_of(version: PlanVersion, proposals: Iterable[Any], day: date) -> list[Sheet]:
    """In the active language; `proposals` are those that the person sees, with their money."""
    found = [_sources(version), _ceilings(version), _proposals(version, proposals), _remarks(version)]
    return [*found, _execution(version, day)] if version.stage in STANDING else found


def _sheet(
    code: str, title: str, columns: list[tuple[str, str]], rows: list[list[Value]], version: PlanVersion
) -> Sheet:
    head, kinds = [label for label, _kind in columns], [kind for _label, kind in columns]
    return Sheet(code, title, head, kinds, rows, [version.plan.currency] * len(rows))


def _years(version: PlanVersion) -> list[tuple[str, str]]:
    return [*((str(year), "money") for year in version.plan.years), (_("Together"), "money")]


def _sources(version: PlanVersion) -> Sheet:
    sums, years = money_of(version), version.plan.years
    rows: list[list[Value]] = []
    for source in Source:
        by_year = [sums.get((year, source.value)) for year in years]
        if any(by_year):
            rows.append([str(source.label), *by_year, sum(filter(None, by_year), ZERO)])
    if rows:
        whole = [sum((sums.get((year, source.value), ZERO) for source in Source), ZERO) for year in years]
        rows.append([_("Together"), *whole, sum(whole, ZERO)])
    columns = [(_("Source of money"), "text"), *_years(version)]
    return _sheet("sources", _("Money by year and source"), columns, rows, version)


def _ceilings(version: PlanVersion) -> Sheet:
    sums, limits = money_of(version), ceilings_of(version)
    rows: list[list[Value]] = []
    for (year, source), limit in sorted(limits.items()):
        planned = sums.get((year, source), ZERO)
        over = planned - limit if planned > limit else None
        rows.append([str(year), str(Source(source).label), limit, planned, over])
    columns = [
        (_("Year"), "text"), (_("Source of money"), "text"), (_("Ceiling"), "money"), (_("By the plan"), "money"),
        (_("Above the ceiling"), "money"),
    ]  # fmt: skip
    return _sheet("ceilings", _("Ceilings"), columns, rows, version)


def _proposals(version: PlanVersion, proposals: Iterable[Any]) -> Sheet:
    rows: list[list[Value]] = []
    for row in proposals:
        by_year: dict[int, Decimal] = {}
        for each in row.money.all():
            by_year[each.year] = by_year.get(each.year, ZERO) + each.amount
        who = [row.title, row.department.name, row.block.name, row.project.code if row.project else None]
        rows.append([*who, *(by_year.get(year) for year in version.plan.years), sum(by_year.values(), ZERO)])
    columns = [
        (_("Proposal"), "text"), (_("Department"), "text"), (_("Block"), "text"), (_("Project"), "text"),
        *_years(version),
    ]  # fmt: skip
    return _sheet("proposals", _("Proposals"), columns, rows, version)


def _remarks(version: PlanVersion) -> Sheet:
    said = {
        None: _("Waits for an answer"),
        True: pgettext("remark", "Accepted"),
        False: pgettext("remark", "Declined"),
    }
    rows: list[list[Value]] = [
        [each.department.name, each.text, said[each.is_accepted], each.answer]
        for each in version.remarks.select_related("department")
    ]
    columns = [
        (_("Department"), "text"), (_("Remark"), "text"), (_("Decision"), "text"),
        (_("Answer"), "text"),
    ]  # fmt: skip
    return _sheet("remarks", _("Remarks of departments"), columns, rows, version)


def _execution(version: PlanVersion, day: date) -> Sheet:
    rows: list[list[Value]] = [
        [
            str(each.year), each.planned + each.without_project, each.without_project, each.budget, each.paid,
            percent(each.paid, each.planned),
        ]
        for each in execution(version, day)
    ]  # fmt: skip
    columns = [
        (_("Year"), "text"), (_("By the plan"), "money"), (_("of it without a project yet"), "money"),
        (_("Budget"), "money"), (pgettext("money", "Paid"), "money"), (_("Paid of the plan"), "percent"),
    ]  # fmt: skip
    return _sheet("execution", _("Execution"), columns, rows, version)
