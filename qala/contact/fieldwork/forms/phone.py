"""What a phone sends, by step: the same words as on the desk, without a page."""

from typing import Any

from django import forms

from qala.contact.catalog.rules.units import UNIT_CHOICES
from qala.shared.errors import Invalid


class SentForm(forms.Form):
    """No words."""


class SentAnswer(SentForm):
    """The answer."""

    text = forms.CharField(max_length=4000, required=False)


class SentNote(SentForm):
    """A note among staff."""

    text = forms.CharField(max_length=4000)


class SentPlan(SentForm):
    """The day."""

    planned_on = forms.DateField()
    note = forms.CharField(max_length=1000, required=False)


class SentQuestion(SentForm):
    """The question."""

    question = forms.CharField(max_length=2000)


class SentReason(SentForm):
    """Why it is not ours."""

    reason = forms.CharField(max_length=2000)


class SentWish(SentReason):
    """How much longer and why."""

    amount = forms.IntegerField(min_value=1, max_value=100_000)
    unit = forms.ChoiceField(choices=UNIT_CHOICES)


FORMS: dict[str, type[SentForm]] = {
    "accept": SentForm,
    "answer": SentAnswer,
    "plan": SentPlan,
    "ask": SentQuestion,
    "note": SentNote,
    "give_back": SentReason,
    "extend_request": SentWish,
}


def sent_words(verb: str, data: Any) -> dict[str, Any]:
    """The cleaned words of a step. Raises Invalid with the fields that are wrong."""
    form = FORMS.get(verb, SentForm)(data)
    if not form.is_valid():
        raise Invalid(fields={name: " ".join(map(str, texts)) for name, texts in form.errors.items()})
    return dict(form.cleaned_data)
