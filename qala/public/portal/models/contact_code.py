"""A code sent to a phone or an e-mail; forgotten after a day."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContactCode(models.Model):
    """Who asked for it is a device; the code itself follows from the token and is stored nowhere."""

    class Kind(models.TextChoices):
        """Where to."""

        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Phone")

    token = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=5, choices=Kind.choices)
    contact = models.CharField(max_length=254)
    device = models.CharField(max_length=64)
    language = models.CharField(max_length=2)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(db_index=True)
    expires_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("code to a contact")

    def __str__(self) -> str:
        return f"{self.kind} {self.token}"
