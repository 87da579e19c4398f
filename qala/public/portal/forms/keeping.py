"""Forms of those who keep the public form's rules, and of the codes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.ground.people.rules.phones import to_e164
from qala.public.portal.rules.parameters import MEANINGS
from qala.shared.clock import today


class FromFields(forms.Form):
    """From a day on."""

    valid_from = forms.DateField(
        label=_("Valid from"), initial=today, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


class WordForm(FromFields):
    """A blocked word."""

    word = forms.CharField(label=_("Word or its beginning"), max_length=60)
    field_order = ["word", "valid_from"]


class ParameterForm(FromFields):
    """A parameter's next value."""

    code = forms.ChoiceField(label=_("Parameter"))
    value = forms.CharField(label=_("Value"), max_length=20)
    field_order = ["code", "value", "valid_from"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [(code, each.label) for code, each in MEANINGS.items()]  # type: ignore[attr-defined]


FORMS: dict[str, Any] = {"words": WordForm, "parameters": ParameterForm}


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
