"""The memory of an import, so that a broken run goes on and a repeated one changes nothing."""

from typing import Any

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

FACTS = {
    "rows": _("Rows"),
    "new": _("New"),
    "updated": _("Updated"),
    "unchanged": _("Unchanged"),
    "moved_here": _("Left alone, because people here went on with them"),
    "rejected": _("Rejected"),
    "with_due": _("With a due date"),
    "with_closed": _("With a closing date"),
    "late": _("Closed late"),
    "duplicates": _("With a duplicate status"),
    "dummy_positions": _("With a placeholder position"),
    "agency_count": _("Organisations"),
    "topic_count": _("Topics"),
    "topics_new": _("New topics, to be reviewed"),
}


class ImportRun(models.Model):
    """One file read by one profile; `done_rows` moves in the transaction that wrote them."""

    profile = models.CharField(_("profile"), max_length=60)
    file_name = models.CharField(_("file"), max_length=250)
    fingerprint = models.CharField(max_length=64)
    started_at = models.DateTimeField(_("started"))
    finished_at = models.DateTimeField(_("finished"), null=True)
    done_rows = models.PositiveBigIntegerField(_("rows read"), default=0)
    counts: Any = models.JSONField(_("report"), default=dict)

    class Meta:
        ordering = ["-started_at"]
        verbose_name = _("import")
        constraints = [models.UniqueConstraint(fields=["profile", "fingerprint"], name="import_run_file")]

    def __str__(self) -> str:
        return f"{self.profile}: {self.file_name}"

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The report's figures for a page, in the order of `FACTS`; everything else stays in `counts`."""
        known = [(label, self.counts[name]) for name, label in FACTS.items() if name in self.counts]
        made = [
            (str(label), number_format(value, use_l10n=True, force_grouping=True)) for label, value in known
        ]
        if self.counts.get("late_share"):
            made.append(
                (str(_("Share closed late")), f"{number_format(self.counts['late_share'] * 100, 1)} %")
            )
        return made
