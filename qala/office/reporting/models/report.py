"""The monthly report of a project head."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import Project, SlipReason, WorkItem
from qala.office.reporting.rules.statuses import IN_FORCE, OPEN, ReportStage
from qala.office.risks.rules.confidence import Confidence
from qala.shared.audit import audited
from qala.shared.languages import said
from qala.shared.models import Stamped

CONTENT = (
    "project_id", "month", "valid_on", "narrative_kk", "narrative_ru", "narrative_en", "declared_percent",
    "forecast_finish", "forecast_code", "forecast_reason", "money_told", "people_told", "hours_told", "risk_words",
    "risk_numbers", "confidence", "confidence_reason", "supersedes_id", "correction_reason", "submitted_at",
    "submitted_by_id",
)  # fmt: skip


@audited(exclude=("updated_at",))
class ProgressReport(Stamped):
    """What was done in a month, as the head tells it; accepted, it is never changed (a trigger refuses), only corrected
    by a later report that names it in `supersedes`.

    `month` is its first day, `valid_on` the day of which the percentages tell. Money is in the project's currency and,
    as people and hours, told by the head: the city's own figures are the facts of `finance`. Unknown is null.
    `revision` counts saves, so that two devices do not undo each other's work. `remarks`: part of the report → words.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="reports", verbose_name=_("project"))
    month = models.DateField(_("month"))
    valid_on = models.DateField(_("tells of the day"))
    stage = models.CharField(
        pgettext_lazy("report", "stage"),
        max_length=10,
        choices=ReportStage.choices,
        default=ReportStage.DRAFT,
    )
    revision = models.PositiveIntegerField(default=1, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author")
    )
    narrative_kk = models.TextField(_("what was done, in Kazakh"), max_length=6000, blank=True)
    narrative_ru = models.TextField(_("what was done, in Russian"), max_length=6000, blank=True)
    narrative_en = models.TextField(_("what was done, in English"), max_length=6000, blank=True)
    declared_percent = models.DecimalField(
        _("done of the whole project, by my own estimate"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
    )
    forecast_finish = models.DateField(_("I expect to finish on"), null=True, blank=True)
    forecast_code = models.CharField(
        _("why it finishes later"), max_length=12, choices=SlipReason.choices, blank=True
    )
    forecast_reason = models.CharField(_("the reason in words"), max_length=1000, blank=True)
    money_told = models.DecimalField(
        _("spent in the month"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    people_told = models.PositiveIntegerField(_("people on site on an ordinary day"), null=True, blank=True)
    hours_told = models.DecimalField(
        _("person-hours in the month"), max_digits=12, decimal_places=1, null=True, blank=True
    )
    risk_numbers: Any = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("risks it touches"), default=list, blank=True
    )
    risk_words = models.TextField(_("risks that came closer or passed"), max_length=4000, blank=True)
    confidence = models.CharField(
        _("my delivery confidence"), max_length=12, choices=Confidence.choices, blank=True
    )
    confidence_reason = models.CharField(pgettext_lazy("report", "why"), max_length=1000, blank=True)
    supersedes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="superseded_by",
        verbose_name=_("corrects"),
    )
    correction_reason = models.CharField(_("reason of the correction"), max_length=1000, blank=True)
    superseded_at = models.DateTimeField(null=True, editable=False)
    is_late = models.BooleanField(_("sent late"), default=False, editable=False)
    submitted_at = models.DateTimeField(_("sent at"), null=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name=_("sent by"),
    )  # fmt: skip
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name=_("decided by"),
    )  # fmt: skip
    remarks: Any = models.JSONField(_("remarks"), default=dict, blank=True, editable=False)
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)

    class Meta:
        verbose_name = _("monthly report")
        verbose_name_plural = _("monthly reports")
        ordering = ["project", "-month", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "month"],
                condition=Q(stage__in=IN_FORCE, superseded_at=None),
                name="reporting_one_in_force",
            ),
            models.UniqueConstraint(
                fields=["project", "month"], condition=Q(stage__in=OPEN), name="reporting_one_open"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="reporting_first_of_month"),
            models.CheckConstraint(condition=Q(valid_on__gte=F("month")), name="reporting_tells_of_month"),
            models.CheckConstraint(
                condition=Q(declared_percent=None) | Q(declared_percent__gte=0, declared_percent__lte=100),
                name="reporting_declared",
            ),
        ]
        indexes = [
            models.Index("submitted_at", condition=Q(stage="submitted"), name="reporting_waiting"),
            models.Index(
                fields=["project", "-valid_on"], condition=Q(stage__in=IN_FORCE), name="reporting_newest"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="accepted_stays",
                operation=pgtrigger.UpdateOf(*CONTENT),  # type: ignore[no-untyped-call]
                condition=pgtrigger.Q(old__stage__in=IN_FORCE),
            ),
            pgtrigger.Protect(
                name="accepted_is_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__stage__in=IN_FORCE),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.month:%Y-%m}"

    @property
    def narrative(self) -> str:
        """In the active language, or another."""
        return said(self, "narrative")

    @property
    def is_in_force(self) -> bool:
        """Accepted, and not corrected by a later one."""
        return self.stage in IN_FORCE and self.superseded_at is None

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("reporting:report", args=[self.project.code, self.pk])


@audited
class ReportItem(models.Model):
    """Per cent of one work in a report. `before` is what was known when the report was begun, `expected` what the
    baseline wants on the report's day; a percent of null has not been filled in."""

    report = models.ForeignKey(
        ProgressReport, models.CASCADE, related_name="items", verbose_name=_("monthly report")
    )
    item = models.ForeignKey(WorkItem, models.PROTECT, related_name="+", verbose_name=_("work item"))
    before = models.DecimalField(_("per cent before"), max_digits=5, decimal_places=2)
    expected = models.DecimalField(_("by the baseline"), max_digits=5, decimal_places=2, null=True)
    percent = models.DecimalField(_("per cent done"), max_digits=5, decimal_places=2, null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("work in a report")
        verbose_name_plural = _("works in reports")
        ordering = ["report", "item__order", "item_id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "item"], name="reporting_item_once"),
            models.CheckConstraint(
                condition=Q(percent=None) | Q(percent__gte=0, percent__lte=100), name="reporting_item_percent"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="accepted_item_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=(
                    "IF EXISTS (SELECT FROM reporting_progressreport WHERE id = OLD.report_id"
                    " AND stage IN ('accepted', 'published')) THEN"
                    " RAISE EXCEPTION 'an accepted report is never changed'; END IF;"
                    " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.percent}"

    @property
    def is_lower(self) -> bool:
        """Whether it tells of less than before."""
        return self.percent is not None and self.percent < self.before
