"""A large file on its way."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Upload(models.Model):
    """Bytes arrive in pieces; `received_bytes` of `total_bytes` are on disk. The stored file takes over its
    id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    original_name = models.CharField(_("name given by the sender"), max_length=120, blank=True)
    total_bytes = models.BigIntegerField()
    received_bytes = models.BigIntegerField(default=0)
    allowed_kinds = models.JSONField(default=list)
    keeps_position = models.BooleanField(default=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    uploader_key = models.CharField(max_length=64, blank=True)
    address_key = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        constraints = [
            models.CheckConstraint(
                condition=Q(received_bytes__gte=0, received_bytes__lte=F("total_bytes")),
                name="files_upload_received",
            ),
        ]
        indexes = [models.Index(fields=["expires_at"], name="files_upload_expires")]

    def __str__(self) -> str:
        return f"{self.original_name} {self.received_bytes}/{self.total_bytes}"

    @property
    def is_complete(self) -> bool:
        """Whether every byte is here."""
        return self.received_bytes == self.total_bytes
