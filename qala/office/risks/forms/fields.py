"""Fields that several forms share."""

from typing import Any

from django import forms

from qala.ground.people.models import User


def day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """A day, picked by the browser."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


def person(label: Any, people: Any, *, required: bool = False) -> "forms.ModelChoiceField[User]":
    """One of these people."""
    return forms.ModelChoiceField(label=label, queryset=people, required=required)


def words(label: Any, *, rows: int = 3, required: bool = True, most: int = 4000) -> forms.CharField:
    """Several lines."""
    return forms.CharField(
        label=label, max_length=most, required=required, widget=forms.Textarea(attrs={"rows": rows})
    )
