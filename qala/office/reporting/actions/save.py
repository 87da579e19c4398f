"""What the head has written so far is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.models import ItemKind, Method
from qala.office.reporting.access import WRITE
from qala.office.reporting.actions.moving import opened
from qala.office.reporting.actions.photos import attach
from qala.office.reporting.models import ProgressReport, ReportItem
from qala.office.reporting.queries.risks import risks_of
from qala.shared import timeline
from qala.shared.db import atomic, validate
from qala.shared.errors import Conflict, Invalid

WRITTEN = (
    "narrative_kk", "narrative_ru", "narrative_en", "declared_percent", "forecast_finish", "forecast_code",
    "forecast_reason", "money_told", "people_told", "hours_told", "risk_numbers", "risk_words", "confidence",
    "confidence_reason",
)  # fmt: skip
MARKS: dict[str, frozenset[int]] = {
    Method.ZERO_HUNDRED: frozenset((0, 100)),
    Method.FIFTY_FIFTY: frozenset((0, 50, 100)),
}


@dataclass(frozen=True)
class Told:
    """What the head says of one work; a percent of None leaves it open."""

    percent: Decimal | None
    note: str = ""


def save(
    *,
    report_id: int,
    by: Any,
    seen: int | None = None,
    items: Mapping[int, Told] | None = None,
    photos: Iterable[Any] = (),
    **fields: Any,
) -> ProgressReport:
    """Keep the given fields (names of `WRITTEN`), per cents by work item, and photos that were uploaded ahead.

    `seen` is the revision that the writer's device had: Conflict `changed` when another device saved meanwhile. Raises
    NotAllowed, Missing, Conflict (no longer written), Invalid (by field; `item-<id>` for a work).
    """
    with atomic():
        report = opened(report_id, "save", WRITE, by)
        if seen is not None and seen != report.revision:
            raise Conflict(_("Another device has saved this report meanwhile."), code="changed")
        for name in WRITTEN:
            if name in fields:
                setattr(report, name, fields[name])
        validate(report)
        _require_risks(report)
        _write_items(report, items or {})
        attach(report.project, photos, by=by, report=report)
        report.revision += 1
        report.save(update_fields=["revision", "updated_at", *(name for name in WRITTEN if name in fields)])
        _remember(report, by)
    return report


def _require_risks(report: ProgressReport) -> None:
    known = risks_of(report).values_list("number", flat=True)
    if set(report.risk_numbers) - set(known):
        raise Invalid(fields={"risk_numbers": _("This project has no such risk.")})


def _remember(report: ProgressReport, by: Any) -> None:
    """A device saves every few seconds: one line says so until somebody else does something."""
    last = timeline.of(report).order_by("-id").first()
    if last is None or (last.verb, last.by_id) != ("save", by.pk):
        timeline.add(report, "save", by=by)


def _write_items(report: ProgressReport, told: Mapping[int, Told]) -> None:
    rows = {row.item_id: row for row in report.items.select_related("item")}
    wrong: dict[str, str] = {}
    changed = []
    for item_id, said in told.items():
        row = rows.get(item_id)
        if row is None or (row.percent, row.note) == (said.percent, said.note):
            continue
        problem = _problem(row, said)
        if problem:
            wrong[f"item-{item_id}"] = problem
        row.percent, row.note = said.percent, said.note
        changed.append(row)
    if wrong:
        raise Invalid(fields=wrong)
    ReportItem.objects.bulk_update(changed, ["percent", "note"])


def _problem(row: ReportItem, said: Told) -> str:
    if said.percent is None:
        return ""
    if not 0 <= said.percent <= 100:
        return _("A per cent lies between 0 and 100.")
    marks = frozenset((0, 100)) if row.item.kind == ItemKind.MILESTONE else MARKS.get(row.item.method)
    if marks and said.percent not in marks:
        return _("Only these values are possible here: %(values)s.") % {
            "values": ", ".join(map(str, sorted(marks)))
        }
    return ""
