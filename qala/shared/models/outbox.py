"""Live news on its way to open browsers."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now


class TransactionId(models.Func):
    """The number of the writing transaction, never reused (64 bits)."""

    function = "pg_current_xact_id"
    arity = 0


class TransactionIdField(models.Field):  # type: ignore[type-arg]
    """PostgreSQL's xid8."""

    description = "The number of a transaction"

    def db_type(self, connection: Any) -> str:
        """The column's type."""
        return "xid8"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> int | None:
        """Drivers give xid8 as text."""
        return None if value is None else int(value)


class OutboxEntry(models.Model):
    """One live message. `xid` is the writing transaction: a reader asks for the rows its last snapshot did not see,
    because ids become visible in the order of commits, not of numbers (see qala.shared.sse)."""

    topic = models.CharField(max_length=60)
    data: Any = models.JSONField()
    recipients = ArrayField(models.CharField(max_length=80))
    xid = TransactionIdField(db_default=TransactionId(), editable=False)
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(fields=["made_at"], name="outbox_made_at"),
            models.Index(fields=["xid"], name="outbox_xid"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.pk}"
