"""How good the work is: forms with criteria, samples, reviews and objections."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Dated, Named

PERCENT = [MinValueValidator(0), MaxValueValidator(100)]


@audited
class ReviewForm(Named, Dated):
    """A form of quality review; a change is a new version from a day on."""

    code = models.SlugField(_("code"), max_length=40)
    is_sample = models.BooleanField(_("sample"), default=False)

    class Meta(Dated.Meta):
        ordering = ["code", "-valid_from"]
        verbose_name = _("review form")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["code", "valid_from"], name="review_form_version"),
        ]


@audited
class ReviewCriterion(Named):
    """One question of a form. Zero on a fatal one makes the whole review zero."""

    form = models.ForeignKey(ReviewForm, models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1, validators=[MinValueValidator(1)])
    is_fatal = models.BooleanField(_("fatal"), default=False)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("criterion")
        constraints = [
            models.CheckConstraint(condition=Q(weight__gte=1), name="review_criterion_weight_positive")
        ]


class ReviewSample(models.Model):
    """What was drawn of an operator's work: the same seed over the same work draws the same again."""

    operator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    subject_kind = models.CharField(_("kind of work"), max_length=60)
    from_on = models.DateField(_("from"))
    to_on = models.DateField(_("to"))
    seed = models.CharField(_("seed"), max_length=40)
    size = models.PositiveSmallIntegerField(_("how many"))
    found_count = models.PositiveIntegerField(_("out of"))
    subject_ids = models.JSONField(default=list)
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(_("drawn"))

    class Meta:
        ordering = ["-drawn_at", "-id"]
        verbose_name = _("sample for review")

    def __str__(self) -> str:
        return f"№ {self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the sample."""
        return reverse("shifts:sample", args=[self.pk])


@audited
class QualityReview(models.Model):
    """A supervisor's review of one piece of an operator's work. `score` is 0–100 and fits the marks."""

    class Stage(models.TextChoices):
        """A review stands when it is given; after an objection the supervisor decides once."""

        GIVEN = "given", _("given")
        OBJECTED = "objected", _("objected to")
        UPHELD = "upheld", _("upheld after objection")
        CHANGED = "changed", _("changed after objection")

    form = models.ForeignKey(ReviewForm, models.PROTECT, related_name="+", verbose_name=_("form"))
    sample = models.ForeignKey(
        ReviewSample, models.PROTECT, null=True, blank=True, related_name="reviews", verbose_name=_("sample")
    )
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, verbose_name=_("operator")
    )
    subject_kind = models.CharField(_("kind of work"), max_length=60)
    subject_id = models.BigIntegerField()
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("reviewer")
    )
    reviewed_at = models.DateTimeField(_("reviewed"))
    score = models.PositiveSmallIntegerField(_("score"), validators=PERCENT)
    has_failed = models.BooleanField(_("fatal mistake"), default=False)
    comment = models.TextField(_("comment"), max_length=2000, blank=True)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices, default=Stage.GIVEN)
    objection = models.TextField(_("objection"), max_length=2000, blank=True)
    objected_at = models.DateTimeField(_("objected"), null=True, blank=True)
    decision = models.TextField(_("decision"), max_length=2000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        ordering = ["-reviewed_at", "-id"]
        verbose_name = _("quality review")
        indexes = [
            models.Index(fields=["reviewed_at", "id"], name="quality_review_reviewed"),
            models.Index(fields=["operator", "reviewed_at"], name="quality_review_operator"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "reviewer"], name="quality_review_once_each"
            ),
            models.CheckConstraint(condition=Q(score__lte=100), name="quality_review_score"),
        ]

    def __str__(self) -> str:
        return f"№ {self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the review."""
        return reverse("shifts:review", args=[self.pk])


class ReviewMark(models.Model):
    """The mark of one criterion, 0–100; `before` is the mark an objection changed."""

    review = models.ForeignKey(QualityReview, models.CASCADE, related_name="marks")
    criterion = models.ForeignKey(ReviewCriterion, models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField(_("mark"), validators=PERCENT)
    before: Any = models.PositiveSmallIntegerField(_("mark before"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        ordering = ["criterion__order", "id"]
        verbose_name = _("mark")
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="review_mark_once"),
            models.CheckConstraint(condition=Q(score__lte=100), name="review_mark_score"),
        ]

    def __str__(self) -> str:
        return str(self.score)
