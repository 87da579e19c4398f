"""A list of projects on its way in: read first, looked at, then taken over."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.exchange.rules import oc4ids
from qala.office.exchange.rules.findings import Finding
from qala.office.projects.models import Project


class ProjectImport(models.Model):
    """One file by one profile. Reading writes no project; `content` is kept until it is read."""

    class Stage(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", pgettext_lazy("import", "Being read")
        READ = "read", pgettext_lazy("import", "Read, not taken over")
        APPLYING = "applying", pgettext_lazy("import", "Being taken over")
        APPLIED = "applied", pgettext_lazy("import", "Taken over")
        UNDOING = "undoing", pgettext_lazy("import", "Being undone")
        UNDONE = "undone", pgettext_lazy("import", "Undone")
        REFUSED = "refused", pgettext_lazy("import", "Refused")
        DROPPED = "dropped", pgettext_lazy("import", "Dropped")

    profile = models.CharField(_("profile"), max_length=40)
    profile_text = models.TextField(editable=False)
    file_name = models.CharField(_("file"), max_length=250)
    fingerprint = models.CharField(max_length=64, editable=False)
    content = models.BinaryField(null=True, editable=False)
    stage = models.CharField(
        pgettext_lazy("import", "state"), max_length=8, choices=Stage.choices, default=Stage.WAITING
    )
    trouble = models.TextField(_("why it was refused"), blank=True)
    report: Any = models.JSONField(_("report"), default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"))
    read_at = models.DateTimeField(_("read at"), null=True)
    applied_at = models.DateTimeField(_("taken over at"), null=True)

    class Meta:
        verbose_name = _("import of projects")
        verbose_name_plural = _("imports of projects")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.profile}: {self.file_name}"

    def get_absolute_url(self) -> str:
        """The report."""
        return reverse("exchange:import", args=[self.pk])

    @property
    def refused(self) -> list[oc4ids.Finding]:
        """Why a package was refused, with words in the active language."""
        return [oc4ids.Finding(*each) for each in self.report.get("refused", {}).get("findings", ())]

    @property
    def is_busy(self) -> bool:
        """Whether a job is at it."""
        return self.stage in (self.Stage.WAITING, self.Stage.APPLYING, self.Stage.UNDOING)


class Outcome(models.TextChoices):
    """What becomes of a row."""

    NEW = "new", pgettext_lazy("import", "New")
    CHANGED = "changed", pgettext_lazy("import", "Changed")
    SAME = "same", pgettext_lazy("import", "Unchanged")
    REJECTED = "rejected", pgettext_lazy("import", "Rejected")


class ProjectImportRow(models.Model):
    """One row of the file with all that was noticed; `changes` are (field, before, after) of a known project."""

    batch = models.ForeignKey(ProjectImport, models.CASCADE, related_name="rows", verbose_name=_("import"))
    line = models.PositiveIntegerField(_("line"))
    key = models.CharField(_("key"), max_length=120, blank=True)
    title = models.CharField(_("title"), max_length=400, blank=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices)
    findings: Any = models.JSONField(_("findings"), default=list)
    codes: Any = models.JSONField(default=list, editable=False)
    facts: Any = models.JSONField(default=dict, editable=False)
    mark = models.CharField(max_length=32, blank=True, editable=False)
    before_mark = models.CharField(max_length=32, blank=True, editable=False)
    changes: Any = models.JSONField(_("changes"), default=list)
    project = models.ForeignKey(
        Project, models.SET_NULL, null=True, related_name="+", verbose_name=_("project")
    )
    is_applied = models.BooleanField(_("taken over"), default=False)

    class Meta:
        verbose_name = _("row of an import of projects")
        verbose_name_plural = _("rows of imports of projects")
        ordering = ["batch", "line", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "key"], condition=~Q(outcome="rejected"), name="exchange_row_once"
            ),
        ]
        indexes = [models.Index("batch", "outcome", "line", name="exchange_row_outcome")]

    def __str__(self) -> str:
        return f"{self.line}: {self.key}"

    @property
    def noticed(self) -> list[Finding]:
        """The findings, with words in the active language."""
        return [Finding.from_json(each) for each in self.findings]
