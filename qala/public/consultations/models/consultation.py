"""What residents are asked."""

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.fiveyear.models import PlanVersion
from qala.office.projects.models.said import Titled
from qala.public.consultations.rules.plan import ShownPlan
from qala.public.consultations.rules.statuses import Stage
from qala.shared.audit import audited
from qala.shared.kept import raises
from qala.shared.languages import said
from qala.shared.models import Stamped


@raises("consultations")
@audited(exclude=("updated_at", "document", "last_number"))
class Consultation(Titled, Stamped):
    """A version of the plan, shown from `opens_on` up to, not including, `closes_on`. `document` is the plan as it
    stood when the consultation was opened; the database keeps it so."""

    version = models.ForeignKey(
        PlanVersion, models.PROTECT, related_name="consultations", verbose_name=_("version of the plan")
    )
    question_kk = models.TextField(_("what is asked, in Kazakh"), max_length=4000, blank=True)
    question_ru = models.TextField(_("what is asked, in Russian"), max_length=4000, blank=True)
    question_en = models.TextField(_("what is asked, in English"), max_length=4000, blank=True)
    opens_on = models.DateField(_("first day of remarks"))
    closes_on = models.DateField(
        _("closed from this day on"), help_text=_("Remarks are taken until the evening before.")
    )
    stage = models.CharField(
        pgettext_lazy("consultation", "stage"),
        max_length=9,
        choices=Stage.choices,
        default=Stage.DRAFT,
        editable=False,
    )
    document: Any = models.JSONField(default=dict, editable=False)
    last_number = models.PositiveIntegerField(default=0, editable=False)
    opened_at = models.DateTimeField(_("opened"), null=True, editable=False)
    summary_kk = models.TextField(_("what changed, in Kazakh"), max_length=8000, blank=True)
    summary_ru = models.TextField(_("what changed, in Russian"), max_length=8000, blank=True)
    summary_en = models.TextField(_("what changed, in English"), max_length=8000, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, editable=False)
    withdrawal_reason = models.CharField(
        _("why it was withdrawn"), max_length=500, blank=True, editable=False
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("prepared by"),
    )

    if TYPE_CHECKING:
        remarks: Any

    class Meta:
        verbose_name = pgettext_lazy("residents", "consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-opens_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gt=F("opens_on")),
                name="consultation_lasts",
                violation_error_message=_("It closes after it has opened."),
            ),
            models.CheckConstraint(
                condition=~Q(title_kk="", title_ru="", title_en=""), name="consultation_titled"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=("draft", "withdrawn")) | Q(opened_at__isnull=False),
                name="consultation_opened_has_moment",
            ),
        ]
        indexes = [
            models.Index("closes_on", condition=Q(stage="open"), name="consultation_to_close"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="shown_plan_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__opened_at__isnull=False)
                & pgtrigger.Q(old__document__df=pgtrigger.F("new__document")),
            ),
        ]

    @cached_property
    def plan(self) -> ShownPlan:
        """The document, typed. A draft has none."""
        return ShownPlan.read(self.document)

    @property
    def question(self) -> str:
        """In the active language, or another."""
        return said(self, "question")

    @property
    def summary(self) -> str:
        """What changed because of it, in the active language, or another."""
        return said(self, "summary")

    @property
    def last_on(self) -> date:
        """The last day on which remarks are taken."""
        return self.closes_on - timedelta(days=1)

    @property
    def is_answered(self) -> bool:
        """Whether the city replies to remarks: until the summary, and not after a withdrawal."""
        return self.stage in (Stage.OPEN, Stage.ANSWERING)

    def is_taking(self, day: date) -> bool:
        """Whether remarks are taken on the day; the day decides, not the job that closes."""
        return self.stage == Stage.OPEN and self.opens_on <= day < self.closes_on

    def get_absolute_url(self) -> str:
        """The office's page of it."""
        return reverse("consultations:card", args=[self.pk])
