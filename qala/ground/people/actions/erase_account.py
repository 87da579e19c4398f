"""Forget a resident: the account stays as an empty number, because other rows point at it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from qala.ground.people.events import PersonErased
from qala.ground.people.models import Invitation, SharedCacheRow, User
from qala.ground.people.sessions import end_sessions
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict
from qala.shared.events import publish


def erase_account(*, user_id: int) -> User:
    """Name, addresses, phones, keys, sessions, and the copies of them that the row audit keeps. Asks no permission:
    the caller has the person's wish, reviewed. Safe to run twice. Raises Missing, Conflict (an account of staff)."""
    with atomic():
        user = lock(User, user_id)
        if user.is_staff:
            raise Conflict(_("An account of staff cannot be erased while it serves."), code="staff")
        names = [name for name in (user.email, user.phone, user.unproven_phone) if name]
        end_sessions(user)
        for model in (EmailAddress, Authenticator, SocialAccount, Invitation, UserSession):
            model.objects.filter(user_id=user.pk).delete()
        for name in names:  # counted attempts to sign in
            SharedCacheRow.objects.filter(key__icontains=name).delete()
        was_active = user.is_active
        user.email = user.phone = user.iin_verified_at = None
        user.full_name = user.unproven_phone = user.iin = ""
        user.is_active = False
        user.set_unusable_password()
        user.save()
        _forget_copies(user)
        if was_active:
            timeline.add(user, "erased")
            publish(PersonErased(user.pk))
    return user


def _forget_copies(user: User) -> None:
    """The audit keeps when and by whom the account was changed, not what it said."""
    copies = apps.get_model("people", "UserEvent").objects.filter(pgh_obj_id=user.pk)
    copies.update(email=None, phone=None, unproven_phone="", full_name="", iin="")
