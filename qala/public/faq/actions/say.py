"""Say whether an article helped."""

from django.utils.translation import gettext_lazy as _

from qala.public.faq.access import visible_questions
from qala.public.faq.events import OpinionGiven
from qala.public.faq.models import Opinion
from qala.public.faq.models.opinion import OpinionReason
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Invalid, Missing
from qala.shared.events import publish


def say(*, article_id: int, visitor: str, is_helpful: bool, reason: str = "", note: str = "") -> Opinion:
    """One opinion of a visitor on the published version; a second one replaces it.

    Raises Missing (not public), Invalid (no reason why it did not help).
    """
    with atomic():
        article = visible_questions().filter(pk=article_id).first()
        if article is None:
            raise Missing
        if not is_helpful and reason not in OpinionReason.values:
            raise Invalid(fields={"reason": _("Say why it did not help.")})
        words = {
            "article": article,
            "is_helpful": is_helpful,
            "reason": "" if is_helpful else reason,
            "note": "" if is_helpful else note.strip()[:500],
            "at": now(),
        }
        given, _made = Opinion.objects.update_or_create(
            version_id=article.published_id, visitor=visitor, defaults=words
        )
        publish(OpinionGiven(article_id=article.pk, is_helpful=is_helpful))
    return given
