"""The question "is it solved?" about one answer, and what the resident said."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal
from qala.contact.quality.models.closing import ClosingCheck
from qala.shared.audit import audited


@audited(exclude=("comment",))
class Feedback(models.Model):
    """Asked once per answer, by e-mail (a signed link) or by a call; answered at most once."""

    class Way(models.TextChoices):
        """How the resident is asked."""

        EMAIL = "email", _("Link by e-mail")
        CALL = "call", _("Call back")
        PAGE = "page", _("On the appeal's page")

    check_of = models.OneToOneField(ClosingCheck, models.CASCADE, related_name="feedback")
    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="+", verbose_name=_("appeal"))
    way = models.CharField(_("asked by"), max_length=6, choices=Way.choices)
    asked_at = models.DateTimeField(_("question asked"))
    sent_at = models.DateTimeField(_("sent out"), null=True)
    refused_at = models.DateTimeField(_("refused by the mail server"), null=True)
    expires_at = models.DateTimeField(_("open until"))
    answered_at = models.DateTimeField(_("said"), null=True)
    is_solved = models.BooleanField(_("solved"), null=True)
    rating = models.PositiveSmallIntegerField(_("rating"), null=True)
    comment = models.TextField(_("comment"), max_length=1000, blank=True)
    attempt_count = models.PositiveSmallIntegerField(_("calls made"), default=0)
    last_attempt_at = models.DateTimeField(_("last call"), null=True)
    given_up_at = models.DateTimeField(_("given up"), null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["asked_at", "id"]
        verbose_name = _("feedback")
        indexes = [
            models.Index("asked_at", "id", name="quality_feedback_asked"),
            models.Index(
                "asked_at",
                "id",
                condition=Q(way="call", answered_at=None, given_up_at=None),
                name="quality_feedback_to_call",
            ),
            models.Index(
                "id",
                condition=Q(way="email", sent_at=None, refused_at=None, answered_at=None),
                name="quality_feedback_unsent",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating=None) | Q(rating__gte=1, rating__lte=5), name="quality_feedback_rating"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, is_solved=None)
                | Q(answered_at__isnull=False, is_solved__isnull=False),
                name="quality_feedback_said",
            ),
        ]

    def __str__(self) -> str:
        return f"feedback on {self.appeal_id}"
