"""Ask for a longer term, and decide on it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import EXTEND, can_do
from qala.contact.appeals.actions import extend
from qala.contact.appeals.actions.extend import longer_by
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.statuses import LIFE
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.contact.fieldwork.models import ExtensionRequest
from qala.ground.people.access import can
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, NotAllowed, require


def ask_extension(*, appeal_id: int, amount: int, unit: str, reason: str, by: Any) -> ExtensionRequest:
    """One open request per appeal. Raises Missing, NotAllowed, Conflict (wrong stage, one is open), Invalid."""
    with atomic():
        appeal = lock(Appeal, appeal_id)
        require(can_do(by, "plan", appeal))
        if appeal.executor_id is None:
            raise NotAllowed
        LIFE.check(appeal.stage, "extend", reason=reason)
        longer_by(appeal, amount, unit, at=now())
        if ExtensionRequest.objects.filter(appeal=appeal, decided_at=None).exists():
            raise Conflict(_("A longer term was asked for already."), code="asked_already")
        made = ExtensionRequest.objects.create(
            appeal=appeal, organisation_id=appeal.executor_id, by=by, amount=amount, unit=unit,
            reason=reason.strip(), asked_at=now(),
        )  # fmt: skip
        timeline.add(appeal, "ask_extension", by=by, note=made.reason, data={"amount": amount, "unit": unit})
    return made


def decide_extension(*, request_id: int, is_granted: bool, by: Any, decision: str = "") -> ExtensionRequest:
    """Granting is the head's own step `extend`, with its rights and rules; declining needs a word.

    Raises Missing, NotAllowed, Conflict (decided already, the appeal moved on), Invalid.
    """
    with atomic():
        row = lock(ExtensionRequest, request_id)
        require(can(by, EXTEND, organisation_id=row.organisation_id))
        if row.decided_at is not None:
            raise Conflict
        if not is_granted and not decision.strip():
            raise Invalid(fields={"decision": _("Please fill this in.")})
        if is_granted:
            extend(appeal_id=row.appeal_id, amount=row.amount, unit=row.unit, reason=row.reason, by=by)
        row.decided_at, row.decided_by, row.is_granted, row.decision = now(), by, is_granted, decision.strip()
        row.save(update_fields=["decided_at", "decided_by", "is_granted", "decision"])
        if not is_granted:
            timeline.add(row.appeal, "decline_extension", by=by, note=row.decision)
    return row


def end_requests(*, appeal_id: int) -> None:
    """What was asked for ends unanswered once the appeal is no longer open work of the executor who asked."""
    rows = ExtensionRequest.objects.select_for_update(of=("self",), no_key=True).select_related("appeal")
    for row in rows.filter(appeal_id=appeal_id, decided_at=None):
        if row.appeal.executor_id != row.organisation_id or row.appeal.stage not in OPEN_STAGES:
            row.decided_at, row.is_granted = now(), False
            row.save(update_fields=["decided_at", "is_granted"])
            timeline.add(row.appeal, "lapse_extension", by=None)
