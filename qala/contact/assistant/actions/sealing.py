"""Who a conversation is with: known by a keyed hash, and sealed where answers must find their way back."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def outside_hash(channel: str, outside_id: str) -> str:
    """The same for the same person, and of no use to whoever has the database without the installation's key."""
    words = f"qala.assistant.person\n{channel}\n{outside_id}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).hexdigest()


def sealed(text: str) -> str:
    """As it may lie in the database."""
    return _box().encrypt(text.encode()).decode() if text else ""


def opened(text: str) -> str:
    """What was sealed; "" when the installation's key is another one by now."""
    try:
        return _box().decrypt(text.encode()).decode() if text else ""
    except InvalidToken:
        return ""


def derived(purpose: str) -> str:
    """A secret of the installation for one purpose, 48 letters and digits."""
    return hmac.new(
        settings.SECRET_KEY.encode(), f"qala.assistant.{purpose}".encode(), hashlib.sha256
    ).hexdigest()[:48]


def _box() -> Fernet:
    digest = hashlib.sha256(b"qala.assistant.outside" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
