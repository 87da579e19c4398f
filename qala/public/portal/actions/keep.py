"""Change the rules of the public form: a row from a day on, or its end."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from qala.public.portal.access import can_keep_form
from qala.public.portal.models import BlockedWord, FormParameter
from qala.public.portal.queries.settings import forget
from qala.public.portal.rules.parameters import read
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.folding import fold

Row = FormParameter | BlockedWord
KINDS: dict[str, type[Row]] = {"parameters": FormParameter, "words": BlockedWord}


def add_row(*, kind: str, by: Any, valid_from: date, **values: Any) -> Row:
    """A new row; a parameter's row before it ends on the same day.

    Raises NotAllowed, Invalid (a past day, a word too short, a value out of its limits), Conflict (it stands already).
    """
    require(can_keep_form(by))
    if valid_from < today():
        raise Invalid(fields={"valid_from": _("Days that have passed cannot be changed.")})
    model, lasting = KINDS[kind], Q(valid_to=None) | Q(valid_to__gt=valid_from)
    with atomic():
        if kind == "words":
            values["word"] = _word(values["word"])
            if BlockedWord.objects.filter(lasting, word=values["word"]).exists():
                raise Conflict(_("This word stands in the list already."), code="word_exists")
        else:
            values["value"] = _value(values["code"], values["value"])
            rows = FormParameter.objects.select_for_update().filter(code=values["code"])
            if rows.filter(valid_from__gte=valid_from).exists():
                raise Conflict(_("There is a version from this day or later."), code="version_exists")
            rows.filter(lasting).update(valid_to=valid_from)
        made: Row = model.objects.create(valid_from=valid_from, **values)
        timeline.add(made, "add", by=by)
    forget()
    return made


def end_row(*, kind: str, pk: int, by: Any) -> Row:
    """No longer from today; one that begins today or later is taken out. Raises NotAllowed, Missing, Conflict."""
    require(can_keep_form(by))
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


def _word(typed: str) -> str:
    word = " ".join(typed.lower().split())
    if len(fold(word)) < 3:
        raise Invalid(fields={"word": _("Three letters at least.")})
    return word


def _value(code: str, typed: str) -> str:
    value = read(code, typed)
    if value is None:
        raise Invalid(fields={"value": _("This value is out of its limits.")})
    return str(value)
