"""Whether an article helped, said by a visitor."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.knowledge.models import Article, ArticleVersion


class OpinionReason(models.TextChoices):
    """Why it did not help."""

    OUTDATED = "outdated", _("It is out of date")
    WRONG = "wrong", _("Something is wrong")
    INCOMPLETE = "incomplete", _("It does not answer my question")
    UNCLEAR = "unclear", _("It is hard to understand")
    OTHER = "other", _("Another reason")


class Opinion(models.Model):
    """One per visitor and version, the last word counts. `visitor` is a keyed hash that leads to nobody."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    version = models.ForeignKey(ArticleVersion, models.PROTECT, related_name="+", db_index=False)
    visitor = models.CharField(max_length=64)
    is_helpful = models.BooleanField(_("it helped"))
    reason = models.CharField(
        _("why it did not help"), max_length=12, choices=OpinionReason.choices, blank=True
    )
    note = models.CharField(_("what was missing"), max_length=500, blank=True)
    at = models.DateTimeField(_("said"))

    class Meta:
        ordering = ["-at"]
        verbose_name = _("opinion on an article")
        constraints = [
            models.UniqueConstraint(fields=["version", "visitor"], name="faq_opinion_once"),
            models.CheckConstraint(
                condition=Q(is_helpful=True, reason="") | (Q(is_helpful=False) & ~Q(reason="")),
                name="faq_opinion_reason",
            ),
        ]
        indexes = [models.Index("at", name="faq_opinion_at")]

    def __str__(self) -> str:
        return f"{self.article_id} {'+' if self.is_helpful else '-'}"
