"""Consent to the use of contacts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.public.portal.forms.trap import Trap


class ConsentFields(Trap):
    """Contacts are taken with consent only."""

    has_agreed = forms.BooleanField(
        label=_("I agree that my name and contacts are used to answer this appeal"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Contacts without consent are not taken."""
        data: dict[str, Any] = super().clean() or {}
        gives_contacts = any(data.get(name) for name in ("full_name", "phone", "email"))
        if gives_contacts and not data.get("has_agreed"):
            self.add_error("has_agreed", _("Without your consent we cannot keep your name and contacts."))
        return data
