"""What a city may set differently."""

from datetime import time

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Dated


@audited
class NotificationRule(Dated):
    """Numbers valid from a day on; without a row the defaults of the columns hold. Hours are the city's own."""

    quiet_from = models.TimeField(_("quiet from"), default=time(22))
    quiet_to = models.TimeField(
        _("quiet to"),
        default=time(8),
        help_text=_("In these hours no telephone rings: SMS, messengers and push wait, urgent ones do not."),
    )
    digest_hour = models.PositiveSmallIntegerField(
        _("hour of the summary"), default=9, validators=[MaxValueValidator(23)]
    )
    keep_days = models.PositiveSmallIntegerField(
        _("days that notifications are kept"),
        default=180,
        validators=[MinValueValidator(7), MaxValueValidator(1100)],
        help_text=_("Afterwards the bell and the log forget them, with the addresses in them."),
    )

    class Meta(Dated.Meta):
        ordering = ["-valid_from"]
        verbose_name = _("rule of notifications")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["valid_from"], name="notificationrule_version"),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from}"
