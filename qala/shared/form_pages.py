"""A form that an action writes: shown, tried, and what the action refuses put beside the fields."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from qala.shared.errors import Conflict, Invalid, Refusal


class refused_beside:  # noqa: N801 - reads as a word of the language: `with refused_beside(form):`
    """Inside, an action is tried; what it refuses stands beside the fields afterwards, and the page is shown again.

    `kinds` are the refusals that belong there: Invalid and Conflict unless named. `names` maps a field of the action to
    the form's where they differ; what no field carries stands above them all.

        with refused_beside(form):
            made = register(...)
            return redirect(made)
    """

    def __init__(
        self, form: forms.BaseForm, *kinds: type[Refusal], names: Mapping[str, str] | None = None
    ) -> None:
        self.form, self.kinds, self.names = form, kinds or (Invalid, Conflict), names or {}

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, refusal: BaseException | None, trace: object) -> bool:
        if not isinstance(refusal, self.kinds):
            return False
        for name, text in (refusal.fields or {"": refusal.message}).items():
            field = self.names.get(name, name)
            self.form.add_error(field if field in self.form.fields else None, str(text))
        return True


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    heading: Any,
    back: str,
    write: Callable[[dict[str, Any]], Any],
    *,
    template: str = "shared/form.html",
    names: Mapping[str, str] | None = None,
    **context: Any,
) -> HttpResponse:
    """A page with one form. `write` takes the cleaned fields and calls one action; it may return a response or the
    address to go to, otherwise `back` is next, or the page of what was made. Rights are the caller's matter."""
    if request.method == "POST" and form.is_valid():
        with refused_beside(form, names=names):
            made = write(form.cleaned_data)
            if isinstance(made, HttpResponse):
                return made
            messages.success(request, _("Saved."))
            return redirect(made if isinstance(made, str) else back or made.get_absolute_url())
    context = {"form": form, "heading": heading, "back": back, "crumbs": [(heading, "")], **context}
    return render(request, template, context, status=422 if form.errors else 200)
