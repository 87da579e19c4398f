"""Stop the resolving clock for a listed reason, and let it run again."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.moving import begin, finish
from qala.contact.appeals.actions.recount import due
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.models import Cause
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import TargetKind
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid


def listed_cause(code: str, use: str, field: str) -> Cause:
    """A reason of the list by its code. Raises Invalid under the field's name."""
    found = next((cause for cause in book().causes_for(use) if cause.code == code), None)
    if found is None:
        raise Invalid(fields={field: _("Please choose a reason from the list.")})
    return found


def pause(*, appeal_id: int, cause: str, by: Any, note: str = "") -> Appeal:
    """Raises as `moving.begin`; Invalid for a reason that is not in the list; Conflict when nothing runs."""
    with atomic():
        move = begin(appeal_id, "pause", by, cause=cause)
        listed = listed_cause(cause, Cause.Use.PAUSE, "cause")
        if not clocks.pause(move.targets, [TargetKind.RESOLVE], at=move.at, cause=listed.pk):
            raise Conflict(_("There is no running term to stop."), code="no_running_target")
        return finish(move, note=note.strip(), data={"cause": listed.code, "due_before": due(move)})


def resume(*, appeal_id: int, by: Any, note: str = "") -> Appeal:
    """The term goes on with what was left. Raises as `moving.begin`; Conflict when no clock stands."""
    with atomic():
        move = begin(appeal_id, "resume", by)
        before = due(move)
        if not clocks.resume(move.targets, at=move.at):
            raise Conflict(_("No clock stands still."), code="no_standing_target")
        return finish(move, note=note.strip(), data={"due_before": before, "due_after": due(move)})
