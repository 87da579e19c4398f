"""What a city may set differently."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Dated


@audited
class DeliveryRule(Dated):
    """Numbers valid from a day on; without a row the defaults of the columns hold."""

    keep_days = models.PositiveSmallIntegerField(
        _("days that deliveries are kept"),
        default=90,
        validators=[MinValueValidator(7), MaxValueValidator(1100)],
        help_text=_("Afterwards news that were sent or given up are forgotten; the appeals stay."),
    )

    class Meta(Dated.Meta):
        ordering = ["-valid_from"]
        verbose_name = _("rule of deliveries")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["valid_from"], name="deliveryrule_version"),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from}"
