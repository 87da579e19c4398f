"""One step for many appeals, row by row."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited


@audited
class BulkRun(models.Model):
    """A person's order: which step, with which words, for which rows. A job carries it out, each row by itself."""

    class Kind(models.TextChoices):
        """What is done with each row."""

        ASSIGN = "assign", _("Give to a person")
        REDIRECT = "redirect", _("Redirect")
        ANSWER = "answer", _("Answer by a template")
        MERGE = "merge", _("Merge into one")

    class State(models.TextChoices):
        """Where the run stands."""

        DRAFT = "draft", _("Being prepared")
        READY = "ready", _("Previewed")
        RUNNING = "running", _("Running")
        DONE = "done", _("Finished")
        STOPPED = "stopped", _("Stopped")

    kind = models.CharField(_("step"), max_length=20, choices=Kind.choices)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    words = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made"))
    started_at = models.DateTimeField(_("started"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        verbose_name = _("bulk run")
        verbose_name_plural = _("bulk runs")
        indexes = [models.Index(F("by"), F("made_at").desc(), F("id").desc(), name="bulkrun_by")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def get_absolute_url(self) -> str:
        """Preview, progress and outcome."""
        return reverse("fieldwork:bulk_run", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether its words may still be changed."""
        return self.state in (self.State.DRAFT, self.State.READY)


class BulkRow(models.Model):
    """One appeal of a run: what was foreseen and what became of it."""

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        REFUSED = "refused", _("Refused")

    run = models.ForeignKey(BulkRun, models.CASCADE, related_name="rows")
    appeal = models.ForeignKey("appeals.Appeal", models.CASCADE, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    forecast = models.CharField(_("what speaks against it"), max_length=300, blank=True)
    message = models.CharField(_("outcome"), max_length=300, blank=True)
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("row of a bulk run")
        constraints = [models.UniqueConstraint(fields=["run", "appeal"], name="bulkrow_once")]
        indexes = [models.Index("run", "id", condition=Q(state="waiting"), name="bulkrow_waiting")]

    def __str__(self) -> str:
        return f"{self.appeal_id} of {self.run_id}"
