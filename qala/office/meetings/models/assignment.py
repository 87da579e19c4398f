"""Somebody must do something until a day, and somebody else says that it is done."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.meetings.models.meeting import Meeting
from qala.office.meetings.models.protocol import Decision
from qala.office.meetings.rules.statuses import OPEN, AssignmentStage, days_late
from qala.shared.audit import audited
from qala.shared.clock import today
from qala.shared.models import Stamped


@audited(exclude=("updated_at",))
class Assignment(Stamped):
    """Executor, controller (another person), day. Open on a day: `issued_on` ≤ day < `ended_on`."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, editable=False, related_name="tasks", verbose_name=_("meeting")
    )
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("decision"),
    )
    project = models.ForeignKey(
        "projects.Project",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name=_("project"),
    )
    text = models.TextField(_("what is to be done"), max_length=2000)
    executor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments", verbose_name=_("executor")
    )
    body = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("body"),
    )
    co_executors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="shared_assignments",
        verbose_name=_("co-executors"),
    )
    controller = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="controlled_assignments",
        verbose_name=_("controller"),
    )
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("issued by"),
    )
    due_on = models.DateField(_("due on"))
    first_due_on = models.DateField(_("first day"), editable=False)
    stage = models.CharField(
        pgettext_lazy("assignment", "stage"),
        max_length=10,
        choices=AssignmentStage.choices,
        default=AssignmentStage.DRAFT,
        editable=False,
    )
    issued_on = models.DateField(_("issued on"), null=True, editable=False)
    claimed_on = models.DateField(_("reported as done on"), null=True, editable=False)
    ended_on = models.DateField(_("ended on"), null=True, editable=False)
    outcome = models.TextField(_("what was done"), max_length=4000, blank=True, editable=False)
    evidence = models.ForeignKey(
        "files.StoredFile",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("evidence"),
    )

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(executor=F("controller")), name="meetings_controller_is_another"
            ),
            models.CheckConstraint(
                condition=Q(stage="draft") | Q(stage="cancelled") | Q(issued_on__isnull=False),
                name="meetings_assignment_issued",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=("confirmed", "cancelled"), ended_on__isnull=False)
                | (~Q(stage__in=("confirmed", "cancelled")) & Q(ended_on=None)),
                name="meetings_assignment_ended",
            ),
        ]
        indexes = [
            models.Index("executor", "stage", name="meetings_by_executor"),
            models.Index("controller", "stage", name="meetings_by_controller"),
            models.Index("project", "stage", name="meetings_by_project"),
            models.Index("due_on", "id", condition=Q(ended_on=None), name="meetings_by_due"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        """Neither confirmed nor taken back."""
        return self.stage in OPEN

    @property
    def days_late(self) -> int:
        """0 when it is in time."""
        return days_late(self.stage, self.due_on, today())

    @property
    def is_prolonged(self) -> bool:
        """Whether more time was given."""
        return self.due_on != self.first_due_on

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("meetings:assignment", args=[self.pk])
