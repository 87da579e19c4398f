"""Merge organisations into one."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from qala.ground.organisations.access import can_edit
from qala.ground.organisations.actions import competence as rows
from qala.ground.organisations.actions.ending import check_can_end, end
from qala.ground.organisations.models import Organisation, Succession
from qala.shared.db import atomic
from qala.shared.errors import Missing, require


def merge(
    *, organisation_ids: Iterable[int], into_id: int, on: date, by: Any, note: str = ""
) -> Organisation:
    """From the day, `into` (which exists) holds all functions and parts of the others, which end.

    Raises Conflict when one has already ended, Invalid when `into` is among them.
    """
    ids = list(dict.fromkeys(organisation_ids))
    with atomic():
        everybody = rows.locked(*ids, into_id)
        if not {*ids, into_id} <= set(everybody):
            raise Missing
        into = everybody[into_id]
        require(can_edit(by))
        for organisation in (everybody[pk] for pk in ids):
            check_can_end(organisation, on)
            rows.record(organisation, into, Succession.Kind.MERGED, on, note)
            rows.pass_on(rows.held(organisation, on), into, on, note)
            end(organisation, on, [into], by, note, "merged")
    return into
