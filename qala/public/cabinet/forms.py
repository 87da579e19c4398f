"""Forms of a resident's corner and of staff."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.ground.places.models import District, Quarter
from qala.public.cabinet.models import KeepingTerm
from qala.public.cabinet.rules.circles import RADII
from qala.shared.clock import today
from qala.shared.form_pages import ActionForm


class AttachForm(forms.Form):
    """Number and code of the receipt."""

    number = forms.CharField(
        label=_("Number of the appeal"), max_length=30, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    secret = forms.CharField(
        label=_("Code from the receipt"), max_length=30, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class AddressForm(forms.Form):
    """A place in words and how far around it."""

    address = forms.CharField(label=_("Address, crossing or landmark"), max_length=300)
    radius = forms.TypedChoiceField(label=_("How far around"), coerce=int, initial=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(m), _("%(metres)s m") % {"metres": m}) for m in RADII]
        self.fields["radius"].choices = choices  # type: ignore[attr-defined]


class AreaForm(forms.Form):
    """A district, or one of its quarters."""

    area = forms.ChoiceField(label=_("District or quarter"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = today()
        districts = [(f"district-{d.pk}", d.name) for d in District.objects.as_of(day).defer("outline")]
        quarters = [(f"quarter-{q.pk}", q.name) for q in Quarter.objects.as_of(day).defer("outline")]
        groups: list[Any] = [("", "—"), (_("Districts"), districts)]
        self.fields["area"].choices = groups + ([(_("Quarters"), quarters)] if quarters else [])  # type: ignore[attr-defined]

    def chosen(self) -> tuple[str, int]:
        """("district" or "quarter", its id)."""
        kind, _dash, pk = str(self.cleaned_data["area"]).partition("-")
        return kind, int(pk)


class WishForm(forms.Form):
    """The person has read what happens."""

    has_read = forms.BooleanField(label=_("I have read what is erased and what is kept"))


class RefuseForm(forms.Form):
    """Why a wish is refused; the person reads it."""

    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class TermForm(ActionForm):
    """Days and the reason in three languages."""

    class Meta:
        model = KeepingTerm
        fields = ("days", "why_kk", "why_ru", "why_en")


class KeyForm(forms.Form):
    """A new key."""

    name = forms.CharField(
        label=_("What is the key for?"),
        max_length=120,
        help_text=_("A name for yourself: “Map of my district”. Make one key for each program."),
    )
