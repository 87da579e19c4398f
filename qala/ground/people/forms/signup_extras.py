"""What a new resident tells besides e-mail and password. Read by allauth while its own forms load."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignupExtras(forms.Form):
    """Base of allauth's sign-up form."""

    full_name = forms.CharField(
        label=_("Full name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )

    field_order = ["full_name", "email", "phone", "password1"]

    def signup(self, request, user):
        """allauth calls this after the account is saved; `adapters.save_user` has already taken the name."""
