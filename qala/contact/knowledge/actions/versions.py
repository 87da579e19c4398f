"""Write the words of an article: every save is a version, one of them is published.

The article is locked alone and its versions are read afterwards: a statement that waited for the lock sees the new row
of the article, but not a version that was inserted meanwhile.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.knowledge.access import can_edit
from qala.contact.knowledge.actions.cards import Card, set_links
from qala.contact.knowledge.actions.words import learn
from qala.contact.knowledge.events import ArticlePublished
from qala.contact.knowledge.models import Article, ArticleVersion
from qala.contact.knowledge.rules.content import CONTENT_FIELDS, Content, faults
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, Missing, require
from qala.shared.events import publish


def create_article(*, content: Content, card: Card, is_published: bool, by: Any) -> Article:
    """A new article with its first version. Raises NotAllowed, Invalid."""
    require(can_edit(by))
    _check(content)
    card.check()
    with atomic():
        article = Article.objects.create(**card.columns())
        set_links(article, card)
        version = _write(article, content, number=1, by=by)
        timeline.add(article, "create", by=by)
        if is_published:
            _publish(article, version, by)
    return article


def save_version(
    *, article_id: int, content: Content, base_id: int | None, is_published: bool, by: Any, note: str = ""
) -> ArticleVersion:
    """Write another version on top of `base_id`, the latest one that the editor saw; words that are the same make none.

    Raises NotAllowed, Missing, Invalid, Conflict (somebody else wrote a version meanwhile).
    """
    with atomic():
        article = lock(Article, article_id)
        require(can_edit(by))
        _check(content)
        latest = article.latest
        if latest is None or latest.pk != base_id:
            raise Conflict(
                _(
                    "Somebody else has saved this article meanwhile. Look at their version and write yours again."
                ),
                code="newer_version",
            )
        if latest.content == content:
            version = latest
        else:
            version = _write(article, content, number=latest.number + 1, by=by, note=note)
            timeline.add(article, "write", by=by, note=note, data={"version": version.number})
        if is_published:
            _publish(article, version, by)
    return version


def publish_version(*, article_id: int, version_id: int, by: Any) -> ArticleVersion:
    """Make a version the one that readers see. Raises NotAllowed, Missing, Conflict (it is already)."""
    with atomic():
        article, version = _locked(article_id, version_id, by)
        if article.published_id == version.pk:
            raise Conflict(_("This version is published already."), code="published_already")
        _publish(article, version, by)
    return version


def restore_version(*, article_id: int, version_id: int, by: Any) -> ArticleVersion:
    """Write the words of an older version as a new one and publish it; what lies between stays in the history.

    Raises NotAllowed, Missing, Conflict (these words are published).
    """
    with atomic():
        article, old = _locked(article_id, version_id, by)
        if article.published is not None and article.published.content == old.content:
            raise Conflict(_("These words are published already."), code="published_already")
        assert article.latest is not None
        version = _write(article, old.content, number=article.latest.number + 1, by=by, restored_from=old)
        timeline.add(article, "restore", by=by, data={"from": old.number, "version": version.number})
        _publish(article, version, by)
    return version


def _locked(article_id: int, version_id: int, by: Any) -> tuple[Article, ArticleVersion]:
    article = lock(Article, article_id)
    require(can_edit(by))
    version = ArticleVersion.objects.filter(article=article, pk=version_id).first()
    if version is None:
        raise Missing
    return article, version


def _check(content: Content) -> None:
    found = faults(content)
    if found:
        raise Invalid(fields=found)


def _write(article: Article, content: Content, *, number: int, by: Any, **more: Any) -> ArticleVersion:
    version = ArticleVersion.objects.create(
        article=article,
        number=number,
        made_by=by,
        made_at=now(),
        head_fold=content.head_fold,
        body_fold=content.body_fold,
        **{name: getattr(content, name) for name in CONTENT_FIELDS},
        **more,
    )
    article.latest = version
    article.save(update_fields=["latest"])
    return version


def _publish(article: Article, version: ArticleVersion, by: Any) -> None:
    if article.published_id == version.pk:
        return
    article.published = version
    article.save(update_fields=["published"])
    learn(version)
    timeline.add(article, "publish", by=by, data={"version": version.number})
    publish(ArticlePublished(article_id=article.pk, version_id=version.pk, by_id=by.pk))
