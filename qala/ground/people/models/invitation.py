"""A one-time link with which a new member of staff takes over the account."""

from django.conf import settings
from django.db import models

from qala.shared.models.abstract import Stamped


class Invitation(Stamped):
    """Only the hash of the link is kept: whoever reads the database cannot use it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(used_at__isnull=True), name="people_invitation_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id}"
