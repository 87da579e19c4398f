"""The log of personal data seen."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class PersonalDataView(models.Model):
    """Who opened whose contacts, why and when (law 94-V: keep event logs). Written, never changed."""

    viewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("who")
    )
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    purpose = models.CharField(_("why"), max_length=200)
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "-at"], name="people_seen_subject"),
            models.Index(fields=["viewer", "-at"], name="people_seen_viewer"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}"
