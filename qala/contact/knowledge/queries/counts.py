"""How often articles are used, and what readers say of them."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from qala.contact.knowledge.models import Article, ArticleUse, ArticleVote


def with_counts(articles: QuerySet[Article]) -> QuerySet[Article]:
    """With `opened_count`, `used_count`, `helpful_count` and `unhelpful_count`, in the same statement."""
    return articles.annotate(
        opened_count=_counted(ArticleUse.objects.filter(kind="opened")),
        used_count=_counted(ArticleUse.objects.filter(kind="used")),
        helpful_count=_counted(ArticleVote.objects.filter(is_helpful=True)),
        unhelpful_count=_counted(ArticleVote.objects.filter(is_helpful=False)),
    )


def _counted(rows: QuerySet[Any]) -> Coalesce:
    mine = rows.filter(article_id=OuterRef("pk")).order_by().values("article_id")
    return Coalesce(Subquery(mine.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)
