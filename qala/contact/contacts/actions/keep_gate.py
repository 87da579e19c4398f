"""Change the emergency gate: a row from a day on, or its end. Old contacts keep what was said to them."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.contact.contacts.access import can_keep_gate
from qala.contact.contacts.models import EmergencyQuestion, EmergencyService, HazardWord
from qala.contact.contacts.queries.gate import forget
from qala.shared import timeline, versions
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.folding import fold

Row = EmergencyService | HazardWord | EmergencyQuestion
KINDS: dict[str, type[Row]] = {
    "services": EmergencyService,
    "words": HazardWord,
    "questions": EmergencyQuestion,
}


def add_row(*, kind: str, by: Any, valid_from: date, **values: Any) -> Row:
    """A new row; a service's row before it ends on the same day.

    Raises NotAllowed, Invalid (a past day, an empty word), Conflict (it stands already).
    """
    require(can_keep_gate(by))
    versions.require_ahead(valid_from)
    if kind == "words":
        _check_word(values, valid_from)
    made = KINDS[kind](valid_from=valid_from, **values)
    with atomic():
        if isinstance(made, EmergencyService):
            versions.begin(made, EmergencyService.objects.filter(number=made.number))
        else:
            made.save()
        timeline.add(made, "add", by=by)
    forget()
    return made


def end_row(*, kind: str, pk: int, by: Any) -> Row:
    """The row no longer holds from today on; one that begins today or later is taken out. Raises NotAllowed, Missing,
    Conflict (it has ended)."""
    require(can_keep_gate(by))
    with atomic():
        row: Row = versions.end(KINDS[kind], pk)
        timeline.add(row, "end", by=by)
    forget()
    return row


def _check_word(values: dict[str, Any], valid_from: date) -> None:
    values["word"] = " ".join(values["word"].split())
    if len(fold(values["word"])) < 2:
        raise Invalid(fields={"word": _("Two letters at least.")})
    same = {"word": values["word"], "language": values["language"]}
    if versions.lasting(HazardWord, valid_from).filter(**same).exists():
        raise Conflict(_("This word stands in the list already."), code="word_exists")
