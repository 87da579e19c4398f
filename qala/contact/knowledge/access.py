"""Who reads the knowledge base and who writes it."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.knowledge.models import Article, Script
from qala.ground.people.access import can
from qala.shared.permissions import permission

VIEW, EDIT = "knowledge.view", "knowledge.edit"

permission(
    VIEW,
    _("Read articles and walk scripts"),
    _("Everybody who answers residents answers from the same words."),
    (
        "operator",
        "shift_supervisor",
        "controller",
        "executor",
        "executor_head",
        "content_editor",
        "administrator",
    ),
)
permission(
    EDIT,
    _("Write articles, scripts and banners"),
    _("What the city tells residents is written by few; every version is kept."),
    ("content_editor", "administrator"),
)


def can_view(user: Any) -> bool:
    """Whether the person may read."""
    return can(user, VIEW)


def can_edit(user: Any) -> bool:
    """Whether the person may write, publish and see drafts."""
    return can(user, EDIT)


def visible_articles(user: Any) -> QuerySet[Article]:
    """Editors see all, readers what has been published; also what no longer holds, for contacts refer to it."""
    if can_edit(user):
        return Article.objects.all()
    return Article.objects.exclude(published=None) if can_view(user) else Article.objects.none()


def visible_scripts(user: Any) -> QuerySet[Script]:
    """Editors see all, readers those in use that have been published."""
    if can_edit(user):
        return Script.objects.all()
    if not can_view(user):
        return Script.objects.none()
    return Script.objects.filter(is_active=True).exclude(published=None)
