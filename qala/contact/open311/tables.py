"""Columns of the list of clients."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from qala.contact.open311.models import ApiClient
from qala.shared.lists.table import Column, Table


def _when(moment: Any) -> str:
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT") if moment else ""


class ClientTable(Table):
    """Clients by name."""

    columns = [
        Column(
            "name",
            _("Name"),
            value=lambda c: c.name,
            link=ApiClient.get_absolute_url,
            sort="name",
            is_fixed=True,
        ),
        Column(
            "scopes",
            _("Opens"),
            value=lambda c: _("Raised limits") if c.owner_id else ", ".join(c.scope_names),
        ),
        Column(
            "organisation", _("Organisation"), value=lambda c: c.organisation.name if c.organisation else ""
        ),
        Column("hint", _("Key begins with"), value=lambda c: c.key_hint),
        Column("state", _("State"), value=lambda c: _("Active") if c.is_active else _("Revoked")),
        Column("calls", _("Calls"), value=lambda c: c.call_total, align="end"),
        Column("last", _("Last request"), value=lambda c: _when(c.last_call_at)),
    ]
    default_sort = "name"

    def row_url(self, row: Any) -> str:
        """The client's page."""
        return str(row.get_absolute_url())
