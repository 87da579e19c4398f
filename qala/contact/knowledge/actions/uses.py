"""Count that articles are used, and hear whether they helped."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.knowledge.access import can_view, visible_articles
from qala.contact.knowledge.events import ArticleUsed, ArticleVoted
from qala.contact.knowledge.models import Article, ArticleUse, ArticleVote
from qala.contact.knowledge.models.use import UseKind, VoteReason
from qala.shared.clock import now, today
from qala.shared.db import atomic
from qala.shared.errors import Invalid, Missing, require
from qala.shared.events import publish


def record_use(*, article_id: int, by: Any, kind: str = UseKind.USED) -> None:
    """Count one use of the published version: "used" every time, "opened" once a day for each person.

    Drafts are not counted. Raises NotAllowed, Missing.
    """
    with atomic():
        article = _readable(article_id, by)
        if article.published_id is None:
            return
        use = ArticleUse(
            article=article, version_id=article.published_id, kind=UseKind(kind), by=by, on=today(), at=now()
        )
        ArticleUse.objects.bulk_create([use], ignore_conflicts=kind == UseKind.OPENED)
        if kind == UseKind.USED:
            publish(ArticleUsed(article_id=article.pk, version_id=article.published_id, by_id=by.pk))


def vote(*, article_id: int, is_helpful: bool, by: Any, reason: str = "", note: str = "") -> ArticleVote:
    """Say whether the published version helped; a second vote replaces the first.

    Raises NotAllowed, Missing, Invalid (no reason why it did not help).
    """
    with atomic():
        article = _readable(article_id, by)
        if article.published_id is None:
            raise Missing
        if not is_helpful and reason not in VoteReason.values:
            raise Invalid(fields={"reason": _("Say why it did not help.")})
        words = {
            "article": article,
            "is_helpful": is_helpful,
            "reason": "" if is_helpful else reason,
            "note": note.strip()[:500],
            "at": now(),
        }
        given, _made = ArticleVote.objects.update_or_create(
            version_id=article.published_id, by=by, defaults=words
        )
        publish(
            ArticleVoted(
                article_id=article.pk, version_id=article.published_id, is_helpful=is_helpful, by_id=by.pk
            )
        )
    return given


def _readable(article_id: int, by: Any) -> Article:
    require(can_view(by))
    article = visible_articles(by).filter(pk=article_id).first()
    if article is None:
        raise Missing
    return article
