"""Bring a new member of staff in with a one-time link."""

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.models import Organisation
from qala.ground.people import access
from qala.ground.people.actions.appoint import appoint
from qala.ground.people.actions.open_account import open_account
from qala.ground.people.models import Invitation, User
from qala.shared import clock, timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, Missing, require

VALID_FOR = timedelta(days=7)


def invite(
    *,
    full_name: str,
    email: str = "",
    phone: str = "",
    language: str = User.Language.KAZAKH,
    role: str,
    organisation: Organisation | None = None,
    reason: str = "",
    by: User,
) -> tuple[User, str]:
    """Open a staff account with its first duty; returns it and the secret of the link, shown once and not kept.

    Errors: NotAllowed, Invalid, Conflict (such an account exists: appoint that person instead).
    """
    with atomic():
        require(access.can(by, access.APPOINT))
        if not full_name.strip():
            raise Invalid(fields={"full_name": _("Please fill this in.")})
        user = open_account(
            full_name=full_name, email=email, phone=phone, kind=User.Kind.STAFF, language=language, by=by
        )
        appoint(user_id=user.pk, role=role, organisation=organisation, reason=reason, by=by)
        token = _new_link(user, by)
    return user, token


def renew_invitation(*, user_id: int, by: User) -> str:
    """A new link for somebody who has not come in yet; the old one stops working. Errors: NotAllowed, Conflict."""
    with atomic():
        user = lock(User, user_id)
        require(access.can(by, access.APPOINT))
        if user.has_usable_password() or not user.is_active:
            raise Conflict(_("This person has already set a password."), code="already_in")
        Invitation.objects.filter(user=user, used_at=None).delete()
        return _new_link(user, by)


def find_invitation(token: str) -> Invitation:
    """The open invitation of a link. Errors: Missing (unknown, used or too old; nobody learns which)."""
    found = (
        Invitation.objects.select_related("user")
        .filter(token_hash=_hash(token), used_at=None, expires_at__gt=clock.now(), user__is_active=True)
        .first()
    )
    if found is None:
        raise Missing(_("This link is not valid any more. Ask your administrator for a new one."))
    return found


def accept_invitation(*, token: str, password: str) -> User:
    """Set the password; the link is used up. Errors: Missing, Invalid (weak password)."""
    with atomic():
        invitation = lock(Invitation, find_invitation(token).pk, related=("user",))
        if invitation.used_at is not None:
            raise Missing(_("This link is not valid any more. Ask your administrator for a new one."))
        user = invitation.user
        refuse_weak_password(password, user)
        user.set_password(password)
        user.save(update_fields=["password", "updated_at"])
        invitation.used_at = clock.now()
        invitation.save(update_fields=["used_at", "updated_at"])
        timeline.add(user, "invitation_accepted", by=user)
    return user


def refuse_weak_password(password: str, user: User, *, field: str = "password") -> None:
    """Errors: Invalid with the reasons in words."""
    try:
        validate_password(password, user)
    except ValidationError as problem:
        raise Invalid(fields={field: " ".join(problem.messages)}) from problem


def _new_link(user: User, by: User) -> str:
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(user=user, by=by, token_hash=_hash(token), expires_at=clock.now() + VALID_FOR)
    timeline.add(user, "invited", by=by)
    return token


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
