"""The head gives an appeal to a person of the organisation."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import WORK
from qala.contact.appeals.actions.moving import begin, finish
from qala.contact.appeals.models import Appeal
from qala.ground.people.access import organisations_of
from qala.shared.db import atomic
from qala.shared.errors import Invalid


def assign(*, appeal_id: int, person: Any, by: Any, note: str = "") -> Appeal:
    """`person` None takes it back to the whole organisation. Raises as `moving.begin`; Invalid for an outsider."""
    with atomic():
        move = begin(appeal_id, "assign", by)
        if person is not None:
            mine = organisations_of(person, WORK)
            if mine is not None and move.appeal.executor_id not in mine:
                raise Invalid(fields={"person": _("This person does not work for the executor.")})
        move.appeal.assignee = person
        return finish(move, note=note, data={"person": getattr(person, "pk", None)}, is_public=False)
