"""What was seen of one answer: by comparison of its photo, and by a controller."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal
from qala.shared.audit import audited


class ClosingCheck(models.Model):
    """Place and time of an answer's proof photo against the appeal's. Holds distances, never a position.

    Executor and topic are those of the moment of the answer.
    """

    class Verdict(models.TextChoices):
        """What the comparison says."""

        WAITING = "waiting", _("Not yet compared")
        FITS = "fits", _("Fits place and time")
        FAR = "far", _("Taken far from the place")
        EARLY = "early", _("Taken before the appeal")
        LATE = "late", _("Taken after the answer")
        UNKNOWN = "unknown", _("The photo says neither place nor time")
        NO_PHOTO = "no_photo", _("Answered without a photo")

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="+", verbose_name=_("appeal"))
    executor = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("executor"),
    )
    topic = models.ForeignKey(
        "catalog.Topic", models.PROTECT, related_name="+", db_index=False, verbose_name=_("topic")
    )
    answered_at = models.DateTimeField(_("answered"))
    verdict = models.CharField(_("photo"), max_length=10, choices=Verdict.choices, default=Verdict.WAITING)
    metres = models.PositiveIntegerField(_("metres to the place"), null=True)
    minutes = models.IntegerField(_("minutes after receipt"), null=True)
    photo_count = models.PositiveSmallIntegerField(_("photos"), default=0)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-answered_at", "-id"]
        verbose_name = _("closing check")
        indexes = [
            models.Index("id", condition=Q(verdict="waiting"), name="quality_check_waiting"),
            models.Index("answered_at", "id", name="quality_check_answered"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["appeal", "answered_at"], name="quality_check_once"),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} of {self.appeal_id}"


@audited
class ClosingReview(models.Model):
    """A controller's look at one answer: waiting in the queue, or judged once."""

    class Why(models.TextChoices):
        """How it came into the queue."""

        SAMPLE = "sample", _("Random sample")
        PHOTO = "photo", _("The photo does not fit")
        RESIDENT = "resident", _("The resident says it is not solved")

    class Verdict(models.TextChoices):
        """What the controller found."""

        SOLVED = "solved", _("Solved")
        POOR_PROOF = "poor_proof", _("Poor proof")
        NOT_SOLVED = "not_solved", _("Not solved")

    check_of = models.OneToOneField(ClosingCheck, models.CASCADE, related_name="review")
    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="+", verbose_name=_("appeal"))
    why = models.CharField(_("why it is here"), max_length=10, choices=Why.choices)
    queued_at = models.DateTimeField(_("in the queue since"))
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict.choices, blank=True)
    reason = models.TextField(_("what is missing"), max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(_("judged"), null=True)

    class Meta:
        ordering = ["queued_at", "id"]
        verbose_name = _("closing review")
        indexes = [
            models.Index("queued_at", "id", name="quality_review_queued"),
            models.Index("queued_at", "id", condition=Q(verdict=""), name="quality_review_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="", judged_at=None) | (~Q(verdict="") & Q(judged_at__isnull=False)),
                name="quality_review_judged_once",
            ),
        ]

    def __str__(self) -> str:
        return f"review of {self.appeal_id}"
