"""A plan of MS Project on its way into a project."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import Project


class PlanImport(models.Model):
    """The file is kept, packed, until it is taken over or dropped; what it would change is worked out at each look.

    `promises`: baselines of a file that was taken over and waits for the curator, by their number there and by codes.
    """

    class Stage(models.TextChoices):
        """How far it is."""

        READ = "read", pgettext_lazy("import", "Read, not taken over")
        APPLIED = "applied", pgettext_lazy("import", "Taken over")
        DROPPED = "dropped", pgettext_lazy("import", "Dropped")

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="plan_imports", verbose_name=_("project")
    )
    file_name = models.CharField(_("file"), max_length=250)
    content = models.BinaryField(null=True, editable=False)
    stage = models.CharField(
        pgettext_lazy("import", "state"), max_length=8, choices=Stage.choices, default=Stage.READ
    )
    report: Any = models.JSONField(_("report"), default=dict)
    promises: Any = models.JSONField(default=dict, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"))
    applied_at = models.DateTimeField(_("taken over at"), null=True)

    class Meta:
        verbose_name = _("import of a plan")
        verbose_name_plural = _("imports of plans")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        """What it would change."""
        return reverse("exchange:plan_import", args=[self.project.code, self.pk])
