"""The executor names the day of the work."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.moving import begin, finish, first_answer
from qala.contact.appeals.models import Appeal
from qala.shared.clock import city_zone
from qala.shared.db import atomic
from qala.shared.errors import Invalid


def plan(*, appeal_id: int, planned_on: date | None, by: Any, note: str = "") -> Appeal:
    """Tell the resident the day; that is a first answer. A day in the past is Invalid."""
    with atomic():
        move = begin(appeal_id, "plan", by, planned_on=planned_on)
        if planned_on is None or planned_on < move.at.astimezone(city_zone()).date():
            raise Invalid(fields={"planned_on": _("This day has passed.")})
        first_answer(move)
        move.appeal.planned_on = planned_on
        return finish(move, status="planned", note=note, data={"planned_on": planned_on.isoformat()})
