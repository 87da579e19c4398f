"""Who works when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Dated, Named


@audited
class ShiftPattern(Named, Dated):
    """A shift as it repeats, by the city's wall clock; an end not after the beginning lies on the next day."""

    code = models.SlugField(_("code"), max_length=40)
    begins = models.TimeField(_("begins"))
    ends = models.TimeField(_("ends"))
    is_sample = models.BooleanField(_("sample"), default=False)

    class Meta(Dated.Meta):
        ordering = ["begins", "code"]
        verbose_name = _("shift pattern")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["code", "valid_from"], name="shift_pattern_version"),
        ]


@audited
class Shift(models.Model):
    """One shift, half-open in UTC, with its supervisor; who is on it stands in `ShiftPlace`."""

    pattern = models.ForeignKey(
        ShiftPattern, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("pattern")
    )
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("shift supervisor"),
    )
    taken_over_at = models.DateTimeField(_("taken over"), null=True, blank=True, editable=False)
    taken_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-starts_at", "-id"]
        verbose_name = _("shift")
        indexes = [
            models.Index(fields=["starts_at", "id"], name="shift_starts"),
            models.Index(fields=["ends_at"], name="shift_ends"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_span"),
            models.CheckConstraint(
                condition=Q(taken_over_at=None, taken_over_by=None)
                | Q(taken_over_at__isnull=False, taken_over_by__isnull=False),
                name="shift_taken_over_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"№ {self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the shift."""
        return reverse("shifts:shift", args=[self.pk])


@audited
class ShiftPlace(models.Model):
    """An operator is planned on a shift. Nobody is on two shifts at once (the action looks under a lock)."""

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="places")
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="shift_places", verbose_name=_("operator")
    )

    class Meta:
        ordering = ["id"]
        verbose_name = _("place on a shift")
        constraints = [models.UniqueConstraint(fields=["shift", "operator"], name="shift_place_once")]

    def __str__(self) -> str:
        return f"{self.shift}: {self.operator_id}"
