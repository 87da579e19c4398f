"""Forms of the room, and the questions of a service as fields: site and desk ask what other programs are asked."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.forms.extra import Extra, Given
from qala.contact.open311.models import ApiClient, Jurisdiction, ServiceOffer, ServiceQuestion
from qala.contact.open311.models.client import Scope
from qala.contact.open311.models.service import valid_code
from qala.contact.open311.queries.services import asked, in_words, questions_of
from qala.contact.open311.rules.answers import MAX_ANSWER, Datatype, check
from qala.ground.organisations.models import Organisation
from qala.ground.people.models import User
from qala.shared.clock import today
from qala.shared.form_pages import ActionForm

WHY: dict[str, "str | Promise"] = {
    "missing": _("Please answer this question."),
    "number": _("Please give a number."),
    "datetime": _("Please give day and time."),
    "long": _("Please keep it shorter."),
    "list": _("Please choose from the list."),
}


class ClientForm(ActionForm):
    """A client; the key is made by the action."""

    scopes = forms.MultipleChoiceField(
        label=_("What the key opens"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[Scope.OPEN311.value],
    )

    class Meta:
        model = ApiClient
        fields = ("name", "contact", "organisation", "scopes", "acts_as", "minute_limit", "day_limit")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = Organisation.objects.as_of(today()).order_by("name_kk")
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        people = User.objects.filter(kind="staff", is_active=True).order_by("full_name", "pk")
        self.fields["acts_as"].queryset = people  # type: ignore[attr-defined]


class JurisdictionForm(ActionForm):
    """What the server says about itself."""

    class Meta:
        model = Jurisdiction
        fields = ("code", "contact", "kind", "shows_text")
        labels = {"code": _("Jurisdiction (jurisdiction_id)")}


class OfferForm(ActionForm):
    """How a topic is offered."""

    class Meta:
        model = ServiceOffer
        fields = ("kind", "is_offered")


class QuestionForm(ActionForm):
    """A question and its values, one a line: key | Kazakh | Russian | English."""

    choices = forms.CharField(
        label=_("Values of the list"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One a line: key | Kazakh | Russian | English."),
    )

    class Meta:
        model = ServiceQuestion
        fields = (
            "order", "name_kk", "name_ru", "name_en", "datatype", "choices", "is_required", "is_variable", "hint_kk",
            "hint_ru", "hint_en",
        )  # fmt: skip

    def clean_choices(self) -> list[tuple[str, str, str, str]]:
        """The lines as (key, kk, ru, en); what is missing is empty."""
        made = []
        for line in self.cleaned_data["choices"].splitlines():
            if line.strip():
                parts = [part.strip()[:250] for part in line.split("|")]
                key, kk, ru, en = (parts + [""] * 4)[:4]
                made.append((key[:60], kk or key, ru, en))
        return made


class NewQuestionForm(QuestionForm):
    """With the code."""

    code = forms.CharField(
        label=_("Code"), max_length=40, validators=[valid_code], help_text=_("Never changes later.")
    )
    field_order = ["code"]


def extra_of(topic_id: int) -> Extra:
    """The questions of a topic. Two statements."""
    questions = questions_of(topic_id)

    def checked(given: Given) -> tuple[list[str], dict[str, str]]:
        kept, wrong = check(asked(questions), given)
        return in_words(questions, kept), {each.code: str(WHY.get(each.why, WHY["list"])) for each in wrong}

    return Extra(
        fields={each.code: _field(each) for each in questions if each.is_variable},
        notes=[each.name for each in questions if not each.is_variable],
        check=checked,
    )


def _field(question: ServiceQuestion) -> forms.Field:
    """Whether it must be answered is shown here and checked with all the rest by `check`."""
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
