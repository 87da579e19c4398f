"""Whose draft it is: a draft that waits on a device is sent for whoever wrote it, and for nobody else."""

from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from qala.shared.errors import Conflict

_SALT, _LETTERS = "portal.writer", 24


def writer_of(request: HttpRequest) -> str:
    """A mark of the account that is signed in, "" for nobody. It says nothing about the person."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    return salted_hmac(_SALT, str(user.pk), algorithm="sha256").hexdigest()[:_LETTERS]


def is_for_keeping(request: HttpRequest) -> bool:
    """Whether the service worker fetches the page to keep it on the device: as nobody, for whoever opens it later."""
    return request.headers.get("X-Qala-Kept") == "yes"


def is_for_nobody(request: HttpRequest) -> bool:
    """Whether the writer of a draft without an account wants it to stay so.

    Raises Conflict when the draft was written by somebody else than who is signed in now.
    """
    written_by = request.POST.get("who")
    if written_by is None or written_by == writer_of(request):
        return False
    if written_by == "" and request.POST.get("as") == "nobody":
        return True
    raise Conflict(
        _("This was written by somebody else on this device. Sign in as that person to send it."),
        code="another_writer",
    )
