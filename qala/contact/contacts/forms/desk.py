"""Everything the operator types on one screen, in the order of the talk."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.register import MAX_TEXT
from qala.contact.appeals.forms.extra import QuestionFields
from qala.contact.appeals.forms.intake import PlaceFields, active_topic_choices, staffed_channels
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.contacts.actions.finish import Talk
from qala.contact.contacts.models import Outcome
from qala.contact.contacts.queries.answering import Asked
from qala.contact.contacts.queries.gate import gate
from qala.shared.db import as_id


def service_choices() -> list[tuple[str, str]]:
    """Emergency services of today."""
    return [("", "—"), *((s.number, f"{s.number} · {s.name}") for s in gate().services)]


class TalkForm(PlaceFields):
    """What the answers depend on while the operator types."""

    said = forms.CharField(
        label=_("What the caller says"),
        max_length=MAX_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autofocus": True, "autocomplete": "off"}),
    )
    topic = forms.TypedChoiceField(label=_("Topic"), coerce=int, empty_value=None, required=False)
    language = forms.ChoiceField(label=_("Language of the talk"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = active_topic_choices()  # type: ignore[attr-defined]
        for name in ("lon", "lat"):
            self.fields[name].widget = forms.HiddenInput()

    def yes(self) -> frozenset[int]:
        """Ids of the gate's questions answered with yes."""
        data: Any = self.data
        typed = data.getlist("yes") if hasattr(data, "getlist") else data.get("yes", [])
        return frozenset(pk for one in typed if (pk := as_id(str(one))) is not None)

    def asked(self) -> Asked:
        """What the answers depend on; fields that are wrong so far count as empty."""
        self.is_valid()
        data = self.cleaned_data
        both = data.get("lon") is not None and data.get("lat") is not None
        return Asked(
            said=data.get("said", ""),
            topic_id=data.get("topic"),
            lon=data["lon"] if both else None,
            lat=data["lat"] if both else None,
            building_id=data.get("building"),
            language=data.get("language", "kk"),
            yes=self.yes(),
        )


class DeskForm(TalkForm, QuestionFields):
    """The fields keep whatever was typed; what is needed depends on how the talk ends, so the action asks."""

    phone = forms.CharField(
        label=_("Phone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    full_name = forms.CharField(
        label=_("Full name"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    flat = forms.CharField(label=_("Flat"), max_length=20, required=False)
    channel = forms.ChoiceField(label=_("Channel"))
    service = forms.ChoiceField(label=_("Emergency service"), required=False)
    transferred_to = forms.CharField(label=_("Transferred to"), max_length=60, required=False)
    appeal = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    offer = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)
    article = forms.IntegerField(required=False, widget=forms.HiddenInput)
    draft_key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    elapsed = forms.FloatField(required=False, min_value=0, widget=forms.HiddenInput)
    wrapping = forms.FloatField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = staffed_channels()  # type: ignore[attr-defined]
        self.fields["service"].choices = service_choices()  # type: ignore[attr-defined]
        self.ask_typed()
        self.answers: list[str] = []

    def is_answered(self, outcome: str) -> bool:
        """Whether what the topic asks is answered: only an appeal needs that, and keeps it."""
        self.answers = self.check_answers() if outcome == Outcome.APPEAL else []
        return not self.errors

    def clean_appeal(self) -> int | None:
        """The id of the appeal it was about, by its number."""
        number = read_number(self.cleaned_data["appeal"]) if self.cleaned_data["appeal"] else None
        return Appeal.objects.filter(number=number).values_list("pk", flat=True).first() if number else None

    def talk(self, outcome: str) -> Talk:
        """What the action takes."""
        data = self.cleaned_data
        passed = {"emergency": data["service"], "transferred": data["transferred_to"]}
        return Talk(
            channel=data["channel"],
            said=data["said"],
            topic_id=data["topic"],
            phone=data["phone"],
            full_name=data["full_name"],
            flat=data["flat"],
            language=data["language"],
            place=self.place(),
            appeal_id=data["appeal"],
            article_id=data["article"],
            yes=self.yes(),
            passed_to=passed.get(outcome, ""),
            draft_key=data["draft_key"],
            offer=data["offer"],
            answers="\n".join(self.answers),
            elapsed_s=data["elapsed"] or 0,
            wrapping_s=data["wrapping"] or 0,
        )
