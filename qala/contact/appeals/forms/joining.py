"""Forms for joining an appeal as one more reporter."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.forms.intake import PersonFields, staffed_channels


class JoinForm(PersonFields):
    """Contacts and a few words; all of it may stay empty."""

    words = forms.CharField(
        label=_("Anything to add?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example since when, or which entrance."),
    )
    flat = None  # type: ignore[assignment]
    field_order = ["words"]

    def person(self, *, has_agreed: bool = False) -> Any:
        """What the action takes."""
        self.cleaned_data.setdefault("flat", "")
        return super().person(has_agreed=has_agreed)


class StaffJoinForm(JoinForm):
    """With channel and language."""

    channel = forms.ChoiceField(label=_("Channel"))
    language = forms.ChoiceField(label=_("Language of the answer"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = staffed_channels()  # type: ignore[attr-defined]
