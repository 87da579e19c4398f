"""Updates as they came."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.assistant.models.conversation import Channel, Conversation


class Inbound(models.Model):
    """Stored before it is handled, handled once. `payload` is the channel's own JSON and is emptied after its days;
    `fetched`: what was brought from the messenger's server for it."""

    class State(models.TextChoices):
        """What became of it."""

        NEW = "new", _("waits")
        DONE = "done", _("handled")
        RETRY = "retry", _("is tried again")
        FAILED = "failed", _("given up")

    channel = models.CharField(_("channel"), max_length=12, choices=Channel)
    update_key = models.CharField(_("update"), max_length=100)
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="inbounds", db_index=False)
    payload = models.JSONField(default=dict)
    fetched = models.JSONField(null=True)
    needs_fetching = models.BooleanField(default=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.NEW)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    error = models.CharField(_("error"), max_length=200, blank=True)
    place = models.TextField(_("place in the program"), blank=True)
    next_try_at = models.DateTimeField(_("next attempt"), null=True, blank=True)
    received_at = models.DateTimeField(_("received"))
    handled_at = models.DateTimeField(_("handled"), null=True, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("update")
        constraints = [
            models.UniqueConstraint(fields=["channel", "update_key"], name="assistant_inbound_once"),
            models.CheckConstraint(
                condition=Q(state="done") ^ Q(handled_at=None), name="assistant_inbound_handled"
            ),
        ]
        indexes = [
            models.Index(
                fields=["conversation", "id"],
                condition=Q(state__in=["new", "retry"]),
                name="assistant_inbound_open",
            ),
            models.Index(fields=["conversation", "-id"], name="assistant_inbound_of"),
            models.Index(fields=["-id"], condition=Q(state="failed"), name="assistant_inbound_failed"),
            models.Index(fields=["received_at"], condition=~Q(payload={}), name="assistant_inbound_payload"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.update_key}"
