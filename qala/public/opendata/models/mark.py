"""What a dataset was like at a moment."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class DatasetMark(models.Model):
    """Its columns when they became what they are, or its rows on the first day of a month on which it was open.
    Append-only; with `before` it is news, the first of its kind is not."""

    class Kind(models.TextChoices):
        """What is marked."""

        STRUCTURE = "structure", _("Columns")
        CONTENT = "content", _("Rows")

    dataset = models.SlugField(_("dataset"), max_length=40)
    kind = models.CharField(_("what is marked"), max_length=9, choices=Kind.choices)
    at = models.DateTimeField(_("marked"))
    month = models.DateField(_("month"), null=True)
    columns: Any = models.JSONField(default=list)
    digest = models.CharField(max_length=64, blank=True)
    row_count = models.PositiveBigIntegerField(_("rows"), null=True)
    before = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        verbose_name = _("mark of a dataset")
        verbose_name_plural = _("marks of datasets")
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "month"], condition=Q(kind="content"), name="opendata_mark_of_month"
            ),
            models.UniqueConstraint(
                fields=["before"], condition=Q(before__isnull=False), name="opendata_mark_follows_one"
            ),
            models.CheckConstraint(
                condition=Q(kind="structure", month=None, digest="") | Q(kind="content", month__isnull=False),
                name="opendata_mark_of_kind",
            ),
        ]
        indexes = [models.Index("dataset", "kind", F("id").desc(), name="opendata_mark_newest")]
        triggers = [
            pgtrigger.Protect(name="mark_is_kept", operation=pgtrigger.Delete | pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"{self.dataset} {self.kind} {self.at:%Y-%m-%d}"

    @property
    def is_news(self) -> bool:
        """Whether it is another than the one before."""
        if self.before is None:
            return False
        return (
            self.columns != self.before.columns
            if self.kind == "structure"
            else self.digest != self.before.digest
        )
