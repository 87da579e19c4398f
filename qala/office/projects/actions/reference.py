"""The words by which projects are sorted."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from qala.ground.people.access import can
from qala.office.projects.access import SETTINGS
from qala.office.projects.models import Block, Indicator, Portfolio, Programme, ProjectKind, StepTemplate
from qala.office.projects.rules.sectors import with_parents
from qala.shared import timeline
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Conflict, require

MODELS: dict[str, type[models.Model]] = {
    "blocks": Block,
    "kinds": ProjectKind,
    "steps": StepTemplate,
    "indicators": Indicator,
    "portfolios": Portfolio,
    "programmes": Programme,
}


def save_reference(
    *, what: str, row_id: int | None, by: Any, seen: int | None = None, **fields: Any
) -> models.Model:
    """Write a row of `MODELS`. A code that is in use stays: others name the row by it.

    Raises NotAllowed, Missing, Invalid, Conflict (changed after the entry `seen`; the code of a known row).
    """
    model = MODELS[what]
    with atomic():
        row = lock(model, row_id) if row_id is not None else model()
        require(can(by, SETTINGS))
        if row_id is not None:
            timeline.require_unchanged(row, seen)
            if fields.get("code", row.code) != row.code:  # type: ignore[attr-defined]
                raise Conflict(fields={"code": _("A code stays as it is: others name this row by it.")})
        if "sectors" in fields:
            fields["sectors"] = with_parents(fields["sectors"])
        for name, value in fields.items():
            setattr(row, name, value)
        validate(row)
        row.save()
        timeline.add(row, "change" if row_id is not None else "create", by=by)
    return row


def remove_step(*, row_id: int, by: Any) -> None:
    """Take a step out of a kind's course; steps of projects made from it stay. Raises NotAllowed, Missing."""
    with atomic():
        row = lock(StepTemplate, row_id)
        require(can(by, SETTINGS))
        kind = row.kind
        timeline.add(kind, "remove_step", by=by, note=str(row))
        row.delete()
