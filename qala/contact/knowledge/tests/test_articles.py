"""Writing, publishing, restoring, reviewing: by editors, each once, with a history."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import Error, transaction

from qala.contact.appeals.tests.factories import World
from qala.contact.knowledge.actions import (
    Card,
    change_card,
    confirm_review,
    create_article,
    publish_version,
    record_use,
    restore_version,
    save_version,
    tell_due_reviews,
    vote,
)
from qala.contact.knowledge.events import ArticlePublished, ArticleReviewDue, ArticleUsed, ArticleVoted
from qala.contact.knowledge.models import Article, ArticleUse, ArticleVersion, ArticleVote
from qala.contact.knowledge.rules.content import Content
from qala.contact.knowledge.tests.factories import make_article
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from qala.shared.models import OutboxEntry
from tests.hearing import hearing

WORDS = Content(title_ru="Снег", body_ru="Убирают ночью.")


@pytest.fixture
def heard() -> Iterator[list[Any]]:
    """Everything the room tells."""
    with hearing(ArticlePublished, ArticleReviewDue, ArticleUsed, ArticleVoted) as news:
        yield news


def verbs(article: Article) -> list[str]:
    return [entry.verb for entry in timeline.of(article).order_by("pk")]


def test_a_new_article(world: World, heard: list[Any]) -> None:
    editor = world.people.content_editor
    card = Card(valid_from=today(), owner=editor, topics=[world.heat], districts=[world.west])
    article = create_article(content=WORDS, card=card, is_published=False, by=editor)
    assert article.published is None
    assert heard == []
    assert article.latest.number == 1
    publish_version(article_id=article.pk, version_id=article.latest.pk, by=editor)
    assert verbs(article) == ["create", "publish"]
    assert heard == [ArticlePublished(article.pk, article.latest.pk, editor.pk)]
    with pytest.raises(Conflict):
        publish_version(article_id=article.pk, version_id=article.latest.pk, by=editor)


def test_strangers_write_nothing(world: World) -> None:
    article = make_article(world.people.content_editor)
    version = article.latest
    card = Card(valid_from=today())
    for by in (world.people.operator, world.people.controller, world.people.resident):
        with pytest.raises(NotAllowed):
            create_article(content=WORDS, card=card, is_published=True, by=by)
        with pytest.raises(NotAllowed):
            save_version(article_id=article.pk, content=WORDS, base_id=version.pk, is_published=True, by=by)
        with pytest.raises(NotAllowed):
            publish_version(article_id=article.pk, version_id=version.pk, by=by)
        with pytest.raises(NotAllowed):
            restore_version(article_id=article.pk, version_id=version.pk, by=by)
        with pytest.raises(NotAllowed):
            change_card(article_id=article.pk, card=card, by=by)
        with pytest.raises(NotAllowed):
            confirm_review(article_id=article.pk, next_on=date(2027, 1, 1), by=by)
    assert ArticleVersion.objects.count() == 1


def test_every_save_is_a_version(world: World) -> None:
    editor = world.people.administrator
    article = make_article(editor)
    first = article.latest
    words = {"article_id": article.pk, "by": editor}
    draft = save_version(**words, content=WORDS, base_id=first.pk, is_published=False, note="shorter")
    article.refresh_from_db()
    assert (article.published, article.latest, article.has_draft) == (first, draft, True)
    assert save_version(**words, content=WORDS, base_id=draft.pk, is_published=True) == draft
    with pytest.raises(Conflict):
        save_version(**words, content=Content(title_kk="a", body_kk="b"), base_id=first.pk, is_published=True)
    with pytest.raises(Invalid):
        save_version(**words, content=Content(title_kk="a"), base_id=draft.pk, is_published=True)
    with pytest.raises(Missing):
        save_version(article_id=0, content=WORDS, base_id=None, is_published=True, by=editor)
    assert verbs(article) == ["create", "publish", "write", "publish"]
    assert [version.number for version in article.versions.all()] == [2, 1]


def test_the_database_keeps_versions_as_they_are(world: World) -> None:
    version = make_article(world.people.content_editor).latest
    for change in (
        lambda: ArticleVersion.objects.filter(pk=version.pk).update(title_kk="Басқа"),
        lambda: ArticleVersion.objects.filter(pk=version.pk)._raw_delete("default"),
    ):
        with pytest.raises(Error, match="Cannot"), transaction.atomic():
            change()


def test_restoring_is_a_new_version(world: World) -> None:
    editor = world.people.content_editor
    article = make_article(editor)
    first = article.latest
    with pytest.raises(Conflict):
        restore_version(article_id=article.pk, version_id=first.pk, by=editor)
    save_version(article_id=article.pk, content=WORDS, base_id=first.pk, is_published=True, by=editor)
    back = restore_version(article_id=article.pk, version_id=first.pk, by=editor)
    article.refresh_from_db()
    assert (back.number, back.content, back.restored_from) == (3, first.content, first)
    assert article.published == back
    assert verbs(article)[-2:] == ["restore", "publish"]
    other = make_article(editor)
    with pytest.raises(Missing):
        restore_version(article_id=article.pk, version_id=other.latest.pk, by=editor)


def test_the_card(world: World) -> None:
    editor = world.people.content_editor
    article = make_article(editor)
    card = Card(valid_from=date(2026, 2, 1), valid_to=date(2026, 5, 1), owner=editor, topics=[world.heat])
    change_card(article_id=article.pk, card=card, by=editor)
    change_card(article_id=article.pk, card=card, by=editor)
    article.refresh_from_db()
    assert (article.valid_to, article.owner, list(article.topics.all())) == (
        card.valid_to,
        editor,
        [world.heat],
    )
    assert verbs(article) == ["create", "publish", "change_card"]
    with pytest.raises(Invalid):
        change_card(article_id=article.pk, card=Card(date(2026, 2, 1), date(2026, 2, 1)), by=editor)
    with pytest.raises(Invalid):
        change_card(article_id=article.pk, card=Card(today(), owner=world.people.resident), by=editor)


def test_reviews_are_told_once(world: World, heard: list[Any]) -> None:
    editor = world.people.content_editor
    due = make_article(editor, card={"review_on": today(), "owner": editor})
    make_article(editor, card={"review_on": today() + timedelta(days=1)})
    make_article(editor, card={"review_on": today()}, is_published=False)
    make_article(editor, card={"review_on": today(), "valid_to": today()})
    heard.clear()
    assert (tell_due_reviews(), tell_due_reviews()) == (1, 0)
    assert heard == [ArticleReviewDue(due.pk, editor.pk)]
    assert OutboxEntry.objects.get(topic="article_review").recipients == [f"user:{editor.pk}"]
    with pytest.raises(Invalid):
        confirm_review(article_id=due.pk, next_on=today(), by=editor)
    assert not confirm_review(article_id=due.pk, next_on=today() + timedelta(days=90), by=editor).is_due
    assert verbs(due)[-2:] == ["review_due", "review"]
    with pytest.raises(Conflict):
        draft = make_article(editor, is_published=False)
        confirm_review(article_id=draft.pk, next_on=today() + timedelta(days=9), by=editor)


def test_uses_are_counted(world: World, heard: list[Any]) -> None:
    article, operator = make_article(world.people.content_editor), world.people.operator
    heard.clear()
    for kind in ("opened", "opened", "used", "used"):
        record_use(article_id=article.pk, by=operator, kind=kind)
    assert ArticleUse.objects.filter(kind="opened").count() == 1
    assert ArticleUse.objects.filter(kind="used").count() == 2
    assert heard == [ArticleUsed(article.pk, article.published_id, operator.pk)] * 2
    with pytest.raises(NotAllowed):
        record_use(article_id=article.pk, by=world.people.resident)
    draft = make_article(world.people.content_editor, is_published=False)
    with pytest.raises(Missing):
        record_use(article_id=draft.pk, by=operator)
    record_use(article_id=draft.pk, by=world.people.content_editor)
    assert ArticleUse.objects.count() == 3


def test_votes(world: World, heard: list[Any]) -> None:
    article, operator = make_article(world.people.content_editor), world.people.operator
    heard.clear()
    with pytest.raises(Invalid):
        vote(article_id=article.pk, is_helpful=False, by=operator)
    vote(article_id=article.pk, is_helpful=False, reason="outdated", note="the phone", by=operator)
    vote(article_id=article.pk, is_helpful=True, reason="outdated", by=operator)
    given = ArticleVote.objects.get()
    assert (given.is_helpful, given.reason) == (True, "")
    assert [each.is_helpful for each in heard] == [False, True]
    with pytest.raises(NotAllowed):
        vote(article_id=article.pk, is_helpful=True, by=world.people.stranger)
    draft = make_article(world.people.content_editor, is_published=False)
    with pytest.raises(Missing):
        vote(article_id=draft.pk, is_helpful=True, by=world.people.content_editor)
