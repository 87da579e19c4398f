"""What is built, in numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.office.projects.models.project import Project
from qala.shared.audit import audited
from qala.shared.languages import said
from qala.shared.models import Named


@audited
class Indicator(Named):
    """What can be counted: storeys, area, length, places. `unit_code` is of UNCEFACT where one fits."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    unit_kk = models.CharField(_("unit in Kazakh"), max_length=40, blank=True)
    unit_ru = models.CharField(_("unit in Russian"), max_length=40, blank=True)
    unit_en = models.CharField(_("unit in English"), max_length=40, blank=True)
    unit_code = models.CharField(_("code of the unit"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["code"]

    @property
    def unit(self) -> str:
        """In the active language, or another."""
        return said(self, "unit")


@audited
class ScopeCharacteristic(models.Model):
    """One number of the scope, planned and built."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="scope", verbose_name=_("project"))
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="scope", verbose_name=_("indicator")
    )
    planned = models.DecimalField(_("planned"), max_digits=16, decimal_places=3, null=True, blank=True)
    actual = models.DecimalField(_("built"), max_digits=16, decimal_places=3, null=True, blank=True)
    source = models.CharField(_("source"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("scope characteristic")
        verbose_name_plural = _("scope characteristics")
        ordering = ["project", "indicator"]
        constraints = [
            models.UniqueConstraint(fields=["project", "indicator"], name="projects_scope_once"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} of {self.project_id}"
