"""Who has what of the queue of channels."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class QueueHold(models.Model):
    """An operator holds one item of a channel's queue, from–to. An item has one open hold at most: one winner."""

    class Outcome(models.TextChoices):
        """How it ended."""

        DONE = "done", _("done")
        TRANSFERRED = "transferred", _("passed on")
        RETURNED = "returned", _("put back")

    channel = models.SlugField(_("channel"), max_length=40)
    key = models.CharField(_("item"), max_length=80)
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, verbose_name=_("operator")
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    waiting_since = models.DateTimeField(_("waiting since"))
    taken_at = models.DateTimeField(_("taken"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices, blank=True)

    class Meta:
        ordering = ["taken_at", "id"]
        verbose_name = _("hold of a queue item")
        indexes = [
            models.Index(fields=["operator", "taken_at"], name="queue_hold_operator"),
            models.Index(fields=["channel", "key"], name="queue_hold_item"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "key"], condition=Q(ended_at=None), name="queue_hold_one_winner"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome="") | (Q(ended_at__gte=F("taken_at")) & ~Q(outcome="")),
                name="queue_hold_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.key}"
