"""What the public read, and since when."""

from typing import Any

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.public.projection.models.public_project import PublicProject


class ProjectVersion(models.Model):
    """One version of a public project, append-only; `digest` is that of what lasts in it. Of a withdrawn project the
    documents are emptied, and nothing else is ever changed."""

    project = models.ForeignKey(PublicProject, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    digest = models.CharField(max_length=64, blank=True)
    document: Any = models.JSONField(default=dict)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("version of a public project")
        verbose_name_plural = _("versions of public projects")
        ordering = ["project", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="projection_version_once"),
        ]
        indexes = [models.Index("at", "id", name="projection_version_at")]
        triggers = [
            pgtrigger.Protect(name="version_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="version_never_changes",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(new__document={}),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} version {self.number}"
