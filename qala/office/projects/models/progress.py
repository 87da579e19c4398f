"""What was done, by day; and where a project stood on a day."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models.project import Project
from qala.office.projects.models.said import Fact
from qala.office.projects.models.work import WorkItem


class ProgressFact(Fact):
    """Per cent of one item on a day, as an accepted report told it. The newest record of the newest day counts; a lower
    per cent needs a reason. `report_id` is the report's, where one told it."""

    item = models.ForeignKey(WorkItem, models.PROTECT, related_name="facts", verbose_name=_("work item"))
    percent = models.DecimalField(_("per cent done"), max_digits=5, decimal_places=2)
    report_id = models.BigIntegerField(null=True, editable=False)

    class Meta(Fact.Meta):
        verbose_name = _("progress")
        verbose_name_plural = _("progress")
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__gte=0, percent__lte=100), name="projects_fact_percent"
            ),
        ]
        indexes = [models.Index("item", "valid_on", "id", name="projects_fact_day")]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.percent} % on {self.valid_on}"


class Health(models.TextChoices):
    """The computed light; always with its reasons."""

    GREEN = "green", _("On course")
    AMBER = "amber", _("Needs attention")
    RED = "red", _("In trouble")
    NONE = "none", _("Not known")


class Standing(models.Model):
    """Where a project stood at the end of a day: one row per project and day, written by the reckoning of `overview`.

    Percentages are 0–100, indices are plain numbers, money is in the project's currency; null is "cannot be said".
    `reasons` holds codes and numbers of the health rule, `figures` whatever has no column of its own.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="standings", verbose_name=_("project"))
    day = models.DateField(pgettext_lazy("project", "as of"))
    is_newest = models.BooleanField(default=True)
    health = models.CharField(_("health"), max_length=5, choices=Health.choices, default=Health.NONE)
    reasons: Any = models.JSONField(default=list)
    rule_version = models.PositiveSmallIntegerField(default=1)
    confidence = models.CharField(_("delivery confidence"), max_length=12, blank=True)
    physical = models.DecimalField(_("physical per cent"), max_digits=5, decimal_places=2, null=True)
    planned = models.DecimalField(_("per cent by the baseline"), max_digits=5, decimal_places=2, null=True)
    declared = models.DecimalField(
        _("per cent by the head's word"), max_digits=5, decimal_places=2, null=True
    )
    financial = models.DecimalField(_("per cent of money"), max_digits=6, decimal_places=2, null=True)
    time = models.DecimalField(_("per cent of time"), max_digits=6, decimal_places=2, null=True)
    planned_value = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    earned_value = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    actual_cost = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    spi = models.DecimalField(max_digits=8, decimal_places=4, null=True)
    cpi = models.DecimalField(max_digits=8, decimal_places=4, null=True)
    spi_time = models.DecimalField(max_digits=8, decimal_places=4, null=True)
    finish_by_path = models.DateField(_("finish by the critical path"), null=True)
    finish_by_pace = models.DateField(_("finish by SPI(t)"), null=True)
    finish_p50 = models.DateField(null=True)
    finish_p80 = models.DateField(null=True)
    finish_p95 = models.DateField(null=True)
    chance = models.DecimalField(
        _("chance of the baseline finish"), max_digits=5, decimal_places=4, null=True
    )
    slip_days = models.IntegerField(_("slip of the finish in days"), null=True)
    budget = models.DecimalField(_("budget"), max_digits=18, decimal_places=2, null=True)
    original_budget = models.DecimalField(_("original budget"), max_digits=18, decimal_places=2, null=True)
    contracted = models.DecimalField(_("contracted"), max_digits=18, decimal_places=2, null=True)
    paid = models.DecimalField(_("paid"), max_digits=18, decimal_places=2, null=True)
    hours_planned = models.DecimalField(_("planned person-hours"), max_digits=14, decimal_places=1, null=True)
    hours_spent = models.DecimalField(_("person-hours"), max_digits=14, decimal_places=1, null=True)
    labour_cost = models.DecimalField(_("cost of labour"), max_digits=18, decimal_places=2, null=True)
    people = models.PositiveIntegerField(_("people on site"), null=True)
    risk_score = models.PositiveSmallIntegerField(_("highest open risk"), null=True)
    open_issues = models.PositiveIntegerField(_("open issues"), default=0)
    report_days = models.PositiveIntegerField(_("days since the last report"), null=True)
    photo_days = models.PositiveIntegerField(_("days since the last photo"), null=True)
    overdue_assignments = models.PositiveIntegerField(_("overdue assignments"), default=0)
    completeness = models.DecimalField(
        _("completeness of the passport"), max_digits=5, decimal_places=2, null=True
    )
    figures: Any = models.JSONField(default=dict)
    reckoned_at = models.DateTimeField()

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        constraints = [
            models.UniqueConstraint(fields=["project", "day"], name="projects_standing_once"),
            models.UniqueConstraint(
                fields=["project"], condition=Q(is_newest=True), name="projects_standing_newest"
            ),
        ]
        indexes = [
            models.Index("day", "project", name="projects_standing_day"),
            models.Index("health", "project", condition=Q(is_newest=True), name="projects_standing_health"),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} on {self.day}: {self.health}"
