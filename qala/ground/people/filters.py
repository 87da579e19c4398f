"""The staff list's filters."""

from typing import ClassVar

import django_filters
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.models import Organisation
from qala.ground.people import queries
from qala.ground.people.models import Duty, User
from qala.ground.people.rules import roles
from qala.shared import clock
from qala.shared.lists.filters import ChoicesFilter, ListFilter, TextFilter


def _role_choices():
    return [(role.code, role.label) for role in roles.all_roles()]


def _organisation_choices():
    held = Duty.objects.as_of(clock.today()).exclude(organisation=None).values("organisation")
    return [(one.pk, one.name) for one in Organisation.objects.filter(pk__in=held).order_by("code")]


class StaffFilter(ListFilter):
    text = TextFilter(label=_("Name, e-mail or phone"), method="by_text")
    role = ChoicesFilter(label=_("Role"), choices=_role_choices, method="by_role")
    organisation = ChoicesFilter(
        label=_("Organisation"), choices=_organisation_choices, method="by_organisation"
    )
    active = django_filters.ChoiceFilter(
        label=_("Account"),
        field_name="is_active",
        choices=[("True", _("Active")), ("False", _("Deactivated"))],
        empty_label=_("All"),
    )

    class Meta:
        model = User
        fields: ClassVar[list[str]] = []

    def by_text(self, people, _name, text):
        return queries.search(people, text)

    def by_role(self, people, _name, codes):
        held = Duty.objects.as_of(clock.today()).filter(role__in=codes)
        return people.filter(pk__in=held.values("user")) if codes else people

    def by_organisation(self, people, _name, ids):
        held = Duty.objects.as_of(clock.today()).filter(organisation__in=ids)
        return people.filter(pk__in=held.values("user")) if ids else people
