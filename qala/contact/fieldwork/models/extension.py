"""An executor's wish for a longer term, which the head decides."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.rules.units import in_words
from qala.shared.audit import audited


@audited
class ExtensionRequest(models.Model):
    """One open request per appeal. Granting it is the head's own step `extend`."""

    appeal = models.ForeignKey("appeals.Appeal", models.CASCADE, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    amount = models.PositiveIntegerField(_("extend by"))
    unit = models.CharField(_("unit"), max_length=20)
    reason = models.TextField(_("reason"), max_length=2000)
    asked_at = models.DateTimeField(_("asked"))
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    is_granted = models.BooleanField(_("granted"), null=True)
    decision = models.CharField(_("word on the decision"), max_length=500, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        verbose_name = _("request for extension")
        constraints = [
            models.UniqueConstraint(
                fields=["appeal"], condition=Q(decided_at=None), name="extensionrequest_one_open"
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, is_granted=None)
                | Q(decided_at__isnull=False, is_granted__isnull=False),
                name="extensionrequest_decided_whole",
            ),
        ]
        indexes = [
            models.Index(
                "organisation", "asked_at", condition=Q(decided_at=None), name="extensionrequest_open"
            )
        ]

    def __str__(self) -> str:
        return f"+{self.amount} {self.unit} for {self.appeal_id}"

    @property
    def length_label(self) -> str:
        """By how much, in words."""
        return in_words(self.amount, self.unit)
