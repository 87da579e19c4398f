"""A controller judges one answer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions import reopen
from qala.contact.quality.access import can_review
from qala.contact.quality.actions.judging import judge
from qala.contact.quality.models import ClosingReview
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require


def review(
    *, review_id: int, verdict: str, by: Any, reason: str = "", has_to_reopen: bool = False
) -> ClosingReview:
    """Once per answer. Raises NotAllowed, Conflict (judged already; the appeal cannot be opened again), Invalid."""
    with atomic():
        row = lock(ClosingReview, review_id)
        require(can_review(by, row))
        if row.verdict:
            raise Conflict(_("This closing has been judged already."), code="judged_already")
        if verdict not in ClosingReview.Verdict.values:
            raise Invalid(fields={"verdict": _("Please choose a verdict.")})
        is_solved = verdict != ClosingReview.Verdict.NOT_SOLVED
        if verdict != ClosingReview.Verdict.SOLVED and not reason.strip():
            raise Invalid(fields={"reason": _("Please write what is missing.")})
        if has_to_reopen and verdict == ClosingReview.Verdict.SOLVED:
            raise Invalid(fields={"has_to_reopen": _("What is solved is not opened again.")})
        row.verdict, row.reason, row.by, row.judged_at = verdict, reason.strip(), by, now()
        row.save()
        judge(row.appeal_id, control_says_solved=is_solved)
        timeline.add(row.appeal, f"review_{verdict}", by=by, note=row.reason)
        if has_to_reopen:
            reopen(appeal_id=row.appeal_id, reason=row.reason, by=by)
    return row
