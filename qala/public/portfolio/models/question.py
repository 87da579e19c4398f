"""Which appeal was written about which project."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal
from qala.public.projection.models import PublicProject
from qala.shared.kept import raises


@raises("appeals")
class ProjectQuestion(models.Model):
    """An appeal that its writer sent from the page of a project. It lives as every appeal does; here stands only what
    it is about, so that the register of appeals need not know of projects."""

    appeal = models.OneToOneField(
        Appeal, models.CASCADE, primary_key=True, related_name="project_question", verbose_name=_("appeal")
    )
    project = models.ForeignKey(
        PublicProject,
        models.PROTECT,
        related_name="questions",
        db_index=False,
        verbose_name=_("public project"),
    )
    at = models.DateTimeField(_("asked"))

    class Meta:
        verbose_name = _("question about a project")
        verbose_name_plural = _("questions about projects")
        indexes = [models.Index(fields=["project", "-at"], name="portfolio_question_newest")]

    def __str__(self) -> str:
        return f"{self.appeal_id} about {self.project_id}"
