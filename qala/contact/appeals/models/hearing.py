"""A hearing of the applicant before an unfavourable answer (APPC art. 73)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models.appeal import Appeal
from qala.shared.audit import audited


@audited
class Hearing(models.Model):
    """Called for a moment; then held (whether or not the applicant came) or called off."""

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="hearings", db_index=False)
    planned_at = models.DateTimeField(_("when"))
    place = models.CharField(_("where it is held"), max_length=300)
    draft = models.TextField(_("intended decision"), max_length=2000)
    called_at = models.DateTimeField(_("called"))
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    held_at = models.DateTimeField(_("held"), null=True)
    has_come = models.BooleanField(_("the applicant came"), default=False)
    minutes = models.TextField(_("minutes"), max_length=4000, blank=True)
    cancelled_at = models.DateTimeField(_("called off"), null=True)

    class Meta:
        ordering = ["called_at", "id"]
        verbose_name = _("hearing")
        indexes = [models.Index("appeal", "planned_at", name="hearing_appeal")]
        constraints = [
            models.UniqueConstraint(
                fields=["appeal"], condition=Q(held_at=None, cancelled_at=None), name="hearing_one_open"
            ),
            models.CheckConstraint(
                condition=Q(held_at=None) | Q(cancelled_at=None), name="hearing_ends_once"
            ),
        ]

    def __str__(self) -> str:
        return f"hearing on {self.appeal_id} at {self.planned_at:%Y-%m-%d %H:%M}"
