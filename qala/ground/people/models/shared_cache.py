"""The table of the cache that all web processes share."""

from typing import Any

from django.db import models


class SharedCacheRow(models.Model):
    """One short-lived value, such as counted sign-in attempts. Read and written by `people.shared_cache` in SQL."""

    key = models.CharField(max_length=255, primary_key=True)
    value: Any = models.JSONField()
    expires_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "people_shared_cache"
        indexes = [models.Index("expires_at", name="people_cache_expires")]

    def __str__(self) -> str:
        return self.key
