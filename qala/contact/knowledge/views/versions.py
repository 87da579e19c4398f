"""The history of an article: versions, what changed, publishing and restoring."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from qala.contact.knowledge.actions import publish_version, restore_version
from qala.contact.knowledge.models import Article, ArticleVersion
from qala.contact.knowledge.rules.content import CONTENT_FIELDS
from qala.contact.knowledge.rules.diffing import changes
from qala.contact.knowledge.views.common import crumbs, editable_article
from qala.shared.db import as_id, found
from qala.shared.errors import Missing
from qala.shared.idempotency import once


@login_required
@require_GET
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """All versions, newest first."""
    article = editable_article(request, pk)
    rows = list(article.versions.select_related("made_by", "restored_from"))
    numbers = {row.number for row in rows}
    context = {
        "article": article,
        "versions": [(row, row.number - 1 if row.number - 1 in numbers else None) for row in rows],
        "crumbs": _trail(article, _("Versions")),
    }
    return render(request, "knowledge/versions.html", context)


@login_required
@require_GET
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two versions by their numbers, `?from=1&to=3`; without them the last two."""
    article = editable_article(request, pk)
    assert article.latest is not None
    after = _number(request, "to", article.latest.number)
    before = _number(request, "from", max(after - 1, 1))
    old: ArticleVersion = found(article.versions.all(), number=before)
    new: ArticleVersion = found(article.versions.all(), number=after)
    rows = [
        {
            "label": _label(name),
            "pieces": changes(getattr(old, name), getattr(new, name)),
        }
        for name in CONTENT_FIELDS
        if getattr(old, name) != getattr(new, name)
    ]
    context = {
        "article": article,
        "old": old,
        "new": new,
        "rows": rows,
        "versions": article.versions.all(),
        "crumbs": _trail(article, _("What changed")),
    }
    return render(request, "knowledge/compare.html", context)


def _label(name: str) -> str:
    field: Any = ArticleVersion._meta.get_field(name)
    return str(field.verbose_name)


def _number(request: HttpRequest, name: str, otherwise: int) -> int:
    value = request.GET.get(name, "")
    if not value:
        return otherwise
    number = as_id(value)
    if number is None:
        raise Missing
    return number


def _trail(article: Article, word: str) -> list[tuple[str, str]]:
    return crumbs((str(article), article.get_absolute_url()), (word, ""))


def _chosen(request: HttpRequest) -> int:
    chosen = as_id(str(request.POST.get("version", "")))
    if chosen is None:
        raise Missing
    return chosen


@login_required
@require_POST
@once
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Show this version to readers."""
    article = editable_article(request, pk)
    version = publish_version(article_id=pk, version_id=_chosen(request), by=request.user)
    messages.success(request, _("Version %(number)d is published.") % {"number": version.number})
    return redirect(article.get_absolute_url())


@login_required
@require_POST
@once
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring an older version back, as a new one."""
    article = editable_article(request, pk)
    version = restore_version(article_id=pk, version_id=_chosen(request), by=request.user)
    messages.success(request, _("Version %(number)d is published.") % {"number": version.number})
    return redirect(article.get_absolute_url())
