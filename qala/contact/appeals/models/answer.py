"""What the city says to the resident and asks of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models.appeal import Appeal
from qala.shared.audit import audited


@audited
class Answer(models.Model):
    """An executor's answer with proof; after a reopening there may be another."""

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="answers")
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    text = models.TextField(_("answer"), max_length=4000)
    at = models.DateTimeField(_("answered"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, blank=True)
    is_unfavourable = models.BooleanField(_("unfavourable for the applicant"), default=False)
    late_cause = models.ForeignKey(
        "catalog.Cause", models.PROTECT, null=True, related_name="+", verbose_name=_("why it is late")
    )

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("answer")

    def __str__(self) -> str:
        return f"answer to {self.appeal_id}"


class Inquiry(models.Model):
    """A question to the resident; while it is open the resolving target stands still."""

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="inquiries")
    question = models.TextField(_("question"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    reply = models.TextField(_("reply"), max_length=4000, blank=True)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    replied_at = models.DateTimeField(_("replied"), null=True)

    class Meta:
        ordering = ["asked_at", "id"]
        verbose_name = _("question to the resident")
        constraints = [
            models.UniqueConstraint(fields=["appeal"], condition=Q(replied_at=None), name="inquiry_one_open")
        ]

    def __str__(self) -> str:
        return f"question on {self.appeal_id}"
