"""The residents' forms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.register import MAX_TEXT
from qala.contact.appeals.forms.intake import PersonFields, PlaceFields, active_topic_choices
from qala.contact.appeals.forms.joining import JoinForm
from qala.contact.quality.forms import RATINGS


class ConsentFields(forms.Form):
    """Consent to the use of contacts, and a trap for robots."""

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


class SubmitForm(PlaceFields, PersonFields, ConsentFields):
    """Everything a resident may tell; only text and topic must be there."""

    text = forms.CharField(
        label=_("What happened?"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("In your own words, in Kazakh, Russian or English. Do not write personal numbers here."),
    )
    topic = forms.TypedChoiceField(label=_("What is it about?"), coerce=int, empty_value=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = active_topic_choices()  # type: ignore[attr-defined]


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


class MessageForm(forms.Form):
    """Words to the executor; photos may come without any."""

    text = forms.CharField(
        label=_("Your message"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class JudgeForm(forms.Form):
    """Is it solved? The two buttons say yes or no; stars and words may stay empty."""

    is_solved = forms.ChoiceField(choices=[("yes", ""), ("no", "")], widget=forms.HiddenInput)
    rating = forms.TypedChoiceField(
        label=_("Your rating"),
        choices=RATINGS,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label=_("A few words, if you like"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PublicJoinForm(JoinForm, ConsentFields):
    """A few words and contacts."""
