"""The figures of a risk: probability and impacts from 1 to 5, before and after the response, and the loss in money."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

MARKS = [(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")]
FIGURES = (
    "probability",
    "impact_cost",
    "impact_time",
    "impact_quality",
    "residual_probability",
    "residual_impact",
    "loss",
)


def mark(label: object) -> "models.PositiveSmallIntegerField[int | None, int | None]":
    """A figure from 1 to 5, empty while nobody has said it."""
    return models.PositiveSmallIntegerField(
        label,  # type: ignore[arg-type]
        null=True,
        blank=True,
        choices=MARKS,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
    )


class Figured(models.Model):
    """`score` is computed by the database from probability and the worst impact; nobody can type it."""

    probability = mark(_("probability"))
    impact_cost = mark(_("impact on cost"))
    impact_time = mark(_("impact on time"))
    impact_quality = mark(_("impact on quality"))
    residual_probability = mark(_("probability after the response"))
    residual_impact = mark(_("impact after the response"))
    loss = models.DecimalField(
        _("loss if it occurs"),
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("In the currency of the project; leave empty if unknown."),
    )
    score = models.GeneratedField(
        expression=F("probability") * Greatest("impact_cost", "impact_time", "impact_quality"),
        output_field=models.PositiveSmallIntegerField(null=True),
        db_persist=True,
        verbose_name=_("score"),
    )
    residual_score = models.GeneratedField(
        expression=F("residual_probability") * F("residual_impact"),
        output_field=models.PositiveSmallIntegerField(null=True),
        db_persist=True,
        verbose_name=_("score after the response"),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 1, f"{name}__lte": 5}),
                name=f"%(class)s_{name}",
            )
            for name in FIGURES[:-1]
        ]

    @property
    def impact(self) -> int | None:
        """The worst of the three impacts."""
        said = [self.impact_cost, self.impact_time, self.impact_quality]
        return max((one for one in said if one is not None), default=None)
