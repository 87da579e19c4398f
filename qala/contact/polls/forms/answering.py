"""The form of a poll, made of its questions."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.polls.models import AgeBand
from qala.contact.polls.queries import Sheet, SheetQuestion
from qala.contact.polls.rules.answers import TEXT_MAX, Asked, Kind, read_all
from qala.ground.people.rules.phones import to_e164
from qala.ground.places.models import District
from qala.ground.places.queries import search_places
from qala.shared.clock import today

DEGREES = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})


class Options(forms.RadioSelect):
    """One of several, with pictures."""

    template_name = "polls/widgets/options.html"


class ManyOptions(forms.CheckboxSelectMultiple):
    """Several of many, with pictures."""

    template_name = "polls/widgets/options.html"


class Scale(forms.RadioSelect):
    """Steps in a row between two labels."""

    template_name = "polls/widgets/scale.html"


class AnswerForm(forms.Form):
    """Fields "q<id>"; a ranking has one more per option ("q<id>_<option>"), a point its coordinates ("q<id>_lat",
    "q<id>_lon"). `given` are answers to begin with; `answers` are those of the filled form, as `cast` takes them."""

    def __init__(
        self,
        data: Any = None,
        *,
        sheet: Sheet,
        given: Mapping[str, Any] | None = None,
        district_id: int | None = None,
        age_band: str = "",
    ) -> None:
        super().__init__(data)
        self.sheet, self.answers = sheet, dict[str, Any]()
        for question in sheet.questions:
            _MAKERS[Kind(question.kind)](self, question, (given or {}).get(str(question.id)))
        self._ask_about_the_person(district_id, age_band)

    def clean(self) -> dict[str, Any]:
        """What the fields say together, by the rules that `cast` asks too."""
        said = {str(each.id): self._said(each) for each in self.sheet.questions}
        asked = [
            Asked(
                each.id, each.kind, each.is_required, tuple(option.id for option in each.options),
                each.least, each.most, each.low, each.high,
            )
            for each in self.sheet.questions
        ]  # fmt: skip
        self.answers, wrong = read_all(asked, said)
        for name, message in wrong.items():
            field = name if name in self.fields else None
            if field is None or not self.has_error(field):
                self.add_error(field, str(message))
        return self.cleaned_data

    @property
    def district_id(self) -> int | None:
        """What was chosen, if anything."""
        return int(self.cleaned_data["district"]) if self.cleaned_data.get("district") else None

    def _said(self, question: SheetQuestion) -> Any:
        name, data = f"q{question.id}", self.cleaned_data
        if question.kind == Kind.RANKING:
            return _ranked({option.id: data.get(f"{name}_{option.id}", "") for option in question.options})
        if question.kind == Kind.POINT:
            return self._point(name)
        return data.get(name)

    def _point(self, name: str) -> Any:
        """Coordinates from the map or typed; without them the first place that fits the typed address."""
        lat, lon = (self.cleaned_data.get(f"{name}_{part}") for part in ("lat", "lon"))
        if lat is not None and lon is not None:
            return {"lon": lon, "lat": lat}
        address = self.cleaned_data.get(name, "")
        if not address:
            return None
        hits = [hit for hit in search_places(address, 3) if hit.lon is not None and hit.lat is not None]
        if not hits:
            self.add_error(name, _("No such address was found. Choose the place on the map."))
            return None
        return {"lon": hits[0].lon, "lat": hits[0].lat}

    def _ask_about_the_person(self, district_id: int | None, age_band: str) -> None:
        local = list(self.sheet.districts)
        rows = local or [(row.pk, row.name) for row in District.objects.as_of(today())]
        if rows:
            self.fields["district"] = forms.ChoiceField(
                label=_("District where you live"),
                choices=[("", "—"), *rows],
                required=bool(local),
                initial=district_id or "",
            )
        if self.sheet.asks_age:
            self.fields["age_band"] = forms.ChoiceField(
                label=_("Age"), choices=[("", "—"), *AgeBand.choices], required=False, initial=age_band
            )


class DeskForm(AnswerForm):
    """The same for a caller, whose phone says that nobody answers twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"] = forms.CharField(
            label=_("Phone of the caller"),
            max_length=30,
            widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off", "data-no-draft": True}),
            help_text=_("Kept as a keyed hash only, so that each number answers once."),
        )
        self.order_fields(["phone"])

    def clean_phone(self) -> str:
        """In one spelling."""
        phone = to_e164(self.cleaned_data["phone"])
        if phone is None:
            raise forms.ValidationError(_("This is not a phone number."))
        return phone


def _ranked(places: dict[int, str]) -> list[int] | None:
    """Options by their places; one with a place that two have, or none, makes the whole no ranking."""
    if not any(places.values()):
        return None
    chosen = {place: option for option, place in places.items() if place}
    return [chosen[place] for place in sorted(chosen, key=int)]


def _one(form: AnswerForm, question: SheetQuestion, given: Any) -> None:
    choices = [(str(option.id), option) for option in question.options]
    form.fields[f"q{question.id}"] = forms.ChoiceField(
        label=question.text, choices=choices, required=question.is_required, widget=Options, initial=given
    )


def _many(form: AnswerForm, question: SheetQuestion, given: Any) -> None:
    bounds = {"least": question.least, "most": question.most}
    form.fields[f"q{question.id}"] = forms.MultipleChoiceField(
        label=question.text,
        choices=[(str(option.id), option) for option in question.options],
        required=question.is_required,
        widget=ManyOptions,
        initial=given,
        help_text=_("Choose from %(least)d to %(most)d.") % bounds,
    )


def _scale(form: AnswerForm, question: SheetQuestion, given: Any) -> None:
    steps = [(str(step), str(step)) for step in range(question.low, question.high + 1)]
    widget = Scale(attrs={"data-low": question.low_label, "data-high": question.high_label})
    form.fields[f"q{question.id}"] = forms.ChoiceField(
        label=question.text, choices=steps, required=question.is_required, widget=widget, initial=given
    )


def _text(form: AnswerForm, question: SheetQuestion, given: Any) -> None:
    form.fields[f"q{question.id}"] = forms.CharField(
        label=question.text,
        max_length=TEXT_MAX,
        required=question.is_required,
        widget=forms.Textarea(attrs={"rows": 3}),
        initial=given,
        help_text=_("Please name no people and no phones. Texts are read by the city and not published."),
    )


def _ranking(form: AnswerForm, question: SheetQuestion, given: Any) -> None:
    """ "q<id>" itself is not shown: it carries the errors of all its places."""
    name, count = f"q{question.id}", len(question.options)
    form.fields[name] = forms.CharField(label=question.text, required=False)
    places = [("", "—"), *((str(place), str(place)) for place in range(1, count + 1))]
    for option in question.options:
        place = given.index(option.id) + 1 if given and option.id in given else ""
        form.fields[f"{name}_{option.id}"] = forms.ChoiceField(
            label=option.text, choices=places, required=False, initial=place
        )


def _point(form: AnswerForm, question: SheetQuestion, given: Any) -> None:
    name, at = f"q{question.id}", given or {}
    form.fields[name] = forms.CharField(label=_("Address or landmark"), max_length=300, required=False)
    for part, label, most in (("lat", _("Latitude"), 90), ("lon", _("Longitude"), 180)):
        form.fields[f"{name}_{part}"] = forms.FloatField(
            label=label, required=False, min_value=-most, max_value=most, widget=DEGREES, initial=at.get(part)
        )


_MAKERS = {
    Kind.ONE: _one,
    Kind.MANY: _many,
    Kind.SCALE: _scale,
    Kind.TEXT: _text,
    Kind.RANKING: _ranking,
    Kind.POINT: _point,
}
