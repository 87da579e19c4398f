"""What the pages of the room share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from qala.shared import form_pages


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    heading: Any,
    back: str,
    write: Callable[[], Any],
    **context: Any,
) -> HttpResponse:
    """A form that reads its own fields; with a link to the work under review where there is one."""
    words = {"template": "shifts/form.html", **context}
    return form_pages.form_page(request, form, heading, back, lambda _data: write(), **words)
