"""What a client already posted."""

from typing import Any

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now


class RememberedPost(models.Model):
    """The outcome of one POST under its key, so that a retry is answered and not carried out again."""

    scope = models.CharField(max_length=80)
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    outcome: Any = models.JSONField(null=True)
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="remembered_post_once")]
        indexes = [BrinIndex(fields=["made_at"], name="remembered_post_made_at")]

    def __str__(self) -> str:
        return f"{self.scope} {self.key}"
