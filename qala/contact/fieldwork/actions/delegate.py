"""Name who stands in, take it back, and pass on what is given to somebody who is away."""

from datetime import date
from typing import Any

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions import assign
from qala.contact.appeals.models import Appeal
from qala.contact.fieldwork.access import can_lead
from qala.contact.fieldwork.models import Delegation
from qala.contact.fieldwork.queries.people import works_in
from qala.contact.fieldwork.rules.standing_in import overlap
from qala.ground.people.models import User
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require


def delegate(
    *,
    organisation_id: int,
    absent: Any,
    deputy: Any,
    valid_from: date,
    valid_to: date,
    by: Any,
    reason: str = "",
) -> Delegation:
    """`deputy` gets what is given to `absent` from `valid_from` up to, not including, `valid_to`. No right changes.

    Both people are locked, so two heads at once cannot make rows that collide. Raises NotAllowed; Invalid for an
    outsider, an empty or past span; Conflict when one of them is away or stands in already.
    """
    require(can_lead(by, organisation_id))
    _check_span(absent, deputy, valid_from, valid_to)
    with atomic():
        for pk in sorted((absent.pk, deputy.pk)):
            lock(User, pk)
        for field, person in (("absent", absent), ("deputy", deputy)):
            if not works_in(person, organisation_id, max(valid_from, today())):
                raise Invalid(fields={field: _("This person does not work for the organisation.")})
        _check_others(absent, deputy, valid_from, valid_to)
        made = Delegation.objects.create(
            organisation_id=organisation_id, absent=absent, deputy=deputy, valid_from=valid_from,
            valid_to=valid_to, reason=reason.strip(), by=by, made_at=now(),
        )  # fmt: skip
        timeline.add(made, "delegate", by=by, note=made.reason)
    return made


def _check_span(absent: Any, deputy: Any, valid_from: date, valid_to: date) -> None:
    if absent.pk == deputy.pk:
        raise Invalid(fields={"deputy": _("Nobody stands in for oneself.")})
    if valid_to <= valid_from:
        raise Invalid(fields={"valid_to": _("The first day back must lie after the first day away.")})
    if valid_to <= today():
        raise Invalid(fields={"valid_to": _("This absence is over already.")})


def _check_others(absent: Any, deputy: Any, valid_from: date, valid_to: date) -> None:
    standing = Delegation.objects.standing().filter(valid_to__gt=valid_from, valid_from__lt=valid_to)
    for other in standing:
        if not overlap(valid_from, valid_to, other.valid_from, other.valid_to):
            continue
        if other.absent_id == absent.pk:
            raise Conflict(_("Somebody stands in for this person in these days already."), code="overlap")
        if other.absent_id == deputy.pk:
            raise Conflict(_("The stand-in is away in these days."), code="deputy_away")
        if other.deputy_id == absent.pk:
            raise Conflict(
                _(
                    "This person stands in for somebody else in these days. Name another stand-in there first."
                ),
                code="stands_in",
            )


def end_delegation(*, delegation_id: int, by: Any) -> Delegation:
    """Back earlier, or a mistake. What was given meanwhile stays with whoever has it. Raises NotAllowed, Conflict."""
    with atomic():
        row = lock(Delegation, delegation_id)
        require(can_lead(by, row.organisation_id))
        if row.ended_at is not None:
            raise Conflict
        row.ended_at, row.ended_by = now(), by
        row.save(update_fields=["ended_at", "ended_by"])
        timeline.add(row, "end_delegation", by=by)
    return row


def stand_in(*, appeal_id: int, by_id: int | None) -> None:
    """After an appeal was given to somebody who is away today: give it on to the stand-in, in the same transaction.

    The stand-in must still work for the executor; chains do not exist, so this happens once.
    """
    appeal = Appeal.objects.only("assignee", "executor").get(pk=appeal_id)
    if appeal.assignee_id is None or appeal.executor_id is None or by_id is None:
        return
    rows = Delegation.objects.standing().as_of(today()).select_related("absent", "deputy")
    row = rows.filter(absent_id=appeal.assignee_id, organisation_id=appeal.executor_id).first()
    if row is None or not works_in(row.deputy, appeal.executor_id, today()):
        return
    by = User.objects.get(pk=by_id)
    with override(row.deputy.language):
        note = gettext("Instead of %(name)s, who is away") % {"name": row.absent.full_name}
    assign(appeal_id=appeal_id, person=row.deputy, by=by, note=note)
