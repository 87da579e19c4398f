"""Secrets of both directions: ours follows from a salt, theirs is kept sealed under the installation's key."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.crypto import salted_hmac


def secret_of(salt: str) -> str:
    """The secret of a webhook. Whoever has the database but not the key cannot derive it."""
    return "whsec_" + salted_hmac("qala.deliveries.webhook", salt, algorithm="sha256").hexdigest()


def sealed(text: str) -> str:
    """The text as it may lie in the database."""
    return _box().encrypt(text.encode()).decode() if text else ""


def opened(text: str) -> str:
    """What was sealed; "" when the installation's key is another one by now."""
    try:
        return _box().decrypt(text.encode()).decode() if text else ""
    except InvalidToken:
        return ""


def _box() -> Fernet:
    digest = hashlib.sha256(b"qala.deliveries.system" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
