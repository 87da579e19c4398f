"""Somebody has told the applicant of a decision: how and when is kept."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.moving import Move, begin, finish
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.means import Means
from qala.contact.catalog.rules.stages import TargetKind
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid


def informed_by_mail(*, appeal_id: int) -> None:
    """The program itself has told the applicant by e-mail: what was owed is kept. Nothing where nothing is owed."""
    with atomic():
        appeal = lock(Appeal, appeal_id)
        targets = clocks.running(appeal)
        move = Move(appeal, "inform", None, now(), appeal.stage, appeal.stage, targets)
        if clocks.meet(targets, [TargetKind.NOTICE], at=move.at):
            finish(move, data={"means": Means.EMAIL.value}, is_public=False)


def inform(*, appeal_id: int, means: str, by: Any, note: str = "") -> Appeal:
    """The promise to tell the applicant is kept; how, stays among staff.

    Raises as `moving.begin`; Invalid; Conflict when nothing is owed.
    """
    with atomic():
        move = begin(appeal_id, "inform", by)
        if means not in Means.values:
            raise Invalid(fields={"means": _("Please say how.")})
        if not clocks.meet(move.targets, [TargetKind.NOTICE], at=move.at):
            raise Conflict(_("The applicant has been told already."), code="nothing_to_tell")
        return finish(move, note=note.strip(), data={"means": means}, is_public=False)
