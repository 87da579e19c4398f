"""Articles that answer what a resident says, while the operator types."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from qala.contact.knowledge.models import Article, ArticleVersion
from qala.contact.knowledge.queries.searching import with_score
from qala.contact.knowledge.rules.markup import excerpt, to_html

LIMIT = 6


@dataclass(frozen=True)
class Answer:
    """A published version in one language. `language` differs from the asked one when `is_fallback`."""

    article_id: int
    version_id: int
    title: str
    body: str
    language: str
    is_fallback: bool
    is_of_topic: bool
    is_sample: bool
    topic_ids: tuple[int, ...] = ()

    @property
    def excerpt(self) -> str:
        """The beginning as plain text."""
        return excerpt(self.body)

    @property
    def html(self) -> SafeString:
        """The whole text as safe HTML."""
        return to_html(self.body)

    @property
    def url(self) -> str:
        """The article's page."""
        return reverse("knowledge:article", args=[self.article_id])


def answer_of(
    version: ArticleVersion,
    language: str,
    *,
    is_of_topic: bool = False,
    is_sample: bool = False,
    topic_ids: tuple[int, ...] = (),
) -> Answer:
    """A version as an answer. Title and text are of one language: that of the text."""
    body = version.spoken_body(language)
    title = version.spoken_title(body.language)
    return Answer(
        version.article_id,
        version.pk,
        title.text,
        body.text,
        body.language,
        body.is_fallback,
        is_of_topic,
        is_sample,
        topic_ids,
    )


def holding(day: date, district_id: int | None = None) -> QuerySet[Article]:
    """Published articles that hold on the day, in the district (None: in any)."""
    articles = Article.objects.as_of(day).exclude(published=None)
    if district_id is None:
        return articles
    links = Article.districts.through.objects.filter(article_id=OuterRef("pk"))
    return articles.filter(Exists(links.filter(district_id=district_id)) | ~Exists(links))


def answers_for(
    text: str,
    topic_id: int | None,
    district_id: int | None,
    day: date,
    language: str = "",
    *,
    limit: int = LIMIT,
) -> list[Answer]:
    """The best published articles for what is said (`text`, maybe ""), the chosen topic and the place.

    Found by words, or belonging to the topic; the topic's own stand before equals. At most two statements, for there
    is no contact with the rest of the room: rights are the caller's matter (`access.can_view`).
    """
    own = Article.topics.through.objects.filter(article_id=OuterRef("pk"), topic_id=topic_id or 0)
    rows: Any
    rows, needed = with_score(holding(day, district_id), text)
    of_topic = Case(When(Exists(own), then=1), default=0, output_field=IntegerField())
    rows = rows.annotate(of_topic=of_topic if topic_id else Value(0))
    if not needed and not topic_id:
        return []
    wanted = Q(hits__gte=needed) if needed else Q()
    if topic_id:
        wanted = (wanted | Q(of_topic=1)) if needed else Q(of_topic=1)
    best = rows.filter(wanted).annotate(score=F("hits") + F("of_topic"))
    links = Article.topics.through.objects.filter(article_id=OuterRef("pk")).order_by("topic_id")
    best = best.annotate(topic_ids=ArraySubquery(links.values("topic_id")))
    best = best.select_related("published").order_by("-score", "-rank", "pk")[:limit]
    language = language or get_language() or "kk"
    return [
        answer_of(
            row.published,
            language,
            is_of_topic=bool(row.of_topic),
            is_sample=row.is_sample,
            topic_ids=tuple(row.topic_ids),
        )
        for row in best
        if row.published
    ]
