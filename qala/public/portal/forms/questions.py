"""The extra questions of a topic as fields of a form; the rows and their check are those of Open311."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qala.contact.open311.models import ServiceQuestion
from qala.contact.open311.queries.services import asked, in_words, questions_of
from qala.contact.open311.rules.answers import MAX_ANSWER, Datatype, check

PREFIX = "q_"
WHY: dict[str, "str | Promise"] = {
    "missing": _("Please answer this question."),
    "number": _("Please give a number."),
    "datetime": _("Please give day and time."),
    "long": _("Please keep it shorter."),
    "list": _("Please choose from the list."),
}


class QuestionFields(forms.Form):
    """Fields `q_<code>` for the questions of the topic, which are read once."""

    questions: list[ServiceQuestion]

    def ask(self, topic_id: int | None) -> None:
        """Add the fields of a topic. Two statements."""
        self.questions = questions_of(topic_id) if topic_id else []
        for question in self.questions:
            if question.is_variable:
                self.fields[PREFIX + question.code] = _field(question)

    @property
    def notes(self) -> list[str]:
        """Texts that are only shown."""
        return [each.name for each in self.questions if not each.is_variable]

    @property
    def asked_fields(self) -> list[Any]:
        """The bound fields, in order."""
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    def check_answers(self) -> list[str]:
        """The answers as lines for staff; wrong ones become errors beside their fields."""
        given = {each.code: self._values(PREFIX + each.code) for each in self.questions if each.is_variable}
        kept, wrong = check(asked(self.questions), given)
        for each in wrong:
            self.add_error(PREFIX + each.code, str(WHY.get(each.why, WHY["list"])))
        return in_words(self.questions, kept)

    def _values(self, name: str) -> list[str]:
        value = self.cleaned_data.get(name)
        return [str(one) for one in value] if isinstance(value, list) else [str(value or "")]


class QuestionsForm(QuestionFields):
    """The questions alone, for the fragment that comes when a topic is chosen."""

    def __init__(self, topic_id: int | None) -> None:
        super().__init__()
        self.ask(topic_id)


def _field(question: ServiceQuestion) -> forms.Field:
    """Whether it must be answered is shown here and checked with all the rest by `check_answers`."""
    words: dict[str, Any] = {"label": question.name, "help_text": question.hint, "required": False}
    choices = [(each.key, each.name) for each in question.choices.all()]
    mark = {"data-asked": "required"} if question.is_required else {}
    if question.datatype == Datatype.MULTI:
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **words)
    if question.datatype == Datatype.SINGLE:
        return forms.ChoiceField(choices=[("", "—"), *choices], widget=forms.Select(mark), **words)
    widgets: dict[str, forms.Widget] = {
        Datatype.TEXT: forms.Textarea({"rows": 3, **mark}),
        Datatype.NUMBER: forms.TextInput({"inputmode": "decimal", **mark}),
        Datatype.DATETIME: forms.DateTimeInput({"type": "datetime-local", **mark}),
    }
    widget = widgets.get(question.datatype, forms.TextInput(mark))
    return forms.CharField(max_length=MAX_ANSWER, widget=widget, **words)
