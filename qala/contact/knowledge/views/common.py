"""What the room's pages share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from qala.contact.knowledge.access import can_edit, can_view, visible_articles, visible_scripts
from qala.contact.knowledge.models import Article, Script
from qala.shared import form_pages
from qala.shared.db import found
from qala.shared.errors import require

Crumbs = list[tuple[str, str]]


def crumbs(*more: tuple[str, str]) -> Crumbs:
    """Breadcrumbs under the desk."""
    return [(_("Knowledge base"), reverse("knowledge:desk")), *more]


def readable_article(request: HttpRequest, pk: int) -> Article:
    """An article that the person may open, with its versions. Raises NotAllowed, Missing."""
    require(can_view(request.user))
    rows = visible_articles(request.user).select_related("published", "latest", "owner")
    return found(rows, pk=pk)


def editable_article(request: HttpRequest, pk: int) -> Article:
    """The same for an editor."""
    require(can_edit(request.user))
    return readable_article(request, pk)


def readable_script(request: HttpRequest, code: str) -> Script:
    """A script that the person may walk. Raises NotAllowed, Missing."""
    require(can_view(request.user))
    return found(visible_scripts(request.user).select_related("published"), code=code)


def editable_script(request: HttpRequest, code: str) -> Script:
    """The same for an editor."""
    require(can_edit(request.user))
    return readable_script(request, code)


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    *,
    write: Callable[[dict[str, Any]], str],
    heading: str,
    back: str,
    trail: Crumbs,
    **context: Any,
) -> HttpResponse:
    """A form of an editor; `write` says where to go next."""
    require(can_edit(request.user))
    return form_pages.form_page(request, form, heading, back, write, crumbs=trail, **context)
