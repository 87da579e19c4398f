"""Forms of those who keep the public form's rules, and of the codes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.ground.people.rules.phones import to_e164
from qala.shared.clock import today


class WordForm(forms.Form):
    """A blocked word, from a day on."""

    word = forms.CharField(label=_("Word or its beginning"), max_length=60)
    valid_from = forms.DateField(
        label=_("Valid from"), initial=today, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


class ContactForm(forms.Form):
    """Where a code goes. `contact` comes out as it is kept with an appeal."""

    kind = forms.ChoiceField(choices=[("email", ""), ("phone", "")])
    contact = forms.CharField(max_length=254)

    def clean(self) -> dict[str, Any]:
        """E.164, or an address in small letters."""
        data: dict[str, Any] = super().clean() or {}
        typed = str(data.get("contact", "")).strip()
        if data.get("kind") == "phone":
            data["contact"] = to_e164(typed) or ""
        elif typed:
            data["contact"] = forms.EmailField().clean(typed).lower()
        if not data.get("contact"):
            self.add_error("contact", _("This is not a phone number."))
        return data


class CodeForm(forms.Form):
    """What came by letter or message."""

    token = forms.UUIDField()
    code = forms.CharField(max_length=20)
