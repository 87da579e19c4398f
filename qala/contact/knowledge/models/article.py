"""An article and its versions."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qala.contact.knowledge.rules.content import Content
from qala.contact.knowledge.rules.languages import Spoken, spoken
from qala.shared.audit import audited
from qala.shared.clock import today
from qala.shared.kept import raises
from qala.shared.languages import LANGUAGES
from qala.shared.models import Dated


@raises("articles")
@audited
class Article(Dated):
    """What the city answers on one matter. Its words stand in versions, one of which is published.

    Without districts it holds in the whole city.
    """

    topics = models.ManyToManyField(
        "catalog.Topic", blank=True, related_name="articles", verbose_name=_("topics")
    )
    districts = models.ManyToManyField(
        "places.District", blank=True, related_name="+", verbose_name=_("districts")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
        help_text=_("Answers for the text being right."),
    )
    review_on = models.DateField(_("to be reviewed on"), null=True, blank=True)
    # The review day that has been told about, so that it is told once.
    reminded_for = models.DateField(null=True, editable=False)
    published = models.OneToOneField(
        "ArticleVersion", models.PROTECT, null=True, editable=False, related_name="published_of"
    )
    latest = models.OneToOneField(
        "ArticleVersion", models.PROTECT, null=True, editable=False, related_name="latest_of"
    )
    is_sample = models.BooleanField(_("sample"), default=False)
    is_public = models.BooleanField(
        _("among the frequent questions"),
        default=False,
        help_text=_("Residents read it on the site; it may hold nothing that is for staff only."),
    )

    class Meta(Dated.Meta):
        verbose_name = _("article")
        indexes = [
            models.Index(
                fields=["review_on"],
                name="article_review_on",
                condition=models.Q(review_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        shown = self.shown
        return shown.title if shown else f"#{self.pk}"

    @property
    def shown(self) -> "ArticleVersion | None":
        """The published version, or the latest draft of an article that has none yet."""
        return self.published or self.latest

    @property
    def has_draft(self) -> bool:
        """Whether something newer than the published version is waiting."""
        return self.latest_id != self.published_id

    @property
    def is_due(self) -> bool:
        """Whether the review day has come."""
        return self.review_on is not None and self.review_on <= today()

    def get_absolute_url(self) -> str:
        """The page for readers."""
        return reverse("knowledge:article", args=[self.pk])


@raises("articles")
class ArticleVersion(models.Model):
    """The words of an article from one moment on. Never changed or deleted: the database itself refuses it."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    title_kk = models.CharField(_("title in Kazakh"), max_length=200, blank=True)
    title_ru = models.CharField(_("title in Russian"), max_length=200, blank=True)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    body_kk = models.TextField(_("text in Kazakh"), blank=True)
    body_ru = models.TextField(_("text in Russian"), blank=True)
    body_en = models.TextField(_("text in English"), blank=True)
    keywords = models.TextField(_("words that people use"), blank=True)
    note = models.CharField(_("what has changed"), max_length=300, blank=True)
    restored_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    head_fold = models.TextField(editable=False)
    body_fold = models.TextField(editable=False)
    search = models.GeneratedField(
        expression=SearchVector("title_ru", "keywords", weight="A", config="russian")
        + SearchVector("head_fold", weight="A", config="simple")
        + SearchVector("body_ru", weight="C", config="russian")
        + SearchVector("body_fold", weight="C", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="article_version_number"),
        ]
        indexes = [GinIndex(fields=["search"], name="article_version_search")]
        triggers = [
            pgtrigger.Protect(
                name="article_version_never_changes", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def content(self) -> Content:
        """The words as a value."""
        return Content.of(self)

    def spoken_title(self, language: str = "") -> Spoken:
        """The title in a language (the active one) or another that has it."""
        return self._spoken("title", language)

    def spoken_body(self, language: str = "") -> Spoken:
        """The text in a language (the active one) or another that has it."""
        return self._spoken("body", language)

    @property
    def title(self) -> str:
        """The title in the active language, or another."""
        return self.spoken_title().text

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that have a text."""
        return self.content.languages

    def _spoken(self, part: str, language: str) -> Spoken:
        texts: dict[str, Any] = {each: getattr(self, f"{part}_{each}") for each in LANGUAGES}
        return spoken(texts, language or get_language() or "kk")


class KnowledgeWord(models.Model):
    """A folded word that stands in some version, for finding misspelt ones."""

    word = models.CharField(max_length=60, primary_key=True)

    class Meta:
        indexes = [GinIndex(fields=["word"], name="knowledge_word_trigram", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.word
