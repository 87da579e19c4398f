"""The stored explanation of a priority in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _


def sign_words(reason: Mapping[str, Any]) -> str:
    """One reason in the active language."""
    sayings = {
        "word": _("the words “%(what)s”"),
        "question": _("yes to: %(what)s"),
        "vulnerable": _("nearby: %(what)s"),
        "reporters": _("reports from here in a short time: %(what)s"),
    }
    return sayings.get(str(reason.get("kind")), "%(what)s") % {"what": reason.get("what", "")}


def explanation(danger: Mapping[str, Any]) -> str:
    """The whole of it, "" without signs."""
    reasons = "; ".join(sign_words(reason) for reason in danger.get("reasons", ()))
    return _("Priority raised by the emergency gate: %(reasons)s.") % {"reasons": reasons} if reasons else ""
