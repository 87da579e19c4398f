"""The staff list's columns."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.ground.people import queries
from qala.ground.people.models import User
from qala.shared.lists.table import Column, Table


def _roles(user: User) -> str:
    return ", ".join(duty.role_label for duty in queries.current_duties(user))


def _organisations(user: User) -> str:
    names = [duty.organisation.name for duty in queries.current_duties(user) if duty.organisation]
    return ", ".join(dict.fromkeys(names))


class StaffTable(Table):
    columns = [
        Column(
            "name",
            _("Full name"),
            value=lambda user: user.full_name,
            link=lambda user: reverse("people:person", args=[user.pk]),
            sort="full_name",
            is_fixed=True,
        ),
        Column("roles", _("Duties today"), value=_roles),
        Column("organisations", _("Organisation"), value=_organisations),
        Column(
            "active", _("Account"), value=lambda user: user.is_active, template="people/cells/active.html"
        ),
        Column("last_login", _("Last sign-in"), value=lambda user: user.last_login, sort="last_login"),
    ]
    default_sort = "name"

    def row_url(self, row):
        return reverse("people:person", args=[row.pk])

    def row_label(self, row):
        return row.full_name

    def row_tone(self, row):
        return "" if row.is_active else "neutral"
