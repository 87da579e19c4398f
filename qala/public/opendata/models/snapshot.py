"""The portfolio as it was at the beginning of a month."""

from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Snapshot(models.Model):
    """A package of one language that never changes. When something in it is withdrawn (a project, or a photo or
    document: `OF_A_FILE`), it is closed with the reason and nobody reaches it any more; a revised one without that
    takes its place, and then its content goes.
    `codes` stand in the order of the projects, "" for one that was withdrawn; `sha256` and `byte_count` are of the
    JSON, before it was packed."""

    OF_A_FILE = "file"

    month = models.DateField(_("month"))
    language = models.CharField(_("language"), max_length=2)
    revision = models.PositiveSmallIntegerField(_("revision"), default=1)
    made_at = models.DateTimeField(_("made at"))
    sha256 = models.CharField(max_length=64)
    byte_count = models.BigIntegerField(_("size in bytes"))
    codes = ArrayField(models.CharField(max_length=40), default=list)
    packed: Any = models.BinaryField(editable=False)
    closed_at = models.DateTimeField(_("closed at"), null=True)
    closing_reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        ordering = ["-month", "language", "-revision"]
        constraints = [
            models.UniqueConstraint(fields=["month", "language", "revision"], name="opendata_snapshot_once"),
            models.UniqueConstraint(
                fields=["month", "language"], condition=Q(closed_at=None), name="opendata_snapshot_one_open"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(closing_reason=""), name="opendata_snapshot_says_why"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="snapshot_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="snapshot_is_only_closed",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__closed_at__isnull=True)
                | (~pgtrigger.Q(new__packed=b"") & pgtrigger.Q(new__packed__df=pgtrigger.F("old__packed"))),
            ),
        ]

    def __str__(self) -> str:
        return f"oc4ids-{self.month:%Y-%m}-{self.language}-{self.revision}.json"

    @property
    def why(self) -> str:
        """It was closed, in words."""
        if self.closing_reason == self.OF_A_FILE:
            return str(_("A photo or document in it was withdrawn."))
        return self.closing_reason

    def get_absolute_url(self) -> str:
        """The file."""
        return reverse("opendata:snapshot", args=[str(self)])
