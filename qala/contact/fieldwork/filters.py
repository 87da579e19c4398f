"""The register's filter with one question more: who has it."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import ASSIGN
from qala.contact.appeals.filters import AppealFilter
from qala.contact.appeals.models import Appeal
from qala.contact.fieldwork.queries.people import members
from qala.ground.people.access import organisations_of
from qala.shared.clock import today
from qala.shared.lists.filters import ChoicesFilter

NOBODY = "nobody"


class TeamFilter(AppealFilter):
    """All parameters of the head's list."""

    person = ChoicesFilter(label=_("Person"), choices=[(NOBODY, _("Nobody yet"))], method="by_person")

    class Meta:
        model = Appeal
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = organisations_of(self.request.user, ASSIGN) or set()
        people = [(str(each.pk), each.full_name) for each in members(organisations, today())]
        self.filters["person"].extra["choices"] = [(NOBODY, _("Nobody yet")), *people]

    def by_person(self, rows: QuerySet[Appeal], name: str, values: list[str]) -> QuerySet[Appeal]:
        """Any of the checked people, or nobody."""
        if not values:
            return rows
        chosen = Q(assignee_id__in=[value for value in values if value != NOBODY])
        return rows.filter(chosen | Q(assignee=None) if NOBODY in values else chosen)
