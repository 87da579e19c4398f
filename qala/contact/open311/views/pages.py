"""What the pages of the room share: a form that an action writes."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from qala.shared.errors import Conflict, Invalid, Missing

Written = Callable[[dict[str, Any]], HttpResponse]


def form_page(
    request: HttpRequest, form: forms.BaseForm, heading: str, back: str, write: Written, **context: Any
) -> HttpResponse:
    """Show a form; write by an action, whose refusal stands beside the fields."""
    if request.method == "POST" and form.is_valid():
        try:
            return write(form.cleaned_data)
        except (Invalid, Conflict) as refusal:
            for field, text in (refusal.fields or {"": refusal.message}).items():
                form.add_error(field if field in form.fields else None, str(text))
    context |= {"form": form, "heading": heading, "back": back}
    return render(request, "open311/form.html", context, status=422 if form.errors else 200)


def found(model: Any, **key: Any) -> Any:
    """One row or Missing."""
    row = model.objects.filter(**key).first()
    if row is None:
        raise Missing
    return row
