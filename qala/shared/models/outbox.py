"""Live news on its way to open browsers."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now


class OutboxEntry(models.Model):
    """One live message. `xid` is the writing transaction: readers stop before the oldest one still open,
    because ids become visible in commit order only if one writer makes them."""

    topic = models.CharField(max_length=60)
    data: Any = models.JSONField()
    recipients = ArrayField(models.CharField(max_length=80))
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index("made_at", name="outbox_made_at")]

    def __str__(self) -> str:
        return f"{self.topic} {self.pk}"
