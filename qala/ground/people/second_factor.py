"""Staff must have a second factor where the city asks for one."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings


def is_missing(user: Any) -> bool:
    """Whether this person must set up a second factor before anything else. One query, for staff only."""
    if not settings.MFA_REQUIRED or not getattr(user, "is_authenticated", False) or not user.is_staff:
        return False
    proofs = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return not Authenticator.objects.filter(user_id=user.pk, type__in=proofs).exists()
