"""Change requests: written, asked, taken back, decided. Approved, the plan becomes the next baseline at once."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qala.office.projects.access import APPROVE, ASK_CHANGE, parts_of, require_may
from qala.office.projects.actions.plan.freeze import freeze
from qala.office.projects.actions.plan.seen import require_seen
from qala.office.projects.events import ChangeAsked, ChangeDecided
from qala.office.projects.models import Baseline, ChangeRequest, Project, SlipReason
from qala.office.projects.queries.totals import planned_budget
from qala.office.projects.rules.asking import ASKING
from qala.office.projects.rules.parts import OFFICE
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, NotAllowed
from qala.shared.events import publish

Stage = ChangeRequest.Stage


def ask_change(
    *,
    project_id: int,
    kind: str,
    reason_code: str,
    reason: str,
    by: Any,
    wanted: Mapping[str, Any] | None = None,
) -> ChangeRequest:
    """Write a request as a draft. `wanted`: `finish` (ISO), `budget` (text), `scope`; left out, what the plan says now.

    Raises NotAllowed, Invalid (by field), Conflict (there is no baseline to change).
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, ASK_CHANGE, project)
        newest = Baseline.objects.filter(project=project).order_by("-number").first()
        if newest is None:
            raise Conflict(
                _("There is no baseline yet: nothing has to be asked to change the plan."), code="no_baseline"
            )
        _require_words(kind, reason_code, reason)
        row = ChangeRequest(
            project=project,
            number=(project.change_requests.aggregate(last=Max("number"))["last"] or 0) + 1,
            kind=kind,
            before=_shown(newest.finish, newest.budget),
            wanted={**_shown(project.planned_finish, planned_budget(project)), **(wanted or {})},
            reason_code=reason_code,
            reason=reason.strip(),
            asked_by=by,
            asked_at=now(),
        )
        row.save(force_insert=True)
        timeline.add(
            project, "ask_change", by=by, note=reason, data={"request": row.pk, "number": row.number}
        )
    return row


def submit_change(*, request_id: int, by: Any) -> ChangeRequest:
    """It waits for the curator. Raises NotAllowed (neither its writer nor the office), Conflict."""
    return _own_step(request_id, "submit", by)


def withdraw_change(*, request_id: int, by: Any) -> ChangeRequest:
    """Its writer or the office takes it back. Raises NotAllowed, Conflict."""
    return _own_step(request_id, "withdraw", by)


def approve_change(*, request_id: int, by: Any, decision: str, seen: int | None = None) -> Baseline:
    """The curator agrees: the plan as it stands is frozen as the next baseline, in the same transaction.

    `seen`: version of the plan that was looked at. Raises NotAllowed, Invalid (no decision), Conflict (decided already,
    the plan was changed meanwhile, the plan ends later than was asked).
    """
    with atomic():
        row, project = _locked(request_id)
        require_may(by, APPROVE, project)
        ASKING.check(row.stage, "approve", decision=decision)
        require_seen(project, seen)
        _decide(row, Stage.APPROVED, by, decision)
        made = freeze(project, by=by, decision=decision, reason=row.reason, request=row)
        _require_within(row, made)
        _told(row, project, "approve_change", by, decision, is_approved=True)
    return made


def decline_change(*, request_id: int, by: Any, decision: str) -> ChangeRequest:
    """The curator does not agree, and says why. Raises NotAllowed, Invalid, Conflict."""
    with atomic():
        row, project = _locked(request_id)
        require_may(by, APPROVE, project)
        ASKING.check(row.stage, "decline", decision=decision)
        _decide(row, Stage.DECLINED, by, decision)
        _told(row, project, "decline_change", by, decision, is_approved=False)
    return row


def _require_words(kind: str, reason_code: str, reason: str) -> None:
    wrong = {}
    if kind not in ChangeRequest.Kind.values:
        wrong["kind"] = _("Please fill this in.")
    if reason_code not in SlipReason.values:
        wrong["reason_code"] = _("Please fill this in.")
    if not reason.strip():
        wrong["reason"] = _("Please fill this in.")
    if wrong:
        raise Invalid(fields=wrong)


def _shown(finish: date | None, budget: Any) -> dict[str, str]:
    said = {"finish": finish.isoformat() if finish else "", "budget": "" if budget is None else str(budget)}
    return {name: text for name, text in said.items() if text}


def _locked(request_id: int) -> tuple[ChangeRequest, Project]:
    """The project first, as everybody locks."""
    found = ChangeRequest.objects.filter(pk=request_id).values_list("project_id", flat=True).first()
    project = lock(Project, found)
    return lock(ChangeRequest, request_id), project


def _own_step(request_id: int, verb: str, by: Any) -> ChangeRequest:
    with atomic():
        row, project = _locked(request_id)
        require_may(by, ASK_CHANGE, project)
        if row.asked_by_id != by.pk and OFFICE not in parts_of(by, project):
            raise NotAllowed
        step = ASKING.check(row.stage, verb)
        row.stage = step.lands_in(row.stage)
        row.save(update_fields=["stage"])
        data = {"request": row.pk, "number": row.number}
        timeline.add(project, f"{verb}_change", by=by, data=data)
        if verb == "submit":
            publish(ChangeAsked(project_id=project.pk, change_request_id=row.pk, by_id=by.pk))
    return row


def _decide(row: ChangeRequest, stage: str, by: Any, decision: str) -> None:
    row.stage, row.decided_by, row.decided_at, row.decision = stage, by, now(), decision.strip()
    row.save(update_fields=["stage", "decided_by", "decided_at", "decision"])


def _require_within(row: ChangeRequest, made: Baseline) -> None:
    """What was approved is what was asked: a plan that ends later needs another request."""
    asked = row.wanted.get("finish")
    if (
        row.kind == ChangeRequest.Kind.DURATION
        and asked
        and made.finish
        and made.finish > date.fromisoformat(asked)
    ):
        raise Conflict(
            _(
                "The plan ends on {plan}, later than {asked} as was asked. Change the plan or the request."
            ).format(plan=date_format(made.finish), asked=date_format(date.fromisoformat(asked))),
            code="beyond",
        )


def _told(
    row: ChangeRequest, project: Project, verb: str, by: Any, decision: str, *, is_approved: bool
) -> None:
    timeline.add(project, verb, by=by, note=decision, data={"request": row.pk, "number": row.number})
    publish(
        ChangeDecided(
            project_id=project.pk,
            change_request_id=row.pk,
            is_approved=is_approved,
            by_id=by.pk if by else None,
        )
    )
