"""Who reads what: residents the public articles of today, staff of the knowledge base what visitors said of them."""

from typing import Any

from django.db.models import QuerySet

from qala.contact.knowledge.access import can_edit
from qala.contact.knowledge.models import Article
from qala.contact.knowledge.queries import public_articles
from qala.shared.clock import today


def visible_questions() -> QuerySet[Article]:
    """The articles that everybody may read today."""
    return public_articles(today())


def can_read_opinions(user: Any) -> bool:
    """Whoever writes the articles."""
    return can_edit(user)
