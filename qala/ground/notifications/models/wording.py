"""A city's own words for a kind."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.rules.channels import Channel
from qala.shared.audit import audited
from qala.shared.models.abstract import Stamped


@audited
class Wording(Stamped):
    """Of one kind, channel and language. Without a row the kind's own text holds, and a new version may better it."""

    kind = models.CharField(_("kind"), max_length=60)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    language = models.CharField(_("language"), max_length=2)
    title = models.CharField(_("title"), max_length=200, blank=True)
    body = models.TextField(_("text"), max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["kind", "channel", "language"]
        verbose_name = _("wording")
        constraints = [models.UniqueConstraint(fields=["kind", "channel", "language"], name="wording_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.channel} {self.language}"
