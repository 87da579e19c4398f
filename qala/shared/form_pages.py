"""A form that an action writes: shown, tried, and what the action refuses put beside the fields."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.forms.models import construct_instance
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from qala.shared.errors import Conflict, Invalid, Refusal


class ActionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form over the columns of a model that an action writes: the model's validators look at its fields, and the
    instance that was given stays as it is. What must be unique is the action's matter."""

    def _post_clean(self) -> None:
        """In place of filling in the instance."""
        made = construct_instance(self, self._meta.model(), self._meta.fields, self._meta.exclude)
        try:
            made.clean_fields(exclude=self._get_validation_exclusions())  # type: ignore[attr-defined]
        except ValidationError as wrong:
            self._update_errors(wrong)  # type: ignore[attr-defined]


class SeenField(forms.Form):
    """Carries what its editor had seen (`timeline.newest`), for the action to refuse what would undo another's work."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class refused_beside:  # noqa: N801 - reads as a word of the language: `with refused_beside(form):`
    """Inside, an action is tried; what it refuses stands beside the fields afterwards, and the page is shown again.

    `kinds` are the refusals that belong there: Invalid and Conflict unless named. `names` maps a field of the action to
    the form's where they differ; what no field carries stands above them all. Whoever loses a race for something unique
    reads that it is taken.

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

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        columns = taken_columns(error) if isinstance(error, IntegrityError) else []
        if columns:
            error = Conflict(fields=dict.fromkeys(columns[:1], _("This is taken already.")))
        elif not isinstance(error, self.kinds):
            return False
        for name, text in (error.fields or {"": error.message}).items():
            field = self.names.get(name, name)
            self.form.add_error(field if field in self.form.fields else None, str(text))
        return True


def taken_columns(error: IntegrityError) -> list[str]:
    """The columns of the unique constraint that was hit, as fields of a form; empty for any other constraint."""
    told = getattr(error.__cause__, "diag", None)
    if told is None or told.sqlstate != "23505":
        return []
    found = re.match(r"Key \(([^)]*)\)=", told.message_detail or "")
    return [name.strip().strip('"').removesuffix("_id") for name in found[1].split(",")] if found else []


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
