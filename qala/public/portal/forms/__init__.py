"""The residents' forms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.forms.joining import JoinForm
from qala.public.portal.forms.consent import ConsentFields
from qala.public.portal.forms.submit import SubmitForm
from qala.public.portal.forms.talking import JudgeForm, MessageForm

__all__ = [
    "JudgeForm",
    "MessageForm",
    "PublicJoinForm",
    "SubmitForm",
    "TrackForm",
    "WordsForm",
    "known_contacts",
]


def known_contacts(user: Any) -> dict[str, str]:
    """What a signed-in resident need not type again."""
    if not user.is_authenticated:
        return {}
    return {"full_name": user.full_name, "phone": user.phone or "", "email": user.email or ""}


class TrackForm(forms.Form):
    """A number, and the code of the receipt for the whole story."""

    number = forms.CharField(
        label=_("Number of the appeal"), max_length=30, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    secret = forms.CharField(
        label=_("Code from the receipt"),
        max_length=30,
        required=False,
        help_text=_("With the code you see the text, the photos and can reply."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class WordsForm(forms.Form):
    """A reply or an objection."""

    text = forms.CharField(label=_("Your words"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))


class PublicJoinForm(JoinForm, ConsentFields):
    """A few words and contacts."""
