"""A browser that takes push messages."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PushSubscription(models.Model):
    """As the browser gave it (RFC 8030, RFC 8291). `endpoint_key` is its digest: the address is too long to index."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    endpoint = models.URLField(max_length=1000)
    endpoint_key = models.CharField(max_length=64)
    public_key = models.CharField(max_length=90)
    auth = models.CharField(max_length=30)
    device = models.CharField(_("device"), max_length=120, blank=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        ordering = ["-id"]
        verbose_name = _("push subscription")
        constraints = [models.UniqueConstraint(fields=["endpoint_key"], name="push_subscription_once")]

    def __str__(self) -> str:
        return self.device or f"№ {self.pk}"
