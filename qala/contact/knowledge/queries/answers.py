"""Articles that answer what a resident says, while the operator types."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from qala.contact.knowledge.models import Article, ArticleVersion
from qala.contact.knowledge.queries.searching import WEIGHTS, word_parts
from qala.contact.knowledge.rules.markup import excerpt, to_html
from qala.contact.knowledge.rules.searching import words_needed
from qala.shared.languages import LANGUAGES

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


def public_articles(day: date) -> QuerySet[Article]:
    """The articles that residents may read on the day."""
    return holding(day).filter(is_public=True)


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
    is_public: bool = False,
) -> list[Answer]:
    """The best published articles for what is said (`text`, maybe ""), the chosen topic and the place.

    Found by words, or belonging to the topic; the topic's own stand before equals. At most two statements, for there
    is no contact with the rest of the room: rights are the caller's matter (`access.can_view`). `is_public`: only what
    residents may read.
    """
    parts = word_parts(text)
    if not parts and not topic_id:
        return []
    statement = _statement(len(parts), is_placed=district_id is not None, is_public=is_public)
    values: dict[str, Any] = {
        "topic": topic_id or 0, "district": district_id, "day": day, "needed": words_needed(len(parts)),
        "weights": WEIGHTS, "limit": limit,
    }  # fmt: skip
    for at, (raw, stem) in enumerate(parts):
        values |= {f"raw{at}": raw, f"stem{at}": stem}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    language = language or get_language() or "kk"
    return [_answer(row, language) for row in rows]


def _answer(row: tuple[Any, ...], language: str) -> Answer:
    article_id, is_sample, of_topic, topic_ids, *words = row
    version = ArticleVersion(article_id=article_id, **dict(zip(_WORDS, words, strict=True)))
    return answer_of(version, language, is_of_topic=of_topic, is_sample=is_sample, topic_ids=tuple(topic_ids))


_WORDS = ("id", *(f"{part}_{language}" for part in ("title", "body") for language in LANGUAGES))
_VERSION = ArticleVersion._meta.db_table
_TOPICS = Article.topics.through._meta.db_table
_DISTRICTS = Article.districts.through._meta.db_table


@cache
def _statement(count: int, *, is_placed: bool, is_public: bool = False) -> str:
    """The statement for so many asked words. Written by hand: composed by the ORM it cost a third of an answer of the
    desk, which asks it with every pause of the typing."""
    queries = [
        f"(to_tsquery('simple', %(raw{n})s) || plainto_tsquery('russian', %(stem{n})s))" for n in range(count)
    ]
    hits = " + ".join(f"(v.search @@ q.word{n})::int" for n in range(count)) or "0"
    asked = ", ".join(f"{query} AS word{n}" for n, query in enumerate(queries))
    every = f"ts_rank(%(weights)s::real[], v.search, {' || '.join(f'q.word{n}' for n in range(count))})"
    place = (
        f"AND (EXISTS (SELECT FROM {_DISTRICTS} WHERE article_id = a.id AND district_id = %(district)s)"
        f" OR NOT EXISTS (SELECT FROM {_DISTRICTS} WHERE article_id = a.id))"
    )
    openly = "AND a.is_public" if is_public else ""
    # Materialised: the words are parsed once, and not wherever they are compared.
    return f"""
        WITH q AS MATERIALIZED (SELECT {asked or "1"})
        SELECT a.id, a.is_sample, f.of_topic,
            ARRAY(SELECT topic_id FROM {_TOPICS} WHERE article_id = a.id ORDER BY topic_id),
            {", ".join(f"v.{name}" for name in _WORDS)}
        FROM {Article._meta.db_table} a JOIN {_VERSION} v ON v.id = a.published_id
        CROSS JOIN q
        CROSS JOIN LATERAL (SELECT {hits} AS hits,
            EXISTS (SELECT FROM {_TOPICS} WHERE article_id = a.id AND topic_id = %(topic)s) AS of_topic) f
        WHERE a.valid_from <= %(day)s AND (a.valid_to IS NULL OR a.valid_to > %(day)s)
            {place if is_placed else ""} {openly}
            AND (f.of_topic OR {"f.hits >= %(needed)s" if count else "false"})
        ORDER BY f.hits + f.of_topic::int DESC, {every if count else "f.hits"} DESC, a.id LIMIT %(limit)s
    """
