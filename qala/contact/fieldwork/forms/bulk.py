"""What a bulk run needs to be told, by its step."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.contact.appeals.access import ASSIGN
from qala.contact.appeals.forms.base import area
from qala.contact.appeals.forms.intake import optional_executor_choices
from qala.contact.appeals.forms.legal import cause_choices
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.numbers import read_number
from qala.contact.catalog.models import Cause
from qala.contact.fieldwork.models import AnswerTemplate, BulkRun
from qala.contact.fieldwork.queries.people import members
from qala.contact.fieldwork.queries.templates import templates_in_use
from qala.ground.people.access import organisations_of
from qala.ground.people.models import User
from qala.shared.clock import today


class RunForm(forms.Form):
    """The base: knows the run and who orders it."""

    def __init__(self, *args: Any, run: BulkRun, user: Any, **kwargs: Any) -> None:
        self.run, self.user = run, user
        super().__init__(*args, **kwargs)

    def words(self) -> dict[str, Any]:
        """What `actions.preview` keeps."""
        return dict(self.cleaned_data)


class AssignRun(RunForm):
    """To whom."""

    person = forms.ModelChoiceField(
        label=_("Person"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Everybody of the organisation"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = organisations_of(self.user, ASSIGN)
        if organisations is None:
            organisations = set(self.run.rows.values_list("appeal__executor_id", flat=True)) - {None}
        self.fields["person"].queryset = members(organisations, today())  # type: ignore[attr-defined]

    def words(self) -> dict[str, Any]:
        """The id."""
        person = self.cleaned_data["person"]
        return {"person_id": person.pk if person else None}


class RedirectRun(RunForm):
    """To which organisation and why."""

    executor = forms.TypedChoiceField(label=_("New executor"), coerce=int)
    reason = area(pgettext_lazy("of a step", "Reason"), length=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["executor"].choices = optional_executor_choices()  # type: ignore[attr-defined]

    def words(self) -> dict[str, Any]:
        """The id and the reason."""
        return {"executor_id": self.cleaned_data["executor"], "reason": self.cleaned_data["reason"]}


class AnswerRun(RunForm):
    """With which template."""

    template = forms.TypedChoiceField(label=_("Template"), coerce=int)
    late_cause = forms.ChoiceField(
        label=_("Why the answers are late"),
        required=False,
        help_text=_("Only for the appeals whose term has passed."),
    )
    is_language_confirmed = forms.BooleanField(
        label=_("The answers may be in another language than the appeals"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = templates_in_use(self.user, AnswerTemplate.Purpose.ANSWER)
        self.fields["template"].choices = [("", "—"), *((t.pk, t.name) for t in known)]  # type: ignore[attr-defined]
        self.fields["late_cause"].choices = cause_choices(Cause.Use.LATE)  # type: ignore[attr-defined]

    def words(self) -> dict[str, Any]:
        """The template's id, and what the procedure may ask for."""
        return {"template_id": self.cleaned_data.pop("template"), **self.cleaned_data}


class MergeRun(RunForm):
    """Into which appeal."""

    into = forms.CharField(
        label=_("Number of the appeal that stays"),
        max_length=30,
        help_text=_("The others become its duplicates; everybody who wrote goes on hearing of it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = self.run.rows.select_related("appeal").first()
        self.fields["into"].initial = first.appeal.number if first else ""

    def clean_into(self) -> Appeal:
        """The appeal meant."""
        number = read_number(self.cleaned_data["into"])
        found = Appeal.objects.filter(number=number).first() if number else None
        if found is None:
            raise forms.ValidationError(_("There is no appeal with this number."))
        return found

    def words(self) -> dict[str, Any]:
        """The id."""
        return {"into_id": self.cleaned_data["into"].pk}


FORMS: dict[str, type[RunForm]] = {
    "assign": AssignRun,
    "redirect": RedirectRun,
    "answer": AnswerRun,
    "merge": MergeRun,
}
