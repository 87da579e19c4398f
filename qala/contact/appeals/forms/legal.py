"""Forms of the steps that procedures of the law bring: answer, hearing, pause, notice, part, change of procedure."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.procedures import Person
from qala.contact.appeals.forms.base import ReasonForm, StepForm, area
from qala.contact.appeals.forms.intake import LawFields, NameAndPhone, optional_executor_choices
from qala.contact.appeals.rules.means import Means
from qala.contact.catalog.models import Cause
from qala.contact.catalog.queries import book
from qala.shared.clock import city_zone, now


def legal_choices() -> list[tuple[str, str]]:
    """The procedures of the law in use."""
    rows = book().procedures.values()
    return [(row.code, row.name) for row in rows if row.is_legal and row.is_active and row.takes_appeals]


def cause_choices(use: str) -> list[tuple[str, str]]:
    """The listed reasons with an empty first choice."""
    return [("", "—"), *((cause.code, cause.name) for cause in book().causes_for(use))]


class AnswerForm(StepForm):
    """Words of the answer; files come through the upload field. What the procedure asks for besides stands below."""

    text = area(_("Answer to the resident"), rows=5)
    late_cause = forms.ChoiceField(label=_("Why the answer is late"), required=False)
    is_unfavourable = forms.BooleanField(
        label=_("The answer is unfavourable for the applicant"),
        required=False,
        help_text=_("Then the applicant must have been heard before (APPC art. 73)."),
    )
    is_language_confirmed = forms.BooleanField(
        label=_("The answer may be in another language than the appeal"), required=False
    )
    takes_files = True
    proves = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = book().procedure_of(self.appeal.procedure_id)
        due_at = self.appeal.next_due_at
        # The targets are asked for only where some term has passed.
        if due_at is not None and due_at <= now() and clocks.is_past(clocks.running(self.appeal), at=now()):
            self.fields["late_cause"].choices = cause_choices(Cause.Use.LATE)  # type: ignore[attr-defined]
            self.fields["late_cause"].required = bool(rules and rules.needs_late_cause)
        else:
            del self.fields["late_cause"]
        if not (rules and rules.is_legal and rules.needs_hearing):
            del self.fields["is_unfavourable"]
        if not (rules and rules.checks_language):
            del self.fields["is_language_confirmed"]
        else:
            self.fields["text"].help_text = _("Language of the appeal: %(language)s.") % {
                "language": self.appeal.get_language_display()
            }


class CallHearingForm(StepForm):
    """When, where, and what is intended."""

    planned_at = forms.DateTimeField(
        label=_("Day and hour of the hearing"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M"],
        help_text=_("The applicant must be told at least the procedure's days ahead."),
    )
    place = forms.CharField(label=_("Where"), max_length=300)
    draft = area(_("Intended decision"), length=2000)

    def clean_planned_at(self) -> Any:
        """In the city's zone, whatever the process believes."""
        typed = self.cleaned_data["planned_at"]
        return typed.replace(tzinfo=city_zone())


class HoldHearingForm(StepForm):
    """What came of it."""

    has_come = forms.BooleanField(label=_("The applicant came"), required=False)
    minutes = area(_("Minutes of the hearing"), rows=5)


class PauseForm(StepForm):
    """Why the clock stops."""

    cause = forms.ChoiceField(label=_("Why the clock stops"))
    note = area(_("Word to the resident"), required=False, rows=2, length=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cause"].choices = cause_choices(Cause.Use.PAUSE)  # type: ignore[attr-defined]


class ResumeForm(StepForm):
    """Nothing has to be said."""

    note = area(_("Word to the resident"), required=False, rows=2, length=1000)


class InformForm(StepForm):
    """How the applicant was told."""

    means = forms.ChoiceField(label=_("How the applicant was told"), choices=Means.choices)
    note = area(_("Note for staff"), required=False, rows=2, length=1000)


class SplitForm(ReasonForm):
    """Which part, to whom."""

    executor = forms.TypedChoiceField(label=_("Competent body"), coerce=int)
    text = area(_("The part that is forwarded"))
    field_order = ["executor", "text", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["executor"].choices = optional_executor_choices()  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The action takes the id."""
        data = dict(self.cleaned_data)
        return {"executor_id": data.pop("executor"), **data}


class LegalPersonFields(NameAndPhone, LawFields, StepForm):
    """Who writes, as a procedure of the law asks for it. Empty fields keep what is known already."""

    procedure = forms.ChoiceField(label=_("Procedure"))
    field_order = ["procedure", "full_name", "iin", "home_address", "phone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = self.appeal.procedure_id
        rows = book().procedures.get(present) if present else None
        choices = [pair for pair in legal_choices() if rows is None or pair[0] != rows.code]
        self.fields["procedure"].choices = choices  # type: ignore[attr-defined]
        self.fields["phone"].help_text = _("What the desk knows already may stay empty here.")

    def given(self) -> dict[str, Any]:
        """The fields of the applicant as one value."""
        data = dict(self.cleaned_data)
        names = ("full_name", "iin", "home_address", "phone")
        return {"person": Person(**{name: data.pop(name) for name in names}), **data}


class ConvertForm(LegalPersonFields):
    """Only at the resident's wish."""

    text = area(_("What the applicant asks for"), required=False, rows=4)
    has_consented = forms.BooleanField(
        label=_("The resident wants the case to be registered as an appeal under the law"), required=False
    )
    note = area(_("Word to the resident"), required=False, rows=2, length=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = _("Empty: the words of the case.")


class ChangeProcedureForm(LegalPersonFields, ReasonForm):
    """The right procedure."""
