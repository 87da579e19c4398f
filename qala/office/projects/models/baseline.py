"""Frozen plans, and what asks for a new one."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models.project import Project
from qala.office.projects.models.work import ItemKind, WorkItem
from qala.shared.audit import audited

NEVER = pgtrigger.Protect(name="baseline_never_changes", operation=pgtrigger.Update | pgtrigger.Delete)


@audited
class ChangeRequest(models.Model):
    """Somebody asks to move time, value or scope. Approved, it makes a new baseline.

    `before` and `wanted` say what: `{"finish": "2027-05-01"}`, `{"budget": "1200000.00"}`, `{"scope": "…"}`.
    """

    class Kind(models.TextChoices):
        """What it moves (`modificationType` of OC4IDS)."""

        DURATION = "duration", pgettext_lazy("project", "Time")
        VALUE = "value", _("Value")
        SCOPE = "scope", _("Scope")

    class Stage(models.TextChoices):
        """Where it is."""

        DRAFT = "draft", _("Being written")
        SUBMITTED = "submitted", _("Waiting for a decision")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Taken back")

    project = models.ForeignKey(
        Project, models.PROTECT, related_name="change_requests", verbose_name=_("project")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    stage = models.CharField(
        pgettext_lazy("project", "stage"),
        max_length=10,
        choices=Stage.choices,
        default=Stage.DRAFT,
        editable=False,
    )
    before: Any = models.JSONField(pgettext_lazy("project", "before"), default=dict)
    wanted: Any = models.JSONField(_("wanted"), default=dict)
    reason_code = models.CharField(pgettext_lazy("project", "reason"), max_length=12)
    reason = models.TextField(_("reason in words"), max_length=4000)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("project", "asked by"),
    )
    asked_at = models.DateTimeField(_("asked at"), editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    decision = models.TextField(_("decision"), max_length=4000, blank=True, editable=False)

    class Meta:
        verbose_name = _("change request")
        verbose_name_plural = _("change requests")
        ordering = ["project", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="projects_change_number"),
            models.CheckConstraint(
                condition=~Q(stage__in=("approved", "declined")) | Q(decided_at__isnull=False),
                name="projects_change_decided",
            ),
        ]
        indexes = [models.Index("project", condition=Q(stage="submitted"), name="projects_change_waiting")]

    def __str__(self) -> str:
        return f"{self.project_id}/{self.number}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("projects:change", args=[self.project.code, self.number])


class Baseline(models.Model):
    """An approved plan, frozen: numbered from 1, never changed and never deleted (a trigger refuses). `source_file`: it
    was promised before, in the plan of this file."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="baselines", verbose_name=_("project"))
    number = models.PositiveSmallIntegerField(_("number"))
    approved_on = models.DateField(_("approved on"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("approved by")
    )
    decision = models.CharField(_("decision"), max_length=500, blank=True)
    reason = models.TextField(pgettext_lazy("project", "reason"), blank=True)
    source_file = models.CharField(_("from the file"), max_length=250, blank=True, default="")
    change_request = models.OneToOneField(
        ChangeRequest,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="baseline",
        verbose_name=_("change request"),
    )
    start = models.DateField(_("start"), null=True)
    finish = models.DateField(_("finish"), null=True)
    budget = models.DecimalField(_("budget"), max_digits=18, decimal_places=2, null=True)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("baseline")
        verbose_name_plural = _("baselines")
        ordering = ["project", "-number"]
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="projects_baseline_number")]
        triggers = [NEVER]

    def __str__(self) -> str:
        return f"{self.project_id} baseline {self.number}"


class BaselineItem(models.Model):
    """One row of the frozen plan, with the names and weights of that day."""

    baseline = models.ForeignKey(Baseline, models.PROTECT, related_name="items")
    item = models.ForeignKey(WorkItem, models.PROTECT, related_name="frozen")
    parent = models.ForeignKey(WorkItem, models.PROTECT, null=True, related_name="+")
    order = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=ItemKind.choices)
    names: Any = models.JSONField(default=dict)
    start = models.DateField(null=True)
    finish = models.DateField(null=True)
    duration_days = models.PositiveIntegerField()
    weight = models.DecimalField(max_digits=16, decimal_places=4)
    budget = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    hours = models.DecimalField(max_digits=12, decimal_places=1, null=True)
    links: Any = models.JSONField(default=list)

    class Meta:
        verbose_name = _("item of a baseline")
        verbose_name_plural = _("items of baselines")
        constraints = [models.UniqueConstraint(fields=["baseline", "item"], name="projects_frozen_once")]
        triggers = [NEVER]

    def __str__(self) -> str:
        return f"{self.code} in {self.baseline_id}"


class BaselineMoney(models.Model):
    """Planned value of one month of the frozen plan, in the project's currency, and its person-hours."""

    baseline = models.ForeignKey(Baseline, models.PROTECT, related_name="months")
    month = models.DateField(_("first day of the month"))
    amount = models.DecimalField(pgettext_lazy("project", "amount"), max_digits=18, decimal_places=2)
    hours = models.DecimalField(_("person-hours"), max_digits=12, decimal_places=1, default=0)

    class Meta:
        verbose_name = _("money of a baseline by month")
        verbose_name_plural = _("money of baselines by month")
        constraints = [models.UniqueConstraint(fields=["baseline", "month"], name="projects_baseline_month")]
        triggers = [NEVER]

    def __str__(self) -> str:
        return f"{self.baseline_id} {self.month:%Y-%m}"
