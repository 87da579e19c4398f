"""When a report is due."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.office.projects.models import Project


class ReportDue(models.Model):
    """The report of one project about one month is due on a day. Met when it is sent; a return opens it again.

    `rung` is how high it has climbed in the ladder of late reports (`rules.ladder`).
    """

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="report_dues", verbose_name=_("project")
    )
    month = models.DateField(_("month"))
    first_due_on = models.DateField(_("due on"))
    due_on = models.DateField(_("due on, after returns"))
    met_at = models.DateTimeField(_("sent at"), null=True, editable=False)
    waived_at = models.DateTimeField(_("no longer expected since"), null=True, editable=False)
    rung = models.PositiveSmallIntegerField(_("step of the ladder"), default=0, editable=False)
    climbed_at = models.DateTimeField(_("last told at"), null=True, editable=False)

    class Meta:
        verbose_name = _("due report")
        verbose_name_plural = _("due reports")
        ordering = ["due_on", "project"]
        constraints = [
            models.UniqueConstraint(fields=["project", "month"], name="reporting_due_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="reporting_due_first_of_month"),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("first_due_on")), name="reporting_due_later"
            ),
        ]
        indexes = [
            models.Index("due_on", "id", condition=Q(met_at=None, waived_at=None), name="reporting_due_open"),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.month:%Y-%m}: {self.due_on}"

    @property
    def reports_url(self) -> str:
        """Where it is written and read: the project's reports."""
        return reverse("reporting:reports", args=[self.project.code])
