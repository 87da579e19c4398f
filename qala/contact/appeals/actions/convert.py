"""An operational case becomes an appeal under the law; the case itself goes on with its own clock."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.moving import begin, finish
from qala.contact.appeals.actions.procedures import Person, chosen
from qala.contact.appeals.actions.spawn import person_of, require_once, spawn
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.models.appeal import OriginKind
from qala.contact.catalog.queries import book
from qala.shared.db import atomic
from qala.shared.errors import Invalid


def convert(
    *,
    appeal_id: int,
    procedure: str,
    has_consented: bool,
    by: Any,
    person: Person | None = None,
    text: str = "",
    note: str = "",
) -> Appeal:
    """Register what the resident asked for under the law, with its own number; returns the new appeal.

    The consent is noted on both timelines. Raises as `moving.begin`; Invalid (no consent, a field the procedure needs);
    Conflict when the case has become an appeal already.
    """
    with atomic():
        move = begin(appeal_id, "convert", by)
        if not has_consented:
            raise Invalid(fields={"has_consented": _("Only at the resident's wish: please ask first.")})
        require_once(move.appeal, OriginKind.CONVERTED)
        # What is typed now is given for this appeal, at the resident's wish.
        who = person_of(
            move.appeal, replace(person, has_agreed=any(person.given().values())) if person else None
        )
        rules = chosen(book(), procedure, who)
        if rules is None:
            raise Invalid(fields={"procedure": _("Please choose a procedure of the law.")})
        made = spawn(
            move.appeal,
            kind=OriginKind.CONVERTED,
            text=text.strip() or move.appeal.text,
            procedure=rules,
            executor_id=move.appeal.executor_id,
            person=who,
            by=by,
            at=move.at,
        )
        finish(move, note=note.strip(), data={"number": made.number, "consent": True})
        return made
