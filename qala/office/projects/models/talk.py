"""Comments, followers and documents of a project."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models.project import Project
from qala.office.projects.models.work import WorkItem
from qala.shared.audit import audited


@audited
class ProjectComment(models.Model):
    """A remark of staff to the project or one item; whoever is mentioned is told."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="comments", verbose_name=_("project"))
    item = models.ForeignKey(
        WorkItem, models.CASCADE, null=True, blank=True, related_name="comments", verbose_name=_("work item")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    at = models.DateTimeField(_("written at"), editable=False)
    text = models.TextField(_("comment"), max_length=4000)
    mentions = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("mentioned")
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["project", "at", "id"]

    def __str__(self) -> str:
        return f"{self.pk} on {self.project_id}"


class ProjectFollower(models.Model):
    """A member of staff is told what happens to a project."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="followers", verbose_name=_("project"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="followed_projects", verbose_name=_("person")
    )
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("follower of a project")
        verbose_name_plural = _("followers of projects")
        constraints = [models.UniqueConstraint(fields=["project", "user"], name="projects_follower_once")]

    def __str__(self) -> str:
        return f"{self.user_id} follows {self.project_id}"


@audited
class ProjectDocument(models.Model):
    """A file of the project with its type of OC4IDS and who may see it."""

    class Access(models.TextChoices):
        """Who may see it."""

        OPEN = "open", _("Everybody, once the project is published")
        LIMITED = "limited", _("Whoever sees the project")
        RESTRICTED = "restricted", _("Project office, curator and head")

    project = models.ForeignKey(Project, models.CASCADE, related_name="documents", verbose_name=_("project"))
    file = models.OneToOneField(
        "files.StoredFile", models.PROTECT, related_name="project_document", verbose_name=_("file")
    )
    title = models.CharField(pgettext_lazy("project", "title"), max_length=250)
    kind = models.CharField(_("type of document (OC4IDS)"), max_length=60)
    language = models.CharField(_("language"), max_length=2, blank=True)
    access = models.CharField(_("access"), max_length=10, choices=Access.choices, default=Access.LIMITED)
    dated_on = models.DateField(_("date of the document"), null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added at"), editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)

    class Meta:
        verbose_name = _("document of a project")
        verbose_name_plural = _("documents of projects")
        ordering = ["project", "-added_at"]
        indexes = [models.Index("project", condition=Q(withdrawn_at=None), name="projects_document_live")]

    def __str__(self) -> str:
        return self.title
