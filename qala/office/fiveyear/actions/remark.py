"""Departments say, the office answers."""

from typing import Any

from django.utils.translation import gettext as _

from qala.ground.people.access import can
from qala.office.fiveyear.access import KEEP, can_remark, own_bodies
from qala.office.fiveyear.events import RemarkAnswered, RemarkMade
from qala.office.fiveyear.models import PlanVersion, Proposal, Remark
from qala.office.fiveyear.rules.statuses import Stage
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, found, lock, validate
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish


def remark(*, version_id: int, department: Any, text: str, by: Any, proposal_id: int | None = None) -> Remark:
    """Say something to a version or one of its proposals, while it is discussed. Raises NotAllowed, Missing, Invalid,
    Conflict (it is not discussed)."""
    with atomic():
        version = lock(PlanVersion, version_id)
        require(department.pk in own_bodies(by))
        if not can_remark(by, version):
            raise Conflict(_("Remarks are made while the plan is discussed."), code="wrong_stage")
        proposal: Proposal | None = found(version.proposals.all(), pk=proposal_id) if proposal_id else None
        made = Remark(version=version, proposal=proposal, department=department, text=text, by=by, at=now())
        validate(made)
        made.save(force_insert=True)
        timeline.add(version, "remark", by=by, note=text, data={"remark": made.pk})
        publish(RemarkMade(remark_id=made.pk, version_id=version.pk, by_id=by.pk))
    return made


def answer(*, remark_id: int, is_accepted: bool, answer: str, by: Any) -> Remark:
    """Accept or decline one remark, with words, once. Raises NotAllowed, Missing, Invalid, Conflict (answered)."""
    with atomic():
        row = lock(Remark, remark_id)
        version = lock(PlanVersion, row.version_id)
        require(can(by, KEEP))
        if row.answered_at is not None or version.stage != Stage.DISCUSSION:
            raise Conflict(_("This remark was answered already, or the discussion is over."), code="answered")
        if not answer.strip():
            raise Invalid(fields={"answer": _("Please fill this in.")})
        row.is_accepted, row.answer, row.answered_by, row.answered_at = is_accepted, answer, by, now()
        row.save(update_fields=["is_accepted", "answer", "answered_by", "answered_at"])
        timeline.add(
            version, "answer", by=by, note=answer, data={"remark": row.pk, "is_accepted": is_accepted}
        )
        publish(RemarkAnswered(remark_id=row.pk, is_accepted=is_accepted, by_id=by.pk))
    return row
