"""Something that has gone wrong and must be solved."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.risks.models.risk import Risk
from qala.office.risks.rules.statuses import OPEN_ISSUES, IssueStage
from qala.shared.audit import audited
from qala.shared.models import Stamped


class Severity(models.IntegerChoices):
    """How bad it is."""

    LOW = 1, pgettext_lazy("issue", "Low")
    MEDIUM = 2, pgettext_lazy("issue", "Medium")
    HIGH = 3, pgettext_lazy("issue", "High")
    CRITICAL = 4, pgettext_lazy("issue", "Critical")


@audited(exclude=("updated_at",))
class Issue(Stamped):
    """What is wrong, who solves it until when. One that was a risk keeps the link."""

    project = models.ForeignKey(
        "projects.Project", models.PROTECT, related_name="issues", verbose_name=_("project")
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    title = models.CharField(_("what is wrong"), max_length=300)
    text = models.TextField(_("details"), max_length=4000, blank=True)
    severity = models.PositiveSmallIntegerField(_("severity"), choices=Severity.choices)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_issues",
        verbose_name=_("who solves it"),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    risk = models.OneToOneField(
        Risk,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="issue",
        verbose_name=_("from the risk"),
    )
    stage = models.CharField(
        pgettext_lazy("issue", "stage"),
        max_length=8,
        choices=IssueStage.choices,
        default=IssueStage.OPEN,
        editable=False,
    )
    raised_on = models.DateField(_("raised on"), editable=False)
    closed_on = models.DateField(_("closed on"), null=True, editable=False)
    resolution = models.TextField(_("how it was solved"), max_length=4000, blank=True, editable=False)

    class Meta:
        verbose_name = pgettext_lazy("project", "issue")
        verbose_name_plural = pgettext_lazy("project", "issues")
        ordering = ["project", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="risks_issue_number"),
            models.CheckConstraint(
                condition=Q(stage="closed", closed_on__isnull=False)
                | (~Q(stage="closed") & Q(closed_on=None)),
                name="risks_issue_closed",
            ),
        ]
        indexes = [
            models.Index("project", "stage", name="risks_issue_by_project"),
            models.Index("owner", "stage", name="risks_issue_by_owner"),
            models.Index("due_on", condition=Q(closed_on=None), name="risks_issue_by_due"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def mark(self) -> str:
        """How people call it: I-3."""
        return f"I-{self.number}"

    @property
    def is_open(self) -> bool:
        """Not closed yet."""
        return self.stage in OPEN_ISSUES

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("risks:issue", args=[self.project.code, self.number])
