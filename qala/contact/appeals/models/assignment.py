"""Who had the appeal, from–to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models.appeal import Appeal


class Assignment(models.Model):
    """One organisation's time with one appeal; the open one has no end."""

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="assignments")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("why"), max_length=20)
    note = models.TextField(_("note"), blank=True)
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"), null=True)
    outcome = models.CharField(_("how it ended"), max_length=20, blank=True)

    class Meta:
        ordering = ["since", "id"]
        verbose_name = _("assignment")
        constraints = [
            models.UniqueConstraint(fields=["appeal"], condition=Q(until=None), name="assignment_one_open")
        ]

    def __str__(self) -> str:
        return f"{self.appeal_id} at {self.organisation_id}"
