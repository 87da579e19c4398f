"""What the room's pages share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from qala.contact.knowledge.access import can_edit, can_view, visible_articles, visible_scripts
from qala.contact.knowledge.models import Article, Script
from qala.shared.errors import Conflict, Invalid, Missing, require

Crumbs = list[tuple[str, str]]


def crumbs(*more: tuple[str, str]) -> Crumbs:
    """Breadcrumbs under the desk."""
    return [(_("Knowledge base"), reverse("knowledge:desk")), *more]


def one(rows: QuerySet[Any], **key: Any) -> Any:
    """One row or Missing."""
    row = rows.filter(**key).first()
    if row is None:
        raise Missing
    return row


def readable_article(request: HttpRequest, pk: int) -> Article:
    """An article that the person may open, with its versions. Raises NotAllowed, Missing."""
    require(can_view(request.user))
    rows = visible_articles(request.user).select_related("published", "latest", "owner")
    article: Article = one(rows, pk=pk)
    return article


def editable_article(request: HttpRequest, pk: int) -> Article:
    """The same for an editor."""
    require(can_edit(request.user))
    return readable_article(request, pk)


def readable_script(request: HttpRequest, code: str) -> Script:
    """A script that the person may walk. Raises NotAllowed, Missing."""
    require(can_view(request.user))
    script: Script = one(visible_scripts(request.user).select_related("published"), code=code)
    return script


def editable_script(request: HttpRequest, code: str) -> Script:
    """The same for an editor."""
    require(can_edit(request.user))
    return readable_script(request, code)


def add_refusal(form: forms.BaseForm, refusal: Invalid | Conflict) -> None:
    """Put what an action refused beside the fields."""
    for field, text in (refusal.fields or {"": refusal.message}).items():
        form.add_error(field if field in form.fields else None, str(text))


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    *,
    write: Callable[[dict[str, Any]], str],
    heading: str,
    back: str,
    trail: Crumbs,
    template: str = "knowledge/form.html",
    **context: Any,
) -> HttpResponse:
    """Show a form; write by an action, which says where to go next; put its refusal beside the fields."""
    require(can_edit(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            leads_to = write(form.cleaned_data)
        except (Invalid, Conflict) as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect(leads_to)
    words = {"form": form, "heading": heading, "back": back, "crumbs": trail, **context}
    return render(request, template, words, status=422 if form.errors else 200)
