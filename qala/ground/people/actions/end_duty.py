"""End a duty."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from qala.ground.people import access
from qala.ground.people.actions.appoint import facts_of
from qala.ground.people.events import DutyEnded
from qala.ground.people.models import Duty, User
from qala.ground.people.rules import roles
from qala.shared import clock, timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish


def end_duty(*, duty_id: int, valid_to: date | None = None, reason: str, by: User | None) -> Duty:
    """The duty no longer holds on `valid_to` (default today: at once). `by` None: a command of the house.

    Errors: NotAllowed, Missing, Invalid (no reason, a day in the past), Conflict (already ended by then, or the
    last administrator would go).
    """
    today = clock.today()
    day = valid_to or today
    with atomic():
        if Duty.objects.filter(pk=duty_id, role=roles.ADMINISTRATOR).exists():
            lock_administrators()
        duty = lock(Duty, duty_id, related=("user",))
        require(by is None or access.can(by, access.APPOINT))
        if not reason.strip():
            raise Invalid(fields={"reason": _("Please fill this in.")})
        if day < today:
            raise Invalid(fields={"valid_to": _("A duty cannot end in the past.")})
        day = max(day, duty.valid_from)
        if duty.valid_to is not None and duty.valid_to <= day:
            raise Conflict(_("This duty has already ended by then."), code="duty_ended")
        if duty.role == roles.ADMINISTRATOR:
            keep_one_administrator(without_duty_id=duty.pk)
        duty.valid_to = day
        duty.ended_by = by
        duty.end_reason = reason.strip()
        duty.save(update_fields=["valid_to", "ended_by", "end_reason", "updated_at"])
        timeline.add(duty.user, "duty_ended", by=by, note=reason.strip(), data=facts_of(duty))
        publish(DutyEnded(duty.pk, duty.user_id, duty.role, duty.organisation_id, day, by.pk if by else None))
    access.forget(duty.user)
    return duty


def lock_administrators() -> None:
    """Hold every administrator's duty, in one order and before any other lock.

    So two administrators who dismiss each other at the same moment take turns instead of waiting for each other
    for ever.
    """
    rows = Duty.objects.select_for_update(of=("self",), no_key=True).filter(role=roles.ADMINISTRATOR)
    list(rows.order_by("pk").values_list("pk"))


def keep_one_administrator(*, without_duty_id: int | None = None, without_user_id: int | None = None) -> None:
    """Refuse when nobody would be left who can give duties. Call it under `lock_administrators`."""
    duties = list(
        Duty.objects.filter(
            role=roles.ADMINISTRATOR, user__is_active=True, valid_to=None, valid_from__lte=clock.today()
        ).values_list("pk", "user_id")
    )
    left = [pk for pk, user_id in duties if pk != without_duty_id and user_id != without_user_id]
    if duties and not left:
        raise Conflict(
            _("This is the last administrator. Appoint another one first."), code="last_administrator"
        )
