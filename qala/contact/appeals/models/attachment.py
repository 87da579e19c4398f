"""Files of an appeal and what they are for."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models.appeal import Appeal


class Attachment(models.Model):
    """A stored file in a role: what the resident sent, or the proof of work. An appeal that came out of another shows
    the same files."""

    class Role(models.TextChoices):
        """What the file is for."""

        REPORT = "report", _("From the resident")
        PROOF = "proof", _("Proof of work")
        NOTE = "note", _("For staff only")

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="attachments")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=10, choices=Role.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("added"))

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("attachment")
        constraints = [models.UniqueConstraint(fields=["appeal", "file"], name="attachment_once")]

    def __str__(self) -> str:
        return f"{self.role} of {self.appeal_id}"
