"""The memory of an import, so that a broken run goes on and a repeated one changes nothing."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


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
        """The report's plain figures for a page; nested ones stay in `counts`."""
        return [
            (name.replace("_", " "), str(value))
            for name, value in self.counts.items()
            if not isinstance(value, dict)
        ]
