"""The extra questions of a topic as fields of any form in which an appeal is taken in. Which questions a topic has is
known to a room above, which hands them over through `use_questions`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms

PREFIX = "q_"
Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Extra:
    """What is asked: `fields` by code, `notes` that are only shown, and the check of what was given, which tells the
    answers as lines for staff, and what is wrong by code."""

    fields: Mapping[str, forms.Field] = field(default_factory=dict)
    notes: Sequence[str] = ()
    check: Callable[[Given], tuple[list[str], dict[str, str]]] = lambda given: ([], {})


_questions_of: Callable[[int], Extra] = lambda topic_id: Extra()  # noqa: E731 - until a room says otherwise


def use_questions(questions_of: Callable[[int], Extra]) -> None:
    """Name the function that knows a topic's questions; called at start."""
    global _questions_of
    _questions_of = questions_of


class QuestionFields(forms.Form):
    """Fields `q_<code>` for the questions of the topic, which are read once."""

    extra = Extra()

    def ask(self, topic_id: int | None) -> None:
        """Add the fields of a topic. Two statements."""
        self.extra = _questions_of(topic_id) if topic_id else Extra()
        for code, made in self.extra.fields.items():
            self.fields[PREFIX + code] = made

    def ask_typed(self) -> None:
        """Those of the topic that was sent, or that the form begins with."""
        typed = str(self.data.get("topic") or "") if self.is_bound else str(self.initial.get("topic") or "")
        self.ask(int(typed) if typed.isdecimal() and len(typed) < 10 else None)

    @property
    def notes(self) -> Sequence[str]:
        """Texts that are only shown."""
        return self.extra.notes

    @property
    def asked_fields(self) -> list[Any]:
        """The bound fields, in order."""
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    def check_answers(self) -> list[str]:
        """The answers as lines for staff; wrong ones become errors beside their fields."""
        lines, wrong = self.extra.check({code: self._values(PREFIX + code) for code in self.extra.fields})
        for code, text in wrong.items():
            self.add_error(PREFIX + code, text)
        return lines

    def _values(self, name: str) -> list[str]:
        value = self.cleaned_data.get(name)
        return [str(one) for one in value] if isinstance(value, list) else [str(value or "")]


class QuestionsForm(QuestionFields):
    """The questions alone, for the fragment that comes when a topic is chosen."""

    def __init__(self, topic_id: int | None) -> None:
        super().__init__()
        self.ask(topic_id)
