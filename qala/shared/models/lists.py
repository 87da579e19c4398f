"""A person's own views of list screens, and who took lists out of the house."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class SavedView(models.Model):
    """A named query string and choice of columns of one list screen, owned by one person.

    The row with an empty name is the person's own choice of columns when no view is open.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    screen = models.CharField(max_length=60)
    name = models.CharField(_("name"), max_length=80, blank=True)
    query = models.TextField(blank=True)
    columns: Any = models.JSONField(default=list, blank=True)
    is_default = models.BooleanField(_("open with this view"), default=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "screen", "name"], name="saved_view_name"),
            models.UniqueConstraint(
                fields=["owner", "screen"], condition=models.Q(is_default=True), name="saved_view_one_default"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ExportRecord(models.Model):
    """One list that left the house as a file: who took it, from where, with which columns, how many rows."""

    screen = models.CharField(max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    file_format = models.CharField(max_length=10)
    columns: Any = models.JSONField(default=list)
    # Names of the filters that were on, not their values: those may be somebody's name or phone.
    filters: Any = models.JSONField(default=list)
    started_at = models.DateTimeField(db_default=Now())
    row_count = models.IntegerField(null=True, help_text="empty while it runs and when it was broken off")

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["by", "-started_at"], name="export_record_by")]

    def __str__(self) -> str:
        return f"{self.screen} {self.file_format} {self.pk}"
