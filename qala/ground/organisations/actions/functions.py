"""Give a function to an organisation, end it, hand it over to another."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.access import can_edit
from qala.ground.organisations.actions import competence as rows
from qala.ground.organisations.events import FunctionHandedOver
from qala.ground.organisations.models import Competence, Function, Organisation, Succession
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Missing, require
from qala.shared.events import publish


def grant_function(
    *, organisation_id: int, function: Function, valid_from: date, by: Any, note: str = ""
) -> Competence:
    """The organisation answers for the function from the day. Raises Conflict when it already does."""
    with atomic():
        organisation = lock(Organisation, organisation_id)
        require(can_edit(by))
        competence = rows.give(organisation, function, valid_from, note)
        data = {"function": function.code, "on": valid_from.isoformat()}
        timeline.add(organisation, "function_granted", by=by, note=note, data=data)
    return competence


def end_function(
    *, organisation_id: int, function: Function, on: date, by: Any, note: str = ""
) -> Organisation:
    """The organisation no longer answers for the function from the day. Raises Conflict when it did not."""
    with atomic():
        organisation = lock(Organisation, organisation_id)
        require(can_edit(by))
        for competence in _held(organisation, function, on):
            rows.close(competence, on)
        data = {"function": function.code, "on": on.isoformat()}
        timeline.add(organisation, "function_ended", by=by, note=note, data=data)
    return organisation


def hand_over_function(
    *, function: Function, from_id: int, to_id: int, on: date, by: Any, note: str = ""
) -> Succession:
    """From the day, `to` answers for the function instead of `from`. Both timelines say so.

    Raises Conflict when `from` does not hold it, Invalid when they are the same or `to` does not exist then.
    """
    with atomic():
        both = rows.locked(from_id, to_id)
        if not {from_id, to_id} <= set(both):
            raise Missing
        giver, taker = both[from_id], both[to_id]
        require(can_edit(by))
        succession = rows.record(giver, taker, Succession.Kind.HANDED_OVER, on, note, function)
        rows.pass_on(_held(giver, function, on), taker, on, note)
        data = {"function": function.code, "on": on.isoformat()}
        timeline.add(giver, "function_handed_over", by=by, note=note, data={**data, "to": taker.code})
        timeline.add(taker, "function_taken_over", by=by, note=note, data={**data, "from": giver.code})
        publish(FunctionHandedOver(function_id=function.pk, from_id=from_id, to_id=to_id, on=on))
    return succession


def _held(organisation: Organisation, function: Function, on: date) -> list[Competence]:
    found = rows.held(organisation, on, function)
    if not found:
        raise Conflict(_("The organisation does not hold this function."), code="function_not_held")
    return found
