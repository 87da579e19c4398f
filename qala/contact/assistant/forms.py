"""Forms of whoever answers, and of the figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.register import MAX_TEXT, Place
from qala.contact.assistant.queries.topics import groups, topics_of
from qala.contact.catalog.queries import book
from qala.ground.people.rules.phones import to_e164
from qala.ground.places.models import Building


class ReplyForm(forms.Form):
    """An answer."""

    text = forms.CharField(label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))


def topic_choices() -> list[tuple[str, list[tuple[int, str]]]]:
    """Topics in use under their groups."""
    known = book()
    return [(group.name, [(pk, known.topic_name(pk)) for pk in topics_of(group.pk)]) for group in groups()]


class PromoteForm(forms.Form):
    """An appeal from what the conversation has brought."""

    text = forms.CharField(
        label=_("What happened?"), max_length=MAX_TEXT, widget=forms.Textarea(attrs={"rows": 6})
    )
    topic = forms.TypedChoiceField(label=_("Topic"), coerce=int, choices=())
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    building = forms.IntegerField(required=False, widget=forms.HiddenInput)
    phone = forms.CharField(
        label=_("Another phone"), max_length=20, required=False,
        help_text=_("Empty: the phone given in the conversation, if any."),
    )  # fmt: skip

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["topic"].choices = [("", "—"), *topic_choices()]  # type: ignore[attr-defined]

    def clean_phone(self) -> str:
        """E.164."""
        typed = self.cleaned_data["phone"]
        number = to_e164(typed) if typed else ""
        if number is None:
            raise forms.ValidationError(_("This is not a phone number."))
        return number

    def place(self) -> Place | None:
        """The building that was chosen; None keeps the conversation's place or the words."""
        found = Building.objects.filter(pk=self.cleaned_data["building"] or 0).first()
        if found is None:
            return None
        return Place(lon=found.lon, lat=found.lat, building_id=found.pk, address=self.cleaned_data["address"])
