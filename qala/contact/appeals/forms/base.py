"""What every form of a step stands on."""

from typing import Any

from django import forms
from django.utils.translation import pgettext_lazy

from qala.contact.appeals.models import Appeal


def area(label: Any, *, required: bool = True, rows: int = 3, length: int = 4000) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label, max_length=length, required=required, widget=forms.Textarea(attrs={"rows": rows})
    )


class StepForm(forms.Form):
    """The base: knows the appeal; `given()` is what the action is called with."""

    def __init__(self, *args: Any, appeal: Appeal, **kwargs: Any) -> None:
        self.appeal = appeal
        super().__init__(*args, **kwargs)

    def given(self) -> dict[str, Any]:
        """The cleaned words."""
        return dict(self.cleaned_data)


class ReasonForm(StepForm):
    """A reason."""

    reason = area(pgettext_lazy("of a step", "Reason"), length=2000)
