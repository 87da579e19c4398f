"""From stage to stage, up to the decision and the public."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.files.actions import claim
from qala.office.fiveyear.access import can_move
from qala.office.fiveyear.events import PlanVersionMoved
from qala.office.fiveyear.models import PlanVersion
from qala.office.fiveyear.rules.statuses import LIFE, Stage
from qala.office.projects.models import Membership, Project
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish


def move(
    *, version_id: int, verb: str, by: Any, note: str = "", discussed_until: date | None = None
) -> PlanVersion:
    """Take a step of the life cycle but the approval. Asking for approval needs every remark answered; a published
    version gives way to the one published after it.

    Raises NotAllowed, Missing, Conflict (wrong stage, remarks wait), Invalid (no word for going back, no proposals).
    """
    with atomic():
        version = lock(PlanVersion, version_id)
        require(can_move(by, verb) and verb not in ("approve", "replace"))
        LIFE.check(version.stage, verb, note=note)
        if verb == "discuss":
            version.discussed_until = discussed_until
        if verb in ("discuss", "submit") and not version.proposals.exists():
            raise Invalid(_("There are no proposals in this version yet."))
        if verb == "submit" and version.remarks.filter(answered_at=None).exists():
            raise Conflict(_("Remarks of departments wait for an answer."), code="remarks_wait")
        if verb == "publish":
            _replace_published(version, by)
            version.published_at = now()
        _land(version, verb, by, note)
    return version


def approve(
    *,
    version_id: int,
    number: str,
    decided_on: date,
    by: Any,
    file_ids: Iterable[Any] = (),
    uploader_key: str = "",
) -> PlanVersion:
    """Approve by a decision: number, day, text. Nothing in the version changes from then on; its projects join the
    plan's portfolio.

    Raises NotAllowed, Missing, Conflict (wrong stage), Invalid (no number, a day to come).
    """
    with atomic():
        version = lock(PlanVersion, version_id)
        require(can_move(by, "approve"))
        LIFE.check(version.stage, "approve", number=number)
        if decided_on > today():
            raise Invalid(fields={"decided_on": _("This day is still to come.")})
        files = claim(file_ids, by=by, uploader_key=uploader_key)
        version.decision_number, version.decision_on = number, decided_on
        version.decision_file = files[0] if files else None
        version.approved_by, version.approved_at = by, now()
        _land(version, "approve", by, number)
        _join_portfolio(version)
    return version


def _land(version: PlanVersion, verb: str, by: Any, note: str) -> None:
    before = version.stage
    version.stage = LIFE.step(verb).lands_in(before)
    version.save()
    timeline.add(version, verb, by=by, note=note, from_stage=before, to_stage=version.stage)
    publish(PlanVersionMoved(version_id=version.pk, verb=verb, to_stage=version.stage, by_id=by.pk))


def _replace_published(version: PlanVersion, by: Any) -> None:
    others = PlanVersion.objects.select_for_update().filter(plan=version.plan_id, stage=Stage.PUBLISHED)
    for other in others:
        _land(other, "replace", by, "")


def _join_portfolio(version: PlanVersion) -> None:
    portfolio = version.plan.portfolio_id
    if portfolio is None:
        return
    rows = Project.objects.filter(proposals__version=version).exclude(
        pk__in=Membership.objects.as_of(today()).filter(portfolio=portfolio).values("project_id")
    )
    Membership.objects.bulk_create(
        Membership(project=project, portfolio_id=portfolio, valid_from=today()) for project in rows
    )
