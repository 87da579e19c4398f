"""What the pages of the room share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from qala.shared import form_pages


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    heading: str,
    crumbs: list[tuple[str, str]],
    write: Callable[[dict[str, Any]], Any],
) -> HttpResponse:
    """A form that goes back to the last crumb."""
    trail = [*crumbs, (heading, "")]
    return form_pages.form_page(request, form, heading, crumbs[-1][1], write, crumbs=trail)
