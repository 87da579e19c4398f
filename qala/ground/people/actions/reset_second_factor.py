"""Take a lost second factor off an account."""

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from qala.ground.people import access
from qala.ground.people.models import User
from qala.ground.people.sessions import end_sessions
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require


def reset_second_factor(*, user_id: int, reason: str, by: User | None) -> User:
    """Remove app, keys and recovery codes and sign the person out; at the next sign-in they set up a new one.

    Errors: NotAllowed, Missing, Invalid (no reason), Conflict (there is none; or one's own, which is kept in
    "My account" behind a fresh sign-in).
    """
    with atomic():
        user = lock(User, user_id)
        require(by is None or access.can(by, access.APPOINT))
        if not reason.strip():
            raise Invalid(fields={"reason": _("Please fill this in.")})
        if by is not None and by.pk == user.pk:
            raise Conflict(_("Change your own second factor in “My account”."), code="oneself")
        removed, _counts = Authenticator.objects.filter(user=user).delete()
        if not removed:
            raise Conflict(_("This person has no second factor."), code="no_second_factor")
        end_sessions(user)
        timeline.add(user, "second_factor_reset", by=by, note=reason.strip())
    return user
