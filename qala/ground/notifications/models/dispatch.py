"""One notification on its way by one channel."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.models.notification import Notification
from qala.ground.notifications.rules.channels import LEAVING, UNSETTLED, WAITING, DispatchState


class Delivery(models.TextChoices):
    """What the gateway reported afterwards; most channels report nothing."""

    UNKNOWN = "", _("not reported")
    DELIVERED = "delivered", _("Arrived at the phone")
    UNDELIVERED = "undelivered", _("Did not arrive")


class Dispatch(models.Model):
    """`address`: the e-mail or number it goes to; empty where the channel knows the person (messenger, push).
    `leased_until` frees it when the worker that took it is dead. `user` is its notification's, for summaries.
    `delivery`, `delivered_at`: the last report of an SMS gateway."""

    State = DispatchState

    notification = models.ForeignKey(Notification, models.CASCADE, related_name="dispatches", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+", db_index=False
    )
    kind = models.CharField(_("kind"), max_length=60)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    channel = models.CharField(_("channel"), max_length=10, choices=[(c.value, c.label) for c in LEAVING])
    address = models.CharField(_("address"), max_length=254, blank=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    is_urgent = models.BooleanField(_("urgent"), default=False)
    is_gathered = models.BooleanField(_("in the summary"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.QUEUED)
    tries = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next attempt"))
    leased_until = models.DateTimeField(null=True, editable=False)
    last_error = models.CharField(_("last error"), max_length=200, blank=True)
    made_at = models.DateTimeField(_("made"))
    sent_at = models.DateTimeField(_("sent"), null=True)
    delivery = models.CharField(
        _("delivery report"), max_length=12, choices=Delivery.choices, default=Delivery.UNKNOWN, blank=True
    )
    delivered_at = models.DateTimeField(_("reported"), null=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("dispatch")
        constraints = [
            models.UniqueConstraint(fields=["notification", "channel"], name="dispatch_channel_once")
        ]
        indexes = [
            models.Index(
                fields=["channel", "-is_urgent", "next_try_at", "id"],
                condition=Q(state__in=WAITING),
                name="dispatch_due",
            ),
            models.Index("leased_until", condition=Q(state="sending"), name="dispatch_leased"),
            models.Index("made_at", "id", name="dispatch_made"),
            models.Index(
                "state", "made_at", "id", condition=Q(state__in=("dead", "failed")), name="dispatch_sick"
            ),
            models.Index("user", "channel", condition=Q(state__in=UNSETTLED), name="dispatch_person"),
            models.Index("key", condition=Q(channel="sms"), name="dispatch_sms_key"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.key}"

    def get_absolute_url(self) -> str:
        """The staff page."""
        return reverse("notifications:dispatch", args=[self.pk])

    @property
    def can_be_resent(self) -> bool:
        """Whether a person may try again what was given up."""
        return self.state in (DispatchState.DEAD, DispatchState.FAILED)
