"""Consent to the use of contacts, and a trap for robots."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ConsentFields(forms.Form):
    """Contacts are taken with consent only."""

    has_agreed = forms.BooleanField(
        label=_("I agree that my name and contacts are used to answer this appeal"), required=False
    )
    # Left empty by people, filled by robots.
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def clean(self) -> dict[str, Any]:
        """Contacts without consent are not taken."""
        data: dict[str, Any] = super().clean() or {}
        gives_contacts = any(data.get(name) for name in ("full_name", "phone", "email"))
        if gives_contacts and not data.get("has_agreed"):
            self.add_error("has_agreed", _("Without your consent we cannot keep your name and contacts."))
        if data.get("website"):
            raise forms.ValidationError(_("Please check what you entered."))
        return data
