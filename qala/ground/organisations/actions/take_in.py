"""Take one row of a table in: add the organisation or bring it up to date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from qala.ground.calendars.models import WorkCalendar
from qala.ground.organisations.actions.edit import edit_organisation
from qala.ground.organisations.actions.functions import grant_function
from qala.ground.organisations.actions.register import register_organisation
from qala.ground.organisations.actions.set_calendar import set_calendar
from qala.ground.organisations.models import Competence, Function, Organisation
from qala.ground.organisations.rules import bin as bin_rules
from qala.ground.organisations.rules.slugs import slug
from qala.shared.db import atomic
from qala.shared.errors import Invalid

_PLAIN = (
    "name_kk",
    "name_ru",
    "name_en",
    "kind",
    "bin",
    "phone",
    "email",
    "address",
    "website",
    "district_kato",
)
Outcome = Literal["added", "changed", "same"]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a row gets that does not say: `kind` (may be empty: then it must say) and first day."""

    valid_from: date
    kind: str = ""


def take_in(row: Mapping[str, str], *, defaults: Defaults, by: Any) -> Outcome:
    """Upsert by code, else by BIN, else by the code made from the name. An empty cell changes nothing.

    The parent must already be there. Taking the same row in again changes nothing. Raises Invalid.
    """
    with atomic():
        standing = _standing(row)
        details: dict[str, Any] = {name: row[name].strip() for name in _PLAIN if row.get(name, "").strip()}
        if row.get("parent", "").strip():
            details["parent"] = _one(Organisation, "parent", row["parent"])
        before = _state(standing)
        if standing is None:
            organisation = _register(row, details, defaults, by)
        else:
            organisation = edit_organisation(organisation_id=standing.pk, by=by, **details)
        if row.get("calendar", "").strip():
            calendar = _one(WorkCalendar, "calendar", row["calendar"])
            organisation = set_calendar(organisation_id=organisation.pk, calendar=calendar, by=by)
        _grant(organisation, row.get("functions", ""), by)
        if standing is None:
            return "added"
        return "same" if _state(organisation) == before else "changed"


def code_of(row: Mapping[str, str]) -> str:
    """The row's code, or one made from its first name."""
    names = (row.get(name, "").strip() for name in ("code", "name_ru", "name_kk", "name_en"))
    first = next((text for text in names if text), "")
    return first if row.get("code", "").strip() else slug(first)


def _standing(row: Mapping[str, str]) -> Organisation | None:
    number = bin_rules.normalised(row.get("bin", ""))
    if not row.get("code", "").strip() and number:
        found: Organisation | None = Organisation.objects.filter(bin=number).first()
        if found is not None:
            return found
    by_code: Organisation | None = Organisation.objects.filter(code=code_of(row)).first()
    return by_code


def _register(row: Mapping[str, str], details: dict[str, Any], defaults: Defaults, by: Any) -> Organisation:
    details.setdefault("kind", defaults.kind)
    since = row.get("valid_from", "").strip()
    try:
        valid_from = date.fromisoformat(since) if since else defaults.valid_from
    except ValueError as error:
        raise Invalid(fields={"valid_from": _("Write the day as 2026-04-01.")}) from error
    return register_organisation(code=code_of(row), valid_from=valid_from, by=by, **details)


def _grant(organisation: Organisation, codes: str, by: Any) -> None:
    """Functions are only added: leaving one out of a table is too easy to mean that it ends."""
    for code in filter(None, (piece.strip() for piece in codes.replace(",", ";").split(";"))):
        function = _one(Function, "functions", code)
        if not organisation.competences.filter(function=function, valid_to=None).exists():
            grant_function(
                organisation_id=organisation.pk, function=function, valid_from=organisation.valid_from, by=by
            )


def _state(organisation: Organisation | None) -> tuple[Any, ...]:
    if organisation is None:
        return ()
    held = Competence.objects.filter(organisation=organisation).count()
    columns = (getattr(organisation, name) for name in _PLAIN)
    return (*columns, organisation.parent_id, organisation.calendar_id, held)


def _one(model: Any, field: str, code: str) -> Any:
    found = model.objects.filter(code=code.strip()).first()
    if found is None:
        raise Invalid(
            fields={field: _("There is nothing with the code “%(code)s”.") % {"code": code.strip()}}
        )
    return found
