"""Sign-in and sign-up, changed where the house differs from allauth."""

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from qala.ground.people import sms


class LoginForm(allauth_forms.LoginForm):
    """E-mail or phone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail or phone")
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignupForm(allauth_forms.SignupForm):
    """For residents. A phone needs a code by SMS, so it is offered only where a gateway is set."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if sms.is_available():
            self.fields["phone"].label = _("Phone")
            self.fields["phone"].help_text = _("We send a code by SMS.")
            self.fields["email"].required = False
        else:
            del self.fields["phone"]
        self.fields["email"].label = _("E-mail")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean(self):
        cleaned = super().clean()
        if "email" in self.errors or "phone" in self.errors:
            return cleaned
        if not cleaned.get("email") and not cleaned.get("phone"):
            self.add_error("email", _("Give an e-mail or a phone: people sign in with it."))
        return cleaned

    def clean_full_name(self):
        return " ".join(self.cleaned_data["full_name"].split())


class ChangePhoneForm(allauth_forms.ChangePhoneForm):
    """A new phone is proven by a code, which needs a gateway."""

    def clean(self):
        if not sms.is_available():
            raise forms.ValidationError(
                _("The city has not connected an SMS gateway, so a phone cannot be proven here yet.")
            )
        return super().clean()
