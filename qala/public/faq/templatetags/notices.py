"""The city's notices on public pages."""

import hashlib
from typing import Any

from django import template

from qala.contact.knowledge.queries import public_banners
from qala.public.faq.access import visible_questions
from qala.shared.clock import today

register = template.Library()


@register.inclusion_tag("faq/notices.html")
def public_notices() -> dict[str, Any]:
    """Banners of today for residents, the loudest first, asked of the database each time: a new one is there at once,
    in every process. Two statements at most. A visitor may put one away; one whose words change comes back."""
    shown = public_banners(today())
    named = [each.article_id for each in shown if each.article_id]
    readable = set(visible_questions().filter(pk__in=named).values_list("pk", flat=True)) if named else set()
    return {"notices": [(each, _mark(each), each.article_id in readable) for each in shown]}


def _mark(notice: Any) -> str:
    words = f"{notice.id} {notice.tone} {notice.title} {notice.text}"
    return hashlib.sha256(words.encode()).hexdigest()[:16]
