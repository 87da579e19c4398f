"""One way to show a form, write by an action and go back."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from qala.shared.errors import Conflict, Invalid


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    heading: str,
    back: str,
    write: Callable[[dict[str, Any]], Any],
) -> HttpResponse:
    """A refusal is put beside the fields."""
    if request.method == "POST" and form.is_valid():
        try:
            write(form.cleaned_data)
        except (Invalid, Conflict) as refusal:
            for field, text in (refusal.fields or {"": refusal.message}).items():
                form.add_error(field if field in form.fields else None, str(text))
        else:
            messages.success(request, _("Saved."))
            return redirect(back)
    context = {"form": form, "heading": heading, "back": back, "crumbs": [(heading, "")]}
    return render(request, "quality/form.html", context, status=422 if form.errors else 200)
