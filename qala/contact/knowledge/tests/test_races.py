"""Two at once, on two real connections: exactly one outcome, and the other person is told."""

from collections.abc import Iterator
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.queries import forget_book
from qala.contact.knowledge.actions import (
    publish_script,
    record_use,
    restore_version,
    save_version,
    tell_due_reviews,
    vote,
)
from qala.contact.knowledge.models import Article, ArticleUse, ArticleVote
from qala.contact.knowledge.rules.content import Content
from qala.contact.knowledge.tests.factories import make_article, make_script
from qala.shared.clock import today
from qala.shared.errors import Conflict
from tests.personas import everybody
from tests.races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def world(transactional_db: None, frozen_clock: Any) -> Iterator[World]:
    forget_book()
    yield make_world(everybody())
    forget_book()


def test_two_at_once(world: World) -> None:
    """One after another in one test: making the town again costs more than the races."""
    editor, other = world.people.content_editor, world.people.administrator
    article = make_article(editor, card={"review_on": today()})
    base = {"article_id": article.pk, "base_id": article.latest_id, "is_published": True}

    def save(by: Any, word: str) -> Any:
        return lambda: save_version(
            **base, content=Content(title_kk=word, body_kk=f"{word} сөздер тізімі"), by=by
        )

    results = at_once(save(editor, "бірінші"), save(other, "екінші"))
    assert sorted(type(each).__name__ for each in results) == ["ArticleVersion", "Conflict"]
    assert article.versions.count() == 2

    first = article.versions.get(number=1).pk
    restored = at_once(
        lambda: restore_version(article_id=article.pk, version_id=first, by=editor),
        lambda: restore_version(article_id=article.pk, version_id=first, by=other),
    )
    assert sum(isinstance(each, Conflict) for each in restored) == 1
    assert article.versions.count() == 3

    operator = world.people.operator
    at_once(*[lambda: record_use(article_id=article.pk, by=operator, kind="opened")] * 2)
    assert ArticleUse.objects.count() == 1
    at_once(
        lambda: vote(article_id=article.pk, is_helpful=True, by=operator),
        lambda: vote(article_id=article.pk, is_helpful=False, reason="wrong", by=operator),
    )
    assert ArticleVote.objects.count() == 1
    assert sorted(at_once(tell_due_reviews, tell_due_reviews)) == [0, 1]

    script = make_script(editor, Article.objects.get(pk=article.pk), world.heat)
    script.steps.filter(kind="topic").delete()
    again = at_once(*[lambda: publish_script(script_id=script.pk, by=editor)] * 2)
    assert sum(isinstance(each, Conflict) for each in again) == 1


def test_two_learn_the_same_words(world: World) -> None:
    """Two articles with the same words in another order: nobody waits for ever."""
    words = [f"сөзсөз{letter}" for letter in "абвгдежзик"]
    bodies = [" ".join(words), " ".join(reversed(words))]
    acts = [
        lambda body=body: make_article(world.people.content_editor, title_kk="Екеуі", body_kk=body)
        for body in bodies
    ]
    at_once(*acts)
    assert Article.objects.exclude(published=None).count() == 2
