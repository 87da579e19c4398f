"""Money of a file beside what the room of money holds for its projects afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from qala.office.exchange.models import ProjectImport
from qala.office.finance.queries.totals import whole
from qala.office.projects.models import Project
from qala.shared.clock import today

PARTS: Mapping[str, tuple[str, ...]] = {
    "budget": ("lines",),
    "signed": ("contract_value", "award"),
    "paid": ("paid", "lines_paid"),
}
"""A measure of finance: the sums of the file that it is made of; of a contract the first that is told."""


def reconciled(batch: ProjectImport) -> list[list[str]]:
    """[measure, currency, in the file, in finance] of everything that one of them has; amounts as texts."""
    projects = Project.objects.filter(pk__in=batch.rows.exclude(project=None).order_by().values("project"))
    here = {one.currency: one for one in whole(projects, today())}
    told: dict[str, str] = batch.report.get("sums", {})
    currencies = sorted({*here, *(key.partition(" ")[2] for key in told)} - {""})
    made = []
    for measure, names in PARTS.items():
        for currency in currencies:
            there = _told(told, measure, names, currency)
            kept = getattr(here.get(currency), measure, None)
            if there or kept:
                made.append([measure, currency, str(there or 0), str(kept or 0)])
    return made


def _told(told: Mapping[str, str], measure: str, names: tuple[str, ...], currency: str) -> Decimal | None:
    found = [Decimal(told[key]) for name in names if (key := f"{name} {currency}") in told]
    if not found:
        return None
    return found[0] if measure == "signed" else sum(found, Decimal(0))
