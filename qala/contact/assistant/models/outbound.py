"""Answers on their way to a messenger."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.assistant.models.conversation import Conversation
from qala.contact.assistant.models.turn import Turn


class Outbound(models.Model):
    """A line that has to be sent; lines of one conversation keep their order."""

    class State(models.TextChoices):
        """What became of it."""

        PENDING = "pending", _("waits")
        SENT = "sent", _("sent")
        DEAD = "dead", _("given up")

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="outbounds", db_index=False)
    turn = models.OneToOneField(Turn, models.CASCADE, related_name="outbound")
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    error = models.CharField(_("error"), max_length=120, blank=True)
    next_try_at = models.DateTimeField(_("next attempt"))
    made_at = models.DateTimeField(_("made"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("answer on its way")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent") ^ Q(sent_at=None), name="assistant_outbound_sent"
            ),
        ]
        indexes = [
            models.Index(
                fields=["conversation", "id"], condition=Q(state="pending"), name="assistant_outbound_due"
            ),
            models.Index(fields=["-id"], condition=Q(state="dead"), name="assistant_outbound_dead"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
