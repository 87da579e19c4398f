"""What was changed in a plan, so that it can be taken back and told."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.office.projects.models.project import Project


class PlanChange(models.Model):
    """One change of a plan, of one field or of many rows at once.

    `items` is `{"<id>": [before, after]}` with the columns that differ, `links` `{"<before>-<after>": [before, after]}`
    with `[kind, lag]` or null. `moved` tells what followed: finishes of milestones, under `""` that of the project.
    `version` counts changes, steps back and forth of the project together: what an editor has seen.
    """

    class State(models.TextChoices):
        """Whether it stands."""

        DONE = "done", _("Stands")
        UNDONE = "undone", _("Taken back")
        LOST = "lost", _("Taken back for good")

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="plan_changes", verbose_name=_("project")
    )
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=6, choices=State.choices, default=State.DONE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    items: Any = models.JSONField(default=dict)
    links: Any = models.JSONField(default=dict)
    moved: Any = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("change of a plan")
        verbose_name_plural = _("changes of plans")
        ordering = ["project", "id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "version"], name="projects_plan_change_version")
        ]
        indexes = [models.Index("project", "state", "id", name="projects_plan_change_stack")]

    def __str__(self) -> str:
        return f"{self.project_id} plan {self.version}"
