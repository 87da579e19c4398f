"""Forms of the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.forms.intake import IntakeForm
from qala.contact.appeals.rules.means import Means
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.mailbox.models import Letter
from qala.contact.mailbox.rules.plain import language_of, without_quotes


class LetterForm(IntakeForm):
    """An appeal out of a letter: the channel is known, the rest is filled in as far as the letter says it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["channel"]
        for name in ("full_name", "email"):
            self.fields[name].help_text = _("Empty: as in the letter.")

    @staticmethod
    def initial_of(letter: Letter) -> dict[str, Any]:
        """What the letter says."""
        words = without_quotes(letter.text)
        return {
            "text": (words or letter.subject)[:4000],
            "language": language_of(f"{letter.subject} {words}"),
        }


class JoinForm(forms.Form):
    """The number of the appeal that a letter belongs to."""

    number = forms.CharField(label=_("Number of the appeal"), max_length=40)

    def clean_number(self) -> str:
        """Any usual way of typing."""
        number = read_number(self.cleaned_data["number"])
        if number is None:
            raise forms.ValidationError(_("This is not a number of an appeal."))
        return number


class HandForm(forms.Form):
    """How the applicant got the letter."""

    means = forms.ChoiceField(
        label=_("How the applicant got it"), choices=Means.choices, widget=forms.RadioSelect
    )
