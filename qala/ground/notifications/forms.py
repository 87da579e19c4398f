"""Forms of the room."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.ground.notifications import audiences, kinds
from qala.ground.notifications.models import CityMessage, Habit
from qala.ground.notifications.rules.channels import Channel
from qala.ground.people.models import User
from qala.shared.form_pages import ActionForm, SeenField


@dataclass(frozen=True)
class Cell:
    """One group by one channel: `field` None where the kinds of the group do not go that way."""

    field: Any
    channel: Any


@dataclass(frozen=True)
class Line:
    """One group with its cells and what of it the law requires."""

    group: kinds.Group
    members: list[kinds.Kind]
    required: list[str]
    cells: list[Cell]


class PreferencesForm(forms.Form):
    """What, how and when. `channels`: those that the city has; `is_on(group, channel)`: what holds today."""

    language = forms.ChoiceField(label=_("Language of messages and pages"), choices=User.Language.choices)
    quiet_from = forms.TimeField(
        label=_("Quiet from"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    quiet_to = forms.TimeField(
        label=_("Quiet to"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    pace = forms.ChoiceField(label=_("Letters and messenger"), choices=Habit.Pace.choices, required=False)
    digest_hour = forms.TypedChoiceField(
        label=_("Hour of the summary"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("As the city has it")), *((hour, f"{hour:02}:00") for hour in range(24))],
    )

    def __init__(
        self, data: Any = None, *, audience: str, channels: list[str], is_on: Any, **words: Any
    ) -> None:
        super().__init__(data, **words)
        self.channels = channels
        self._groups = kinds.groups_for(audience)
        for group, members in self._groups.items():
            for channel in channels:
                if any(one.offers(channel) for one in members):
                    label = f"{group.label}: {Channel(channel).label}"
                    self.fields[f"on-{group.code}-{channel}"] = forms.BooleanField(
                        label=label, required=False, initial=is_on(group.code, members, channel)
                    )

    def lines(self) -> Iterator[Line]:
        """For the table."""
        for group, members in self._groups.items():
            cells = []
            for channel in self.channels:
                name = f"on-{group.code}-{channel}"
                cells.append(Cell(self[name] if name in self.fields else None, Channel(channel).label))
            required = [str(one.label) for one in members if one.is_required]
            yield Line(group, members, required, cells)

    def heads(self) -> list[Any]:
        """Names of the channels."""
        return [Channel(channel).label for channel in self.channels]

    def plain_fields(self) -> list[Any]:
        """The fields beside the table."""
        return [self[name] for name in ("language", "quiet_from", "quiet_to", "pace", "digest_hour")]

    def words(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        choices = {}
        for name in self.fields:
            if name.startswith("on-"):
                group, _dash, channel = name[3:].rpartition("-")
                choices[group, channel] = data[name]
        return {
            "choices": choices,
            "language": data["language"],
            "quiet": (data["quiet_from"], data["quiet_to"]),
            "pace": data["pace"],
            "digest_hour": data["digest_hour"],
        }


class WordingForm(forms.Form):
    """Title and text of one place."""

    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    body = forms.CharField(
        label=_("Text"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Plain text; an empty line begins a paragraph. The link is put below by itself."),
    )


class ReasonForm(forms.Form):
    """Why somebody looks at an address."""

    reason = forms.CharField(label=_("Why do you need the address?"), max_length=200)


def audience_choices() -> list[Any]:
    """Audiences with their places, after an empty line."""
    return [("", "—"), *audiences.choices()]


class CityMessageForm(SeenField, ActionForm):
    """A message to many residents; `audience` is "code:place"."""

    audience = forms.ChoiceField(label=_("For whom"), choices=audience_choices)

    class Meta:
        model = CityMessage
        fields = ("title_kk", "text_kk", "title_ru", "text_ru", "title_en", "text_en", "is_urgent")
        widgets = {
            f"text_{language}": forms.Textarea(attrs={"rows": 6, "lang": language})
            for language in ("kk", "ru", "en")
        }

    def clean(self) -> dict[str, Any]:
        """Audience and place apart."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data["audience"], _colon, data["place"] = data.get("audience", "").partition(":")
        return data


class GiveBackForm(forms.Form):
    """Why a message goes back to its writer."""

    reason = forms.CharField(
        label=_("What has to be changed?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
