"""Indicators of driver projects: where they began, what is wanted each year, what is reached."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import Project
from qala.office.projects.models.said import Fact
from qala.shared.audit import audited
from qala.shared.models import Named


@audited
class DriverIndicator(Named):
    """A measure of a driver project. Whether more is better follows from the targets."""

    project = models.ForeignKey(
        Project, models.PROTECT, related_name="driver_indicators", verbose_name=_("project")
    )
    unit = models.CharField(_("unit"), max_length=40)
    base_year = models.PositiveSmallIntegerField(_("year of the beginning"))
    base_value = models.DecimalField(_("value at the beginning"), max_digits=18, decimal_places=4)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        verbose_name = _("indicator of a driver project")
        verbose_name_plural = _("indicators of driver projects")
        ordering = ["project", "order", "id"]


@audited
class DriverTarget(models.Model):
    """What is wanted by the end of a year."""

    indicator = models.ForeignKey(DriverIndicator, models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(pgettext_lazy("result", "target"), max_digits=18, decimal_places=4)

    class Meta:
        verbose_name = _("target of an indicator")
        verbose_name_plural = _("targets of indicators")
        constraints = [models.UniqueConstraint(fields=["indicator", "year"], name="fiveyear_target_once")]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year}: {self.value}"


class DriverActual(Fact):
    """What was reached by `valid_on`; the newest word of a year is the year's value."""

    indicator = models.ForeignKey(DriverIndicator, models.PROTECT, related_name="actuals")
    value = models.DecimalField(_("reached"), max_digits=18, decimal_places=4)
    source = models.CharField(_("where it is known from"), max_length=250)

    class Meta(Fact.Meta):
        verbose_name = _("value of an indicator")
        verbose_name_plural = _("values of indicators")
        ordering = ["indicator", "valid_on", "id"]
        indexes = [models.Index("indicator", "valid_on", "id", name="fiveyear_actual_day")]

    def __str__(self) -> str:
        return f"{self.indicator_id} on {self.valid_on}: {self.value}"
