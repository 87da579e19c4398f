"""Choosing a person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.ground.people.models import User


class PersonForm(forms.Form):
    person = forms.ModelChoiceField(
        User.objects.filter(kind=User.Kind.STAFF), label=_("Person"), widget=forms.TextInput
    )
