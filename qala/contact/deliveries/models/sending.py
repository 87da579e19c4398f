"""What all deliveries share: how far one is, and how the other side is."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Of a delivery, never of the appeal."""

    PENDING = "pending", _("Waits")
    SENDING = "sending", _("Under way")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed, will be tried again")
    DEAD = "dead", _("Given up")


UNSETTLED = (State.PENDING.value, State.SENDING.value, State.FAILED.value)


class Sending(models.Model):
    """One thing to send. `leased_until` frees it when the worker that took it is dead."""

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PENDING)
    tries = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next attempt"))
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    last_error = models.CharField(_("last error"), max_length=200, blank=True)
    made_at = models.DateTimeField(_("made"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def can_be_resent(self) -> bool:
        """Whether a person may send it (again) by hand."""
        return self.state in (State.DEAD, State.FAILED, State.SENT)


class Endpoint(models.Model):
    """The other side, and whether it answers."""

    is_active = models.BooleanField(_("in use"), default=True)
    fail_count = models.PositiveIntegerField(_("failures in a row"), default=0, editable=False)
    failing_since = models.DateTimeField(_("does not answer since"), null=True, blank=True, editable=False)
    made_at = models.DateTimeField(_("made"), editable=False)
    objects: Any = models.Manager()

    class Meta:
        abstract = True
