"""An appeal kept out of public lists until somebody has read it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal
from qala.shared.audit import audited


@audited
class HeldAppeal(models.Model):
    """Why it is held, and what was decided."""

    class State(models.TextChoices):
        """What was decided."""

        WAITING = "waiting", _("to be read")
        SHOWN = "shown", _("shown to everybody")
        HIDDEN = "hidden", _("stays hidden")

    appeal = models.OneToOneField(Appeal, models.CASCADE, primary_key=True, related_name="+")
    words = ArrayField(models.CharField(max_length=60), verbose_name=_("blocked words"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    held_at = models.DateTimeField(_("held at"))
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["held_at", "appeal_id"]
        verbose_name = _("held appeal")
        indexes = [models.Index("held_at", condition=Q(state="waiting"), name="held_appeal_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at=None)
                | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="held_appeal_decided",
            )
        ]

    def __str__(self) -> str:
        return f"{self.appeal_id} {self.state}"
