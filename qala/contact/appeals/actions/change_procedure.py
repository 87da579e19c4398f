"""Correct the procedure of the law under which an appeal is considered; its number stays."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.moving import begin, finish
from qala.contact.appeals.actions.procedures import Person, chosen
from qala.contact.appeals.actions.recount import due, recount
from qala.contact.appeals.actions.spawn import person_of
from qala.contact.appeals.models import Appeal, Applicant
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import TargetKind
from qala.shared.db import atomic
from qala.shared.errors import Invalid


def change_procedure(
    *, appeal_id: int, procedure: str, reason: str, by: Any, person: Person | None = None
) -> Appeal:
    """The new procedure's terms count from the receipt; old and new end stand on the timeline.

    `person` completes what the new procedure requires. Raises as `moving.begin`; Invalid (the same procedure, a field
    that it needs).
    """
    with atomic():
        move = begin(appeal_id, "change_procedure", by, reason=reason)
        appeal, known = move.appeal, book()
        who = person_of(appeal, person)
        rules = chosen(known, procedure, who)
        if rules is None or rules.pk == appeal.procedure_id:
            raise Invalid(fields={"procedure": _("Please choose another procedure.")})
        if person is not None:
            Applicant.objects.filter(appeal=appeal).update(
                full_name=who.full_name, phone=who.phone, iin=who.iin, home_address=who.home_address
            )
        old = known.procedures[appeal.procedure_id or 0]
        data = {"from": old.code, "to": rules.code, "due_before": due(move)}
        appeal.procedure_id = rules.pk
        recount(move, [TargetKind.ACCEPT, TargetKind.FIRST_ANSWER, TargetKind.RESOLVE, TargetKind.REDIRECT])
        data["due_after"] = due(move)
        return finish(move, note=reason.strip(), data=data)
