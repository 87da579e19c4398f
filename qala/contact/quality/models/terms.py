"""The thresholds of quality control, each from a day on."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Dated


@audited
class QualityTerms(Dated):
    """One version at a time; the figures are samples of the house until the city has adopted its own."""

    photo_metres = models.PositiveIntegerField(
        _("proof photo at most so many metres away"),
        default=150,
        validators=[MinValueValidator(10), MaxValueValidator(20_000)],
    )
    photo_minutes = models.PositiveIntegerField(
        _("clock of the camera may be off by so many minutes"),
        default=10,
        validators=[MaxValueValidator(1440)],
    )
    feedback_days = models.PositiveIntegerField(
        _("link “is it solved?” opens for so many days"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
    )
    reopen_days = models.PositiveIntegerField(
        _("the resident may open it again within so many days"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )
    call_percent = models.FloatField(
        _("share of those with only a phone who are called, %"),
        default=10,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    call_attempts = models.PositiveIntegerField(
        _("calls before giving up"), default=3, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    repeat_days = models.PositiveIntegerField(
        _("repeated within so many days"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )
    repeat_metres = models.PositiveIntegerField(
        _("same place: at most so many metres to each side"),
        default=50,
        validators=[MinValueValidator(5), MaxValueValidator(1000)],
    )
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("A plausible figure, not one that the city has adopted.")
    )

    class Meta(Dated.Meta):
        ordering = ["-valid_from"]
        verbose_name = _("quality terms")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["valid_from"], name="quality_terms_version"),
        ]

    def __str__(self) -> str:
        return f"quality terms from {self.valid_from}"


@audited
class SampleRule(Dated):
    """Which share of the answers a controller looks at; the most specific valid rule counts."""

    executor = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("executor"),
    )
    topic = models.ForeignKey(
        "catalog.Topic", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    percent = models.FloatField(
        _("share of the answers, %"), validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    seed = models.CharField(
        _("seed of the draw"),
        max_length=40,
        default="1",
        help_text=_("The same seed draws the same appeals: anybody can repeat it."),
    )

    class Meta(Dated.Meta):
        ordering = ["executor", "topic", "-valid_from"]
        verbose_name = _("sample rule")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["executor", "topic", "valid_from"],
                name="quality_sample_version",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(percent__gte=0, percent__lte=100), name="quality_sample_percent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.percent} %"
