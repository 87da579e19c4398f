"""Public articles by group, by words, and those asked most."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from qala.contact.catalog.models import Topic
from qala.contact.catalog.queries import book
from qala.contact.knowledge.models import Article
from qala.contact.knowledge.queries import answer_of
from qala.contact.knowledge.queries.answers import Answer
from qala.contact.knowledge.queries.searching import found
from qala.public.faq.access import visible_questions
from qala.public.faq.queries.asking import asked_counts

MOST_FOUND, MOST_ASKED, ASKED_DAYS = 30, 8, 14
REST = "rest"


@dataclass(frozen=True)
class Question:
    """An article as residents read it."""

    pk: int
    answer: Answer
    topic_ids: tuple[int, ...]
    asked_count: int = 0

    @property
    def title(self) -> str:
        """In the visitor's language, or another."""
        return self.answer.title

    @property
    def url(self) -> str:
        """The public page."""
        return reverse("faq:article", args=[self.pk])

    @cached_property
    def html(self) -> SafeString:
        """The whole text as safe HTML."""
        return self.answer.html

    @cached_property
    def topics(self) -> list[Topic]:
        """The topics that somebody may write about."""
        known = [book().topics.get(pk) for pk in self.topic_ids]
        return [topic for topic in known if topic and topic.is_active and topic.is_public]


@dataclass(frozen=True)
class Group:
    """Questions of one topic group."""

    code: str
    name: str
    icon: str
    questions: list[Question]


def _read(rows: QuerySet[Article]) -> list[Question]:
    language = (get_language() or "kk")[:2]
    made = []
    for article in rows.select_related("published").prefetch_related("topics"):
        assert article.published is not None
        ids = tuple(topic.pk for topic in article.topics.all())
        made.append(Question(article.pk, answer_of(article.published, language, topic_ids=ids), ids))
    return made


def by_groups() -> list[Group]:
    """Every public article under the group of its first topic, groups in the city's order. Two statements."""
    known, groups = book(), {}
    for each in sorted(_read(visible_questions()), key=lambda one: one.title.lower()):
        topic = next((known.topics[pk] for pk in each.topic_ids if pk in known.topics), None)
        key = (topic.group.order, topic.group.code) if topic else (10**6, REST)
        groups.setdefault(key, []).append((topic.group if topic else None, each))
    return [
        Group(
            key[1],
            pairs[0][0].name if pairs[0][0] else "",
            pairs[0][0].icon if pairs[0][0] else "",
            [question for _group, question in pairs],
        )
        for key, pairs in sorted(groups.items(), key=lambda pair: pair[0])
    ]


def found_by(typed: str) -> list[Question]:
    """What answers the typed words best, in any spelling of Kazakh, Russian or Latin letters. Three statements."""
    return _read(found(visible_questions(), typed).order_by("-hits", "-rank", "pk")[:MOST_FOUND])


def most_asked(day: date) -> list[Question]:
    """What was opened or read out most in the last two weeks, most first. Four statements."""
    counts = asked_counts(day - timedelta(days=ASKED_DAYS), day)
    rows = _read(visible_questions().filter(pk__in=[pk for pk, count in counts.items() if count]))
    rows.sort(key=lambda one: (-counts[one.pk], one.title))
    return rows[:MOST_ASKED]


def question_by(pk: int) -> Question | None:
    """One public article. Two statements."""
    return next(iter(_read(visible_questions().filter(pk=pk))), None)


def of_topics(topic_ids: tuple[int, ...], but: int) -> list[Question]:
    """Others about the same. Two statements."""
    if not topic_ids:
        return []
    return _read(visible_questions().filter(topics__in=topic_ids).exclude(pk=but).distinct()[:5])
