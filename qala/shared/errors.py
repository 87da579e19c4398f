"""How Qala says no: one family, turned by one middleware into a page, a fragment or JSON.

An action raises; nobody returns None for "no" and no view catches these.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """A request that Qala understood and does not carry out.

    `code` is stable and for machines, `message` is translated and for people, `fields` names what to mend.
    """

    status = 400
    code = "refused"
    message: "str | Promise" = _("This cannot be done.")

    def __init__(
        self,
        message: "str | Promise | None" = None,
        *,
        code: str | None = None,
        fields: "Mapping[str, str | Promise] | None" = None,
    ) -> None:
        self.message = message if message is not None else type(self).message
        self.code = code or type(self).code
        self.fields = dict(fields or {})
        super().__init__(self.code)

    def as_dict(self) -> dict[str, object]:
        """The JSON face: {"error": {"code", "message", "fields"}}."""
        fields = {name: str(text) for name, text in self.fields.items()}
        return {"error": {"code": self.code, "message": str(self.message), "fields": fields}}


class NotSignedIn(Refusal):
    """Nobody is signed in, and this is for people with an account. Pages lead to the sign-in instead."""

    status = 401
    code = "not_signed_in"
    message = _("Please sign in first.")


class NotAllowed(Refusal):
    """The person has no right to this."""

    status = 403
    code = "not_allowed"
    message = _("You do not have the right to do this.")


class Missing(Refusal):
    """There is no such thing, or the person may not know that there is."""

    status = 404
    code = "missing"
    message = _("There is nothing here, or it is not open to you.")


class Gone(Refusal):
    """It was there for everybody and was taken away on purpose; the message says when and why."""

    status = 410
    code = "gone"
    message = _("This is no longer public.")


class Conflict(Refusal):
    """Somebody was faster, or the thing is in another stage by now."""

    status = 409
    code = "conflict"
    message = _("This has changed in the meantime. Look at the present state and decide again.")


class Invalid(Refusal):
    """The input is understood but wrong; `fields` says where."""

    status = 422
    code = "invalid"
    message = _("Please check what you entered.")


class TooMany(Refusal):
    """Too many attempts in too short a time."""

    status = 429
    code = "too_many"
    message = _("Too many attempts. Please wait a little and try again.")


def require(allowed: bool, message: "str | Promise | None" = None) -> None:
    """Raise `NotAllowed` unless `allowed`."""
    if not allowed:
        raise NotAllowed(message)
