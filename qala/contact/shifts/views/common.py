"""What the pages of the room share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from qala.shared.errors import Conflict, Invalid, Missing


def found(rows: Any, **key: Any) -> Any:
    """One of the rows that the person may see, or Missing."""
    row = rows.filter(**key).first()
    if row is None:
        raise Missing
    return row


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    heading: Any,
    back: str,
    write: Callable[[], Any],
    **context: Any,
) -> HttpResponse:
    """Show a form, write by an action, put its refusal beside the fields, go back (or where the action's row is)."""
    if request.method == "POST" and form.is_valid():
        try:
            made = write()
        except (Invalid, Conflict) as refusal:
            for name, text in (refusal.fields or {"": refusal.message}).items():
                form.add_error(name if name in form.fields else None, str(text))
        else:
            messages.success(request, _("Saved."))
            return redirect(back or made.get_absolute_url())
    context = {"form": form, "heading": heading, "back": back, **context}
    return render(request, "shifts/form.html", context, status=422 if form.errors else 200)
