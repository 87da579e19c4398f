"""What the centre promises and reckons with."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.shifts.rules.staffing import Standard
from qala.shared.audit import audited
from qala.shared.models import Dated


def _share(label: Any, default: float, *, least: float = 0.0, most: float = 1.0) -> Any:
    return models.FloatField(
        label, default=default, validators=[MinValueValidator(least), MaxValueValidator(most)]
    )


def _number(label: Any, default: int, least: int = 1, most: int = 100_000) -> Any:
    return models.PositiveIntegerField(
        label, default=default, validators=[MinValueValidator(least), MaxValueValidator(most)]
    )


@audited
class CentreStandard(Dated):
    """The parameters of the contact centre from a day on: service level, caps, and the minutes of its rules."""

    service_share = _share(_("share answered in time"), 0.80, least=0.01, most=0.999)
    within_seconds = _number(_("answered within, seconds"), 20, 0)
    occupancy_cap = _share(_("occupancy at most"), 0.85, least=0.05)
    shrinkage = _share(_("shrinkage: paid but not available"), 0.30, most=0.9)
    patience_seconds = _number(_("callers' patience, seconds"), 120)
    handle_seconds = _number(_("handling time where none is measured, seconds"), 180)
    weeks_back = _number(_("weeks of measured load"), 4, 1, 52)
    handover_minutes = _number(_("a hand-over note is escalated after, minutes"), 30)
    forgotten_minutes = _number(_("a forgotten sign-off is closed after, minutes"), 120)
    sample_size = _number(_("contacts in a sample"), 5, 1, 200)
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("Plausible figures, not ones that the city has adopted.")
    )
    source = models.CharField(_("source"), max_length=250, blank=True)

    class Meta(Dated.Meta):
        ordering = ["-valid_from"]
        verbose_name = _("standard of the centre")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["valid_from"], name="centre_standard_version"),
            models.CheckConstraint(
                condition=Q(service_share__gt=0, service_share__lt=1)
                & Q(occupancy_cap__gt=0, occupancy_cap__lte=1)
                & Q(shrinkage__gte=0, shrinkage__lt=1),
                name="centre_standard_shares",
            ),
        ]

    @property
    def value(self) -> Standard:
        """For the rules."""
        return Standard(
            self.service_share, self.within_seconds, self.occupancy_cap, self.shrinkage,
            self.patience_seconds, self.handle_seconds,
        )  # fmt: skip
