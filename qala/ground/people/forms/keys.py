"""Security keys: allauth leaves the name's label untranslated."""

from allauth.mfa.webauthn import forms as allauth_forms
from django.utils.translation import gettext_lazy as _


class AddKeyForm(allauth_forms.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")


class EditKeyForm(allauth_forms.EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
