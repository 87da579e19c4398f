"""How far a resident has read an appeal."""

from django.conf import settings
from django.db import models


class Reading(models.Model):
    """Up to which moment the person has seen the appeal's public history; later entries are news."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    appeal = models.ForeignKey("appeals.Appeal", models.CASCADE, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "appeal"], name="cabinet_reading_once")]

    def __str__(self) -> str:
        return f"{self.user_id} read {self.appeal_id}"
