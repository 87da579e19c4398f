"""A copy of everything the city holds about a person."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DataCopy(models.Model):
    """Asked for, made by a job, fetched by its owner until it expires; then the file goes, the row stays as a mark."""

    class State(models.TextChoices):
        """How far it is."""

        MAKING = "making", _("Being made")
        READY = "ready", _("Ready")
        EXPIRED = "expired", _("Expired")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.MAKING)
    asked_at = models.DateTimeField(_("asked for"))
    ready_at = models.DateTimeField(_("ready"), null=True)
    expires_at = models.DateTimeField(_("open until"), null=True)
    fetched_count = models.PositiveIntegerField(_("times fetched"), default=0)
    byte_count = models.BigIntegerField(default=0)
    key = models.CharField(max_length=120, blank=True, editable=False)

    class Meta:
        ordering = ["-asked_at", "-id"]
        verbose_name = _("copy of own data")
        indexes = [
            models.Index("user", "asked_at", name="cabinet_copy_user"),
            models.Index("expires_at", condition=Q(state="ready"), name="cabinet_copy_expires"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(state="making"), name="cabinet_copy_one_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"copy {self.pk}"
