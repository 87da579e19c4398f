"""Which answers a controller looks at."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Dated


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
