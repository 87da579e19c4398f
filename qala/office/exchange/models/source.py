"""What another register last said of a project."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.office.projects.models import ProjectIdentifier


class ProjectSource(models.Model):
    """The facts of the last import of one identifier, so that the next one knows what changed there. What people here
    changed since is theirs: only what changed at the source is taken over again."""

    identifier = models.OneToOneField(
        ProjectIdentifier, models.CASCADE, related_name="source", verbose_name=_("identifier")
    )
    facts: Any = models.JSONField(_("facts"), default=dict)
    mark = models.CharField(max_length=32)
    findings: Any = models.JSONField(_("findings"), default=list)
    profile = models.CharField(_("profile"), max_length=40)
    told_at = models.DateTimeField(_("told at"))

    class Meta:
        verbose_name = _("source of a project")
        verbose_name_plural = _("sources of projects")

    def __str__(self) -> str:
        return f"{self.identifier_id} {self.mark}"
