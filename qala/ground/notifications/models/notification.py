"""What happened, and who was told."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Occasion(models.Model):
    """One thing that people are told of: the same words for all of them, kept once for ten thousand."""

    kind = models.CharField(_("kind"), max_length=60)
    about = models.CharField(max_length=120)
    words: Any = models.JSONField(default=dict)
    url = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("occasion")
        indexes = [
            models.Index("made_at", "id", name="occasion_made"),
            models.Index("about", condition=Q(kind__startswith="city."), name="occasion_city"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"


class Notification(models.Model):
    """One person told of one occasion. Without an account there is no bell: `user` empty, addresses in the dispatch."""

    occasion = models.ForeignKey(Occasion, models.CASCADE, related_name="notifications", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("person"),
    )
    kind = models.CharField(_("kind"), max_length=60)
    language = models.CharField(_("language"), max_length=2)
    once = models.UUIDField(editable=False)
    is_shown = models.BooleanField(_("on the site"), default=True)
    made_at = models.DateTimeField(_("made"))
    read_at = models.DateTimeField(_("read"), null=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("notification")
        constraints = [models.UniqueConstraint(fields=["once"], name="notification_once")]
        indexes = [
            models.Index("occasion", name="notification_occasion"),
            models.Index(fields=["user", "-id"], condition=Q(is_shown=True), name="notification_bell"),
            models.Index("user", condition=Q(is_shown=True, read_at=None), name="notification_unread"),
            models.Index("made_at", "id", name="notification_made"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
