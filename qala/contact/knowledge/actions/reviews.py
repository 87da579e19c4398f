"""Tell about articles whose review day has come."""

from django.db.models import F, Q

from qala.contact.knowledge.access import EDIT
from qala.contact.knowledge.events import ArticleReviewDue
from qala.contact.knowledge.models import Article
from qala.shared import live, timeline
from qala.shared.clock import today
from qala.shared.db import atomic
from qala.shared.events import publish


def tell_due_reviews() -> int:
    """Each review day once, however many workers run it: a row is taken by the one who marks it. Returns how many."""
    day = today()
    due = Article.objects.filter(review_on__lte=day).exclude(published=None)
    untold = due.filter(Q(reminded_for=None) | ~Q(reminded_for=F("review_on"))).exclude(valid_to__lte=day)
    told = 0
    for article_id in list(untold.values_list("pk", flat=True)):
        with atomic():
            taken = untold.filter(pk=article_id).update(reminded_for=F("review_on"))
            if not taken:
                continue
            article = Article.objects.get(pk=article_id)
            timeline.add(article, "review_due")
            publish(ArticleReviewDue(article_id=article.pk, owner_id=article.owner_id))
            to = [f"user:{article.owner_id}"] if article.owner_id else [f"perm:{EDIT}"]
            live.announce("article_review", {"id": article.pk}, to=to)
            told += 1
    return told
