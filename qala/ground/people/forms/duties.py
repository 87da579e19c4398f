"""Forms about staff and their duties."""

from datetime import date, timedelta
from typing import cast

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.models import Organisation
from qala.ground.people.adapters import PhoneField
from qala.ground.people.forms.attempt import AttemptMixin
from qala.ground.people.models import User
from qala.ground.people.rules import roles
from qala.shared import clock


class DayField(forms.DateField):
    """A day, chosen from the browser's calendar."""

    def __init__(self, **options):
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        # A day is added to last days; the calendar's own last day has none after it.
        options.setdefault("validators", [MaxValueValidator(date(2200, 1, 1))])
        super().__init__(**options)


def role_choices():
    return [("", _("Choose a role")), *((role.code, role.label) for role in roles.all_roles())]


class DutyFields(forms.Form):
    """The duty itself; the organisation list holds those that exist today."""

    role = forms.ChoiceField(label=_("Role"), choices=role_choices)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        required=False,
        empty_label=_("The city's centre"),
        help_text=_("Executors and their heads work in an organisation; the others in the city's centre."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField", self.fields["organisation"])
        field.queryset = Organisation.objects.as_of(clock.today()).order_by("kind", "code")


class AppointForm(AttemptMixin, DutyFields):
    valid_from = DayField(label=_("First day"), initial=clock.today)
    last_day = DayField(label=_("Last day"), required=False, help_text=_("Leave empty for an open end."))
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("For example, the number and date of the order.")
    )

    @property
    def words(self):
        """The arguments of `appoint`."""
        given = dict(self.cleaned_data)
        last = given.pop("last_day")
        return {**given, "valid_to": last + timedelta(days=1) if last else None}


class EndDutyForm(AttemptMixin, forms.Form):
    last_day = DayField(label=_("Last day"), required=False, help_text=_("Leave empty to end it at once."))
    reason = forms.CharField(label=_("Reason"), max_length=300)

    @property
    def words(self):
        """The arguments of `end_duty`."""
        last = self.cleaned_data["last_day"]
        return {"valid_to": last + timedelta(days=1) if last else None, "reason": self.cleaned_data["reason"]}


class ReasonForm(AttemptMixin, forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300)


class InviteForm(AttemptMixin, DutyFields):
    full_name = forms.CharField(label=_("Full name"), max_length=150)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = PhoneField(label=_("Phone"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=User.Language.choices)
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)

    field_order = ["full_name", "email", "phone", "language", "role", "organisation", "reason"]


class JoinForm(AttemptMixin, forms.Form):
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least ten characters; not a common word and not your name."),
    )


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["full_name", "language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["full_name"].required = True
