"""Close and reopen a person's way in."""

from django.utils.translation import gettext_lazy as _

from qala.ground.people import access
from qala.ground.people.actions.end_duty import end_duty, keep_one_administrator, lock_administrators
from qala.ground.people.events import PersonDeactivated
from qala.ground.people.models import Duty, Invitation, User
from qala.ground.people.sessions import end_sessions
from qala.shared import clock, timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish


def deactivate(*, user_id: int, reason: str, by: User | None) -> User:
    """The person cannot sign in any more: sessions, open invitations and duties end at once.

    Errors: NotAllowed, Missing, Invalid (no reason), Conflict (already closed, oneself, the last administrator).
    """
    with atomic():
        lock_administrators()
        user = lock(User, user_id)
        require(by is None or access.can(by, access.APPOINT))
        if not reason.strip():
            raise Invalid(fields={"reason": _("Please fill this in.")})
        if not user.is_active:
            raise Conflict(_("This account is deactivated."), code="inactive")
        if by is not None and by.pk == user.pk:
            raise Conflict(_("You cannot deactivate yourself."), code="oneself")
        keep_one_administrator(without_user_id=user.pk)
        for duty in Duty.objects.filter(user=user).exclude(valid_to__lte=clock.today()):
            end_duty(duty_id=duty.pk, reason=reason, by=by)
        user.is_active = False
        user.save(update_fields=["is_active", "updated_at"])
        Invitation.objects.filter(user=user, used_at=None).delete()
        end_sessions(user)
        timeline.add(user, "deactivated", by=by, note=reason.strip())
        publish(PersonDeactivated(user.pk, by.pk if by else None))
    access.forget(user)
    return user


def reactivate(*, user_id: int, reason: str, by: User | None) -> User:
    """The person may sign in again; duties must be given anew. Errors as `deactivate`."""
    with atomic():
        user = lock(User, user_id)
        require(by is None or access.can(by, access.APPOINT))
        if not reason.strip():
            raise Invalid(fields={"reason": _("Please fill this in.")})
        if user.is_active:
            raise Conflict(_("This account is active."), code="active")
        user.is_active = True
        user.save(update_fields=["is_active", "updated_at"])
        timeline.add(user, "reactivated", by=by, note=reason.strip())
    access.forget(user)
    return user
