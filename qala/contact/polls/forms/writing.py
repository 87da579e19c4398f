"""Forms of those who write polls."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models import Topic
from qala.contact.catalog.queries import book
from qala.contact.polls.actions import OptionWords
from qala.contact.polls.models import Option, Poll, Question
from qala.contact.polls.rules.answers import WITH_OPTIONS, Kind
from qala.ground.places.models import District
from qala.shared.clock import today
from qala.shared.form_pages import ActionForm, SeenField
from qala.shared.lists.filters import ChecksWidget

FIRST_ROWS, MORE_ROWS = 6, 3
ALTS = ("alt_kk", "alt_ru", "alt_en")


def topic_choices() -> list[tuple[Any, Any]]:
    """Topics in use, after an empty line."""
    return [("", "—"), *((topic.pk, topic.name) for topic in book().topics.values() if topic.is_active)]


def district_choices() -> list[tuple[int, str]]:
    """Districts of today."""
    return [(row.pk, row.name) for row in District.objects.as_of(today())]


def moment() -> forms.DateTimeInput:
    """Day and time, picked by the browser, in the city's time."""
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class PollForm(SeenField, ActionForm):
    """The poll without its questions."""

    districts = forms.TypedMultipleChoiceField(
        label=_("Districts"),
        choices=district_choices,
        coerce=int,
        required=False,
        widget=ChecksWidget(attrs={"data_nothing": _("none")}),
    )
    topic = forms.TypedChoiceField(
        label=_("Topic of appeals"), choices=topic_choices, coerce=int, empty_value=None, required=False
    )

    class Meta:
        model = Poll
        fields = (
            "title_kk", "title_ru", "title_en", "text_kk", "text_ru", "text_en", "opens_at", "closes_at", "audience",
            "districts", "results", "may_change", "asks_age", "topic", "fewest", "address_limit", *ALTS,
        )  # fmt: skip
        widgets = {
            "opens_at": moment(),
            "closes_at": moment(),
            **{
                f"text_{language}": forms.Textarea(attrs={"rows": 4, "lang": language})
                for language in ("kk", "ru", "en")
            },
        }

    def _post_clean(self) -> None:
        """Topic and districts are rows for the action; the model's validators look at the rest."""
        rows = {name: self.cleaned_data.pop(name, None) for name in ("districts", "topic")}
        super()._post_clean()
        self.cleaned_data["districts"] = list(District.objects.filter(pk__in=rows["districts"] or []))
        self.cleaned_data["topic"] = Topic.objects.filter(pk=rows["topic"]).first()


TEXTS = ("text_kk", "text_ru", "text_en")
ALWAYS = (*TEXTS, *ALTS, "is_required")
ENDS = ("low_kk", "low_ru", "low_en", "high_kk", "high_ru", "high_en")
FIELDS_OF = {
    Kind.MANY: (*ALWAYS, "least", "most"),
    Kind.SCALE: (*ALWAYS, "low", "high", *ENDS),
}


class QuestionForm(SeenField, ActionForm):
    """A question of one kind, which is chosen before."""

    drops_picture = forms.BooleanField(label=_("Without the picture"), required=False)

    class Meta:
        model = Question
        fields = (*ALWAYS, "least", "most", "low", "high", *ENDS)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = FIELDS_OF.get(Kind(kind), ALWAYS)
        for name in set(self.fields) - {*wanted, "seen", "drops_picture"}:
            del self.fields[name]
        for name in ("least", "most", "low", "high"):
            if name in self.fields:
                self.fields[name].min_value = 0  # type: ignore[attr-defined]

    def languages(self) -> list[tuple[str, list[Any]]]:
        """(language, its fields): the words, and the ends of a scale."""
        parts = ("text", "low", "high")
        return [
            (language, [self[f"{part}_{language}"] for part in parts if f"{part}_{language}" in self.fields])
            for language in ("kk", "ru", "en")
        ]

    def numbers(self) -> list[Any]:
        """What is no words."""
        names = ("is_required", "least", "most", "low", "high")
        return [self[name] for name in names if name in self.fields]

    def about_picture(self) -> list[tuple[str, Any]]:
        """(language, field) of what it shows."""
        return [(name.removeprefix("alt_"), self[name]) for name in ALTS]


class OptionRow(forms.Form):
    """An option; one without words is left out."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text_kk = forms.CharField(label=_("In Kazakh"), max_length=200, required=False)
    text_ru = forms.CharField(label=_("In Russian"), max_length=200, required=False)
    text_en = forms.CharField(label=_("In English"), max_length=200, required=False)
    alt_kk = forms.CharField(label=_("What it shows, in Kazakh"), max_length=200, required=False)
    alt_ru = forms.CharField(label=_("What it shows, in Russian"), max_length=200, required=False)
    alt_en = forms.CharField(label=_("What it shows, in English"), max_length=200, required=False)
    drops_picture = forms.BooleanField(label=_("Without the picture"), required=False)

    @property
    def has_words(self) -> bool:
        """Whether anything stands in it."""
        return any(self.cleaned_data.get(name) for name in TEXTS)


class OptionRows:
    """The options of a question: those there are, and some empty rows."""

    def __init__(self, data: Any, known: list[Option], *, is_asked: bool) -> None:
        more = MORE_ROWS if known else FIRST_ROWS
        count = len(known) + more
        if data is not None:
            sent = data.get("rows", "")
            count = min(int(sent), 40) if sent.isascii() and sent.isdigit() and len(sent) < 4 else count
        self.rows = [self._row(data, index, known) for index in range(count)] if is_asked else []

    def _row(self, data: Any, index: int, known: list[Option]) -> OptionRow:
        option = known[index] if index < len(known) else None
        initial = (
            {name: getattr(option, name) for name in (*TEXTS, *ALTS)} | {"id": option.pk} if option else {}
        )
        row = OptionRow(data, prefix=f"option-{index}", initial=initial)
        row.picture = option.picture if option else None  # type: ignore[attr-defined]
        return row

    def is_valid(self) -> bool:
        """Whether every row is."""
        return not [row for row in self.rows if not row.is_valid()]

    def words(self, pictures: dict[int, Any]) -> list[OptionWords]:
        """What the action takes; `pictures` by the row's place."""
        return [
            OptionWords(
                row.cleaned_data["text_kk"],
                row.cleaned_data["text_ru"],
                row.cleaned_data["text_en"],
                row.cleaned_data["id"],
                pictures.get(index),
                row.cleaned_data["drops_picture"],
                *(row.cleaned_data[name] for name in ALTS),
            )
            for index, row in enumerate(self.rows)
            if row.has_words
        ]


class CancelForm(forms.Form):
    """Why a poll is called off."""

    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), strip=True
    )


def has_options(kind: str) -> bool:
    """Whether questions of this kind have options."""
    return kind in WITH_OPTIONS
