"""The form that makes a new version of a review form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.contact.shifts.forms.planning import day_field
from qala.contact.shifts.models import ReviewForm
from qala.shared.clock import today
from qala.shared.languages import LANGUAGES


class CriteriaForm(forms.Form):
    """Names of the form, and one line of text per criterion: kk | ru | en | weight | fatal."""

    name_kk = forms.CharField(label=_("Name in Kazakh"), max_length=250)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=250)
    name_en = forms.CharField(label=_("Name in English"), max_length=250, required=False)
    lines = forms.CharField(
        label=_("Criteria"),
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "One in a line: Kazakh | Russian | English | weight; an exclamation mark after the weight: fatal."
        ),
    )
    valid_from = day_field(_("Valid from"), initial=today)

    def __init__(self, data: Any, *, base: ReviewForm) -> None:
        lines = [
            f"{one.name_kk} | {one.name_ru} | {one.name_en} | {one.weight}{'!' if one.is_fatal else ''}"
            for one in base.criteria.all()
        ]
        names = {f"name_{language}": getattr(base, f"name_{language}") for language in LANGUAGES}
        super().__init__(data, initial={**names, "lines": "\n".join(lines)})

    def clean_lines(self) -> list[dict[str, Any]]:
        """Each line as a criterion."""
        made = []
        for number, line in enumerate(self.cleaned_data["lines"].splitlines(), start=1):
            if not line.strip():
                continue
            cells = [cell.strip() for cell in line.split("|")]
            weight = cells[-1].rstrip("! ")
            if (
                len(cells) != 4
                or not cells[0]
                or not cells[1]
                or not weight.isdecimal()
                or not 1 <= int(weight) <= 1000
            ):
                raise forms.ValidationError(
                    _("Line %(number)d: Kazakh | Russian | English | weight."), params={"number": number}
                )
            names = {f"name_{code}": text[:250] for code, text in zip(LANGUAGES, cells, strict=False)}
            made.append({**names, "weight": int(weight), "is_fatal": cells[-1].endswith("!")})
        return made

    def names(self) -> dict[str, str]:
        """The names of the form."""
        return {f"name_{language}": self.cleaned_data[f"name_{language}"] for language in LANGUAGES}

    def criteria(self) -> list[dict[str, Any]]:
        """What the action takes."""
        return list(self.cleaned_data["lines"])
