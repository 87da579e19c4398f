"""A stored deadline: one promise about one appeal, with the terms it was promised under."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models.appeal import Appeal
from qala.contact.catalog.rules.stages import TargetKind
from qala.contact.catalog.rules.units import UNIT_CHOICES
from qala.shared.audit import audited

RUNNING = Q(met_at=None, cancelled_at=None)


@audited(on_insert=False)
class Target(models.Model):
    """Ends in exactly one way: met (perhaps late) or cancelled. A paused one has no valid `due_at` until it resumes.

    The terms are copied, not referenced: a later version of the catalogue never moves an old promise.
    """

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="targets", db_index=False)
    kind = models.CharField(_("what is promised"), max_length=20, choices=TargetKind.choices)
    amount = models.PositiveIntegerField(_("amount"), null=True)
    unit = models.CharField(_("unit"), max_length=20, choices=UNIT_CHOICES, blank=True)
    calendar = models.ForeignKey(
        "calendars.WorkCalendar", models.PROTECT, null=True, related_name="+", db_index=False
    )
    warn_share = models.FloatField(default=0.75)
    executor = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, related_name="+", db_index=False
    )
    starts_at = models.DateTimeField(_("runs from"))
    due_at = models.DateTimeField(_("due"))
    warn_at = models.DateTimeField(_("warns"), null=True)
    warned_at = models.DateTimeField(null=True)
    breached_at = models.DateTimeField(_("passed"), null=True)
    met_at = models.DateTimeField(_("met"), null=True)
    cancelled_at = models.DateTimeField(null=True)
    paused_since = models.DateTimeField(_("stands since"), null=True)
    pauses = models.JSONField(default=list)
    pause_cause = models.ForeignKey(
        "catalog.Cause",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("why it stands"),
    )
    escalate_at = models.DateTimeField(_("next step of the ladder"), null=True)
    escalated_share = models.PositiveSmallIntegerField(_("last step of the ladder, per cent"), default=0)
    extended_count = models.PositiveSmallIntegerField(_("times extended"), default=0)
    is_late = models.BooleanField(_("late"), default=False)

    class Meta:
        ordering = ["starts_at", "id"]
        verbose_name = _("target")
        indexes = [
            models.Index("appeal", "kind", name="target_appeal"),
            models.Index(
                "due_at",
                condition=RUNNING & Q(paused_since=None, breached_at=None),
                name="target_due_running",
            ),
            models.Index(
                "warn_at",
                condition=RUNNING
                & Q(paused_since=None, warned_at=None, breached_at=None, warn_at__isnull=False),
                name="target_warn_running",
            ),
            models.Index("executor", "due_at", name="target_executor"),
            # What was kept in the last days: the residents' home.
            models.Index(
                fields=["met_at"],
                include=["id", "is_late"],
                condition=Q(kind="resolve", met_at__isnull=False),
                name="target_answered",
            ),
            models.Index(
                "escalate_at",
                condition=RUNNING & Q(paused_since=None, escalate_at__isnull=False),
                name="target_escalate_running",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["appeal", "kind"], condition=RUNNING, name="target_one_running"),
            models.CheckConstraint(condition=Q(met_at=None) | Q(cancelled_at=None), name="target_ends_once"),
            models.CheckConstraint(
                condition=Q(warn_at=None) | Q(warn_at__lte=F("due_at")), name="target_warns_before_due"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.appeal_id} by {self.due_at:%Y-%m-%d %H:%M}"

    @property
    def stood(self) -> list[tuple[datetime, datetime]]:
        """Its finished pauses as moments."""
        return [
            (datetime.fromisoformat(since), datetime.fromisoformat(until)) for since, until in self.pauses
        ]

    @property
    def is_running(self) -> bool:
        """Neither met nor cancelled."""
        return self.met_at is None and self.cancelled_at is None
