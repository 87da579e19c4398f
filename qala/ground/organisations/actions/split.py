"""Split an organisation into several."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.access import can_edit
from qala.ground.organisations.actions import competence as rows
from qala.ground.organisations.actions.ending import check_can_end, end
from qala.ground.organisations.models import Organisation, Succession
from qala.shared import timeline
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, Missing, require


def split(
    *,
    organisation_id: int,
    into: Mapping[int, Collection[str]],
    on: date,
    by: Any,
    note: str = "",
    is_dissolved: bool = True,
) -> list[Organisation]:
    """Divide the functions (codes) of an organisation among others from the day.

    With `is_dissolved` the original ends, and every function it holds must be given to somebody (Conflict,
    code "functions_left"); otherwise it keeps what is not given. Returns the successors in the order given.
    """
    with atomic():
        everybody = rows.locked(organisation_id, *into)
        if not {organisation_id, *into} <= set(everybody):
            raise Missing
        original = everybody[organisation_id]
        require(can_edit(by))
        check_can_end(original, on)
        _check_shares(original, into, on, is_dissolved)
        for pk, codes in into.items():
            given = [one for one in rows.held(original, on) if one.function.code in codes]
            rows.record(original, everybody[pk], Succession.Kind.SPLIT, on, note)
            rows.pass_on(given, everybody[pk], on, note)
        successors = [everybody[pk] for pk in into]
        if is_dissolved:
            end(original, on, successors, by, note, "split")
        else:
            _say(original, successors, on, by, note)
    return successors


def _check_shares(
    original: Organisation, into: Mapping[int, Collection[str]], on: date, is_dissolved: bool
) -> None:
    held = {one.function.code for one in rows.held(original, on)}
    given = [code for codes in into.values() for code in codes]
    if not into or len(given) != len(set(given)) or not set(given) <= held:
        raise Invalid(
            _("Give each function of the organisation to exactly one successor."), code="bad_shares"
        )
    if is_dissolved and held - set(given):
        raise Conflict(_("Some functions would be left without anybody."), code="functions_left")


def _say(original: Organisation, successors: list[Organisation], on: date, by: Any, note: str) -> None:
    data = {"on": on.isoformat(), "successors": [one.code for one in successors]}
    timeline.add(original, "split", by=by, note=note, data=data)
    for one in successors:
        timeline.add(one, "succeeded", by=by, note=note, data={"on": on.isoformat(), "from": original.code})
