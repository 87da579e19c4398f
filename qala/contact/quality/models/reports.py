"""A report that goes out by itself, and the log of what went out."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited


@audited
class ScheduledReport(models.Model):
    """The filter of a report page, sent to people who may read it when it is sent."""

    class Frequency(models.TextChoices):
        """How often; each reports the last whole day, week or month."""

        DAILY = "daily", _("Every day")
        WEEKLY = "weekly", _("Every Monday")
        MONTHLY = "monthly", _("On the first of the month")

    name = models.CharField(_("name"), max_length=120)
    query = models.CharField(_("filter"), max_length=4000, blank=True)
    frequency = models.CharField(_("how often"), max_length=8, choices=Frequency.choices)
    at = models.TimeField(_("at (city time)"))
    has_pdf = models.BooleanField(_("with PDF"), default=True)
    has_xlsx = models.BooleanField(_("with XLSX"), default=True)
    recipients: Any = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("recipients")
    )
    next_at = models.DateTimeField(_("next"))
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made"))

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("scheduled report")
        indexes = [models.Index("next_at", condition=Q(stopped_at=None), name="quality_report_next")]

    def __str__(self) -> str:
        return self.name


class ReportDelivery(models.Model):
    """One report of one period for one person: at most one row, so it goes out once."""

    class Outcome(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        NO_RIGHT = "no_right", _("No right to read any more")
        NO_ADDRESS = "no_address", _("No e-mail address")
        FAILED = "failed", _("Not delivered")

    report = models.ForeignKey(ScheduledReport, models.CASCADE, related_name="deliveries")
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    first_on = models.DateField(_("from"))
    last_on = models.DateField(_("to"))
    due_at = models.DateTimeField(_("due"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    attempt_count = models.PositiveSmallIntegerField(_("attempts"), default=0)
    sent_at = models.DateTimeField(_("sent out"), null=True)

    class Meta:
        ordering = ["-due_at", "-id"]
        verbose_name = _("delivery of a report")
        indexes = [
            models.Index("due_at", "id", name="quality_delivery_due"),
            models.Index("id", condition=Q(outcome="waiting"), name="quality_delivery_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["report", "recipient", "first_on"], name="quality_delivery_once"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} to {self.recipient_id}: {self.outcome}"
