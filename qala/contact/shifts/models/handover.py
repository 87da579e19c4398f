"""What one shift tells the next."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.shifts.models.shift import Shift


class HandoverNote(models.Model):
    """A line of a shift's hand-over log. The supervisor of a later shift reads and confirms it, once."""

    shift = models.ForeignKey(Shift, models.PROTECT, related_name="notes", verbose_name=_("shift"))
    text = models.TextField(_("what the next shift must know"), max_length=2000)
    is_urgent = models.BooleanField(_("urgent"), default=False)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("read and confirmed"), null=True, blank=True)
    escalated_at = models.DateTimeField(_("escalated"), null=True, blank=True)

    class Meta:
        ordering = ["written_at", "id"]
        verbose_name = _("hand-over note")
        indexes = [
            models.Index(fields=["written_at"], condition=Q(confirmed_at=None), name="handover_note_unread")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="handover_note_confirmed_by_someone",
            )
        ]

    def __str__(self) -> str:
        return f"№ {self.pk}"
