"""What a city may set differently on this side."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Dated, Named


@audited
class FieldRule(Dated):
    """Numbers valid from a day on; without a row the defaults of the columns hold."""

    returns_limit = models.PositiveSmallIntegerField(
        _("returns before control routes"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text=_("After so many returns only control and the shift supervisor may send the appeal on."),
    )
    offline_hours = models.PositiveSmallIntegerField(
        _("hours that a phone keeps appeals"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(72)],
        help_text=_("Afterwards the phone forgets what it read; steps not yet sent stay."),
    )
    bulk_limit = models.PositiveSmallIntegerField(
        _("most rows of a bulk run"),
        default=500,
        validators=[MinValueValidator(1), MaxValueValidator(2000)],
    )

    class Meta(Dated.Meta):
        ordering = ["-valid_from"]
        verbose_name = _("rule of field work")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["valid_from"], name="fieldrule_version"),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from}"


@audited
class NavigationLink(Named):
    """An address that opens a way to a point in somebody's map: {lat} and {lon} are put in."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    template = models.CharField(_("address with {lat} and {lon}"), max_length=300)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("navigation link")
