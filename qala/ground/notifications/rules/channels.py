"""The ways by which a notification can reach a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """In the order in which they are shown."""

    IN_APP = "in_app", _("On the site")
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("SMS")
    TELEGRAM = "telegram", _("Telegram")
    PUSH = "push", _("Push")


LEAVING = (Channel.EMAIL, Channel.SMS, Channel.TELEGRAM, Channel.PUSH)
"""These leave the house; each has dispatches."""
LOUD = frozenset({Channel.SMS, Channel.TELEGRAM, Channel.PUSH})
"""These make a telephone ring, so they keep the quiet hours."""
GATHERED = frozenset({Channel.EMAIL, Channel.TELEGRAM})
"""These can be gathered into one message a day."""
SHORT = frozenset({Channel.SMS, Channel.PUSH, Channel.IN_APP})
"""These have no room for the whole text."""


class DispatchState(models.TextChoices):
    """How far a dispatch is."""

    QUEUED = "queued", _("To be sent")
    QUIET = "quiet", _("Waits for the end of the quiet hours")
    DIGEST = "digest", _("Waits for the summary")
    SENDING = "sending", _("Under way")
    SENT = "sent", _("Sent")
    KEPT = "kept", _("Kept here, not sent")
    FAILED = "failed", _("Failed, will be tried again")
    DEAD = "dead", _("Given up")


WAITING = (
    DispatchState.QUEUED.value,
    DispatchState.QUIET.value,
    DispatchState.DIGEST.value,
    DispatchState.FAILED.value,
)
UNSETTLED = (*WAITING, DispatchState.SENDING.value)
