"""What the project is for, in numbers, and what was measured."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models.said import Fact, Titled
from qala.shared.audit import audited
from qala.shared.models import Stamped


class Level(models.TextChoices):
    """What it is a result of: the works themselves, or what people get from them."""

    DIRECT = "direct", _("Direct result")
    FINAL = "final", _("Final result")


@audited(exclude=("updated_at",))
class Result(Titled, Stamped):
    """An indicator with base, target and day; values come by `ResultMeasurement`, perhaps years after closing."""

    project = models.ForeignKey(
        "projects.Project", models.PROTECT, related_name="results", verbose_name=_("project")
    )
    level = models.CharField(_("level"), max_length=6, choices=Level.choices)
    indicator = models.ForeignKey(
        "projects.Indicator", models.PROTECT, related_name="+", verbose_name=_("indicator")
    )
    base_value = models.DecimalField(
        pgettext_lazy("result", "value before"), max_digits=16, decimal_places=3, null=True, blank=True
    )
    base_on = models.DateField(_("day of the value before"), null=True, blank=True)
    target_value = models.DecimalField(
        pgettext_lazy("result", "target"), max_digits=16, decimal_places=3, null=True, blank=True
    )
    target_on = models.DateField(_("target day"), null=True, blank=True)
    way = models.CharField(_("way of measuring"), max_length=500)
    body = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who measures"),
    )
    is_public = models.BooleanField(_("shown to the public"), default=True)
    dropped_on = models.DateField(_("given up on"), null=True, editable=False)

    class Meta:
        verbose_name = pgettext_lazy("project", "result")
        verbose_name_plural = pgettext_lazy("project", "results")
        ordering = ["project", "level", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_kk="", title_ru="", title_en=""), name="risks_result_titled"
            ),
        ]
        indexes = [models.Index("project", "level", name="risks_result_by_project")]

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("risks:result", args=[self.project.code, self.pk])


class ResultMeasurement(Fact):
    """A value on a day, append-only. One that a later record supersedes counts no longer."""

    result = models.ForeignKey(
        Result, models.PROTECT, related_name="measurements", verbose_name=pgettext_lazy("project", "result")
    )
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=3)
    source = models.CharField(_("source"), max_length=300)
    evidence = models.ForeignKey(
        "files.StoredFile",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("evidence"),
    )

    class Meta(Fact.Meta):
        verbose_name = _("measurement of a result")
        verbose_name_plural = _("measurements of results")
        ordering = ["result", "valid_on", "id"]
        indexes = [models.Index("result", "valid_on", "id", name="risks_measurement_day")]

    def __str__(self) -> str:
        return f"{self.result_id}: {self.value} on {self.valid_on}"
