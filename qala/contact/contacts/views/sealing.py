"""The key with which a browser seals its copy of unsaved words: it lives and dies with the session."""

import base64
import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True)
class Seal:
    """`key`: 32 bytes in base64 for AES-GCM. `mark`: which session it belongs to, without saying which it is."""

    key: str
    mark: str


def seal_of(request: HttpRequest) -> Seal:
    """The seal of this session. After sign-out nobody can make it again, so a copy left behind says nothing."""
    session = (request.session.session_key or "").encode()
    secret = settings.SECRET_KEY.encode()
    key = hmac.new(secret, b"contacts seal key " + session, hashlib.sha256).digest()
    mark = hmac.new(secret, b"contacts seal mark " + session, hashlib.sha256).hexdigest()[:16]
    return Seal(base64.b64encode(key).decode(), mark)
