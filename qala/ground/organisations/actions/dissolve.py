"""End an organisation, with or without a successor."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.access import can_edit
from qala.ground.organisations.actions import competence as rows
from qala.ground.organisations.actions.ending import check_can_end, end
from qala.ground.organisations.models import Organisation, Succession
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, Missing, require


def dissolve(
    *,
    organisation_id: int,
    on: date,
    by: Any,
    successor_id: int | None = None,
    reason: str = "",
    is_forced: bool = False,
) -> Organisation:
    """The organisation is no more from the day; a successor takes over all its functions and its parts.

    Without a successor it is refused while functions or parts would be left without anybody (Conflict,
    code "still_needed"), unless `is_forced` with a reason: then the functions simply end.
    """
    with atomic():
        both = rows.locked(*(pk for pk in (organisation_id, successor_id) if pk is not None))
        if organisation_id not in both or (successor_id is not None and successor_id not in both):
            raise Missing
        organisation = both[organisation_id]
        require(can_edit(by))
        check_can_end(organisation, on)
        competences = rows.held(organisation, on)
        successors = [both[successor_id]] if successor_id is not None else []
        if successors:
            rows.record(organisation, successors[0], Succession.Kind.DISSOLVED, on, reason)
            rows.pass_on(competences, successors[0], on, reason)
        else:
            _check_nothing_is_left(organisation, bool(competences), is_forced, reason)
            for competence in competences:
                rows.close(competence, on)
        end(organisation, on, successors, by, reason, "dissolved")
    return organisation


def _check_nothing_is_left(
    organisation: Organisation, has_functions: bool, is_forced: bool, reason: str
) -> None:
    if not has_functions and not organisation.children.filter(valid_to=None).exists():
        return
    if not is_forced:
        raise Conflict(
            _("It still holds functions or has parts. Name a successor, or confirm with a reason."),
            code="still_needed",
        )
    if not reason.strip():
        raise Invalid(fields={"reason": _("Give the reason for ending it without a successor.")})
