"""What a city may set differently."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Dated


@audited
class AssistantRule(Dated):
    """Numbers valid from a day on; without a row the defaults of the columns (samples of the house) hold."""

    least_confidence = models.PositiveSmallIntegerField(
        _("an article answers from, per cent"),
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Below it the assistant says that it does not know and offers a person."),
    )
    keep_days = models.PositiveSmallIntegerField(
        _("days that conversations are kept"),
        default=180,
        validators=[MinValueValidator(7), MaxValueValidator(1100)],
        help_text=_("After the last message; the appeals stay."),
    )
    payload_days = models.PositiveSmallIntegerField(
        _("days that updates are kept as they came"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(180)],
    )
    minute_limit = models.PositiveSmallIntegerField(
        _("messages of one person in a minute"),
        default=40,
        validators=[MinValueValidator(5), MaxValueValidator(1000)],
    )
    finds_limit = models.PositiveSmallIntegerField(
        _("numbers one person may ask for in ten minutes"),
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(1000)],
    )

    address_finds_limit = models.PositiveSmallIntegerField(
        _("numbers one network address may ask for in ten minutes"),
        default=40,
        validators=[MinValueValidator(1), MaxValueValidator(5000)],
        help_text=_("Behind one address there may be a whole house or office."),
    )

    class Meta(Dated.Meta):
        ordering = ["-valid_from"]
        verbose_name = _("rule of the assistant")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["valid_from"], name="assistant_rule_version"),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from}"
