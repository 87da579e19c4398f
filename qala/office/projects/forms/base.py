"""Pieces of the room's forms."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from qala.ground.organisations.models import Organisation
from qala.shared.clock import today

DAY = {"type": "date"}


def day_field(label: Any, *, required: bool = True, **more: Any) -> forms.DateField:
    """A day, picked by the browser."""
    return forms.DateField(label=label, required=required, widget=day_widget(), **more)


def day_widget() -> forms.DateInput:
    """The control alone."""
    return forms.DateInput(attrs=DAY, format="%Y-%m-%d")


def words(
    label: Any, *, rows: int = 3, length: int = 4000, required: bool = True, **more: Any
) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label, max_length=length, required=required, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


def bodies() -> QuerySet[Organisation]:
    """Organisations of today, by name."""
    found: QuerySet[Organisation] = Organisation.objects.as_of(today()).order_by("search_key")
    return found
