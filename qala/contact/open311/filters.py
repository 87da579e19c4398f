"""Filters of the list of clients."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.open311.models import ApiClient
from qala.contact.open311.models.client import Scope
from qala.shared.lists.filters import ChoicesFilter, ListFilter, TextFilter

STATES = [("active", _("Active")), ("revoked", _("Revoked"))]
_CONDITIONS = {"active": Q(revoked_at=None), "revoked": Q(revoked_at__isnull=False)}


class ClientFilter(ListFilter):
    """All parameters of the list's address."""

    q = TextFilter(label=_("Name"), field_name="name", lookup_expr="icontains")
    scope = ChoicesFilter(label=_("Opens"), choices=Scope.choices, method="by_scope")
    state = ChoicesFilter(label=_("State"), choices=STATES, method="by_state")

    class Meta:
        model = ApiClient
        fields: list[str] = []

    def by_scope(self, rows: QuerySet[ApiClient], name: str, values: list[str]) -> QuerySet[ApiClient]:
        """Any of the scopes."""
        wanted = Q()
        for value in values:
            wanted |= Q(scopes__contains=[value])
        return rows.filter(wanted)

    def by_state(self, rows: QuerySet[ApiClient], name: str, values: list[str]) -> QuerySet[ApiClient]:
        """Any of the states."""
        wanted = Q()
        for value in values:
            wanted |= _CONDITIONS[value]
        return rows.filter(wanted)
