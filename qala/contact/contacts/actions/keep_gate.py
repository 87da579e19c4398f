"""Change the emergency gate: a row from a day on, or its end. Old contacts keep what was said to them."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from qala.contact.contacts.access import can_keep_gate
from qala.contact.contacts.models import ContactParameter, EmergencyQuestion, EmergencyService, HazardWord
from qala.contact.contacts.queries.gate import forget
from qala.contact.contacts.rules.parameters import read
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.folding import fold

Row = EmergencyService | HazardWord | EmergencyQuestion | ContactParameter
KINDS: dict[str, type[Row]] = {
    "services": EmergencyService,
    "words": HazardWord,
    "questions": EmergencyQuestion,
    "parameters": ContactParameter,
}


def add_row(*, kind: str, by: Any, valid_from: date, **values: Any) -> Row:
    """A new row; a parameter's or a service's row before it ends on the same day.

    Raises NotAllowed, Invalid (a past day, an empty word, a value out of its limits), Conflict (it stands already).
    """
    require(can_keep_gate(by))
    if valid_from < today():
        raise Invalid(fields={"valid_from": _("The gate cannot be changed for days that have passed.")})
    _check(kind, values)
    model = KINDS[kind]
    with atomic():
        if kind in ("parameters", "services"):
            name = "code" if kind == "parameters" else "number"
            _end_before(model, {name: values[name]}, valid_from)
        elif kind == "words":
            twins = HazardWord.objects.filter(word=values["word"], language=values["language"])
            if twins.filter(Q(valid_to=None) | Q(valid_to__gt=valid_from)).exists():
                raise Conflict(_("This word stands in the list already."), code="word_exists")
        made = model.objects.create(valid_from=valid_from, **values)
        timeline.add(made, "add", by=by)
    forget()
    return made


def end_row(*, kind: str, pk: int, by: Any) -> Row:
    """The row no longer holds from today on; one that begins today or later is taken out. Raises NotAllowed, Missing,
    Conflict (it has ended)."""
    require(can_keep_gate(by))
    with atomic():
        row: Row = lock(KINDS[kind], pk)
        if row.valid_to is not None and row.valid_to <= today():
            raise Conflict(_("This has ended already."), code="ended")
        timeline.add(row, "end", by=by)
        if row.valid_from >= today():
            row.delete()
        else:
            row.valid_to = today()
            row.save(update_fields=["valid_to"])
    forget()
    return row


def _check(kind: str, values: dict[str, Any]) -> None:
    if kind == "words":
        values["word"] = " ".join(values["word"].split())
        if len(fold(values["word"])) < 2:
            raise Invalid(fields={"word": _("Two letters at least.")})
    if kind == "parameters":
        plain = read(values["code"], values["value"])
        if not plain:
            raise Invalid(fields={"value": _("This value is out of its limits.")})
        values["value"] = plain


def _end_before(model: type[Row], same: dict[str, Any], valid_from: date) -> None:
    rows = model.objects.select_for_update().filter(**same)
    if rows.filter(valid_from__gte=valid_from).exists():
        raise Conflict(_("There is a version from this day or later."), code="version_exists")
    rows.filter(Q(valid_to=None) | Q(valid_to__gt=valid_from)).update(valid_to=valid_from)
