"""How much each article was asked for: openings of residents, and answers of the desk."""

from datetime import date

from django.db.models import Count, Sum

from qala.contact.knowledge.models import ArticleUse
from qala.contact.knowledge.models.use import UseKind
from qala.public.faq.models import Opening


def asked_counts(since: date, until: date) -> dict[int, int]:
    """By article, of the days from `since` to `until`, both included. Two statements."""
    span = {"on__gte": since, "on__lte": until}
    opened = Opening.objects.filter(**span).values_list("article_id").annotate(n=Sum("count"))
    used = ArticleUse.objects.filter(kind=UseKind.USED, **span).order_by().values_list("article_id")
    counts = dict(opened)
    for article_id, count in used.annotate(n=Count("pk")):
        counts[article_id] = counts.get(article_id, 0) + count
    return counts
