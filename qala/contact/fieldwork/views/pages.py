"""What the pages of the room share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from qala.shared.errors import Conflict, Invalid, Missing


def found(model: Any, **key: Any) -> Any:
    """One row or Missing."""
    row = model.objects.filter(**key).first()
    if row is None:
        raise Missing
    return row


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    heading: str,
    crumbs: list[tuple[str, str]],
    write: Callable[[dict[str, Any]], Any],
) -> HttpResponse:
    """Show a form, write by an action, put its refusal beside the fields, go back to the last but one crumb."""
    back = crumbs[-1][1]
    if request.method == "POST" and form.is_valid():
        try:
            write(form.cleaned_data)
        except (Invalid, Conflict) as refusal:
            for field, text in (refusal.fields or {"": refusal.message}).items():
                form.add_error(field if field in form.fields else None, str(text))
        else:
            messages.success(request, _("Saved."))
            return redirect(back)
    context = {"form": form, "heading": heading, "back": back, "crumbs": [*crumbs, (heading, "")]}
    return render(request, "fieldwork/form.html", context, status=422 if form.errors else 200)
