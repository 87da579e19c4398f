"""How articles are used, and whether they helped."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.knowledge.models.article import Article, ArticleVersion


class UseKind(models.TextChoices):
    """What was done with the article."""

    OPENED = "opened", _("Opened")
    USED = "used", _("Used for an answer")


class ArticleUse(models.Model):
    """One use. Opening is counted once a day for a person and version, an answer every time."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="uses")
    version = models.ForeignKey(ArticleVersion, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=UseKind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["article", "kind", "on"], name="article_use_by_article")]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "by", "on"], condition=Q(kind="opened"), name="article_opened_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.kind} {self.on}"


class VoteReason(models.TextChoices):
    """Why an article did not help."""

    OUTDATED = "outdated", _("Out of date")
    WRONG = "wrong", _("Something is wrong")
    INCOMPLETE = "incomplete", _("Something is missing")
    UNCLEAR = "unclear", _("Hard to understand")
    TOO_LONG = "too_long", _("Too long for a call")
    OTHER = "other", _("Another reason")


class ArticleVote(models.Model):
    """Whether a version helped; one per person and version, the last word counts."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="votes")
    version = models.ForeignKey(ArticleVersion, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    is_helpful = models.BooleanField()
    reason = models.CharField(_("why it did not help"), max_length=20, choices=VoteReason.choices, blank=True)
    note = models.CharField(_("what should be better"), max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "by"], name="article_vote_once"),
            models.CheckConstraint(
                condition=Q(is_helpful=True, reason="") | (Q(is_helpful=False) & ~Q(reason="")),
                name="article_vote_reason",
            ),
        ]
        indexes = [models.Index(fields=["article", "is_helpful"], name="article_vote_by_article")]

    def __str__(self) -> str:
        return f"{self.article_id} {'+' if self.is_helpful else '-'}"
