"""What somebody independent of the head says about delivery."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models.said import Fact
from qala.office.risks.rules.confidence import Confidence


class Assessment(Fact):
    """Delivery confidence on a day with its grounds, append-only; `recorded_by` is never head or deputy."""

    project = models.ForeignKey(
        "projects.Project", models.PROTECT, related_name="assessments", verbose_name=_("project")
    )
    rating = models.CharField(_("delivery confidence"), max_length=12, choices=Confidence.choices)
    grounds = models.TextField(pgettext_lazy("assessment", "why"), max_length=4000)
    recommendations = models.TextField(_("recommendations"), max_length=4000, blank=True)

    class Meta(Fact.Meta):
        verbose_name = _("independent assessment")
        verbose_name_plural = _("independent assessments")
        ordering = ["project", "-valid_on", "-id"]
        indexes = [models.Index(fields=["project", "-valid_on", "-id"], name="risks_assessment_day")]

    def __str__(self) -> str:
        return f"{self.project_id}: {self.rating} on {self.valid_on}"
