"""Columns of the moderators' list."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.public.opendata.models import Reuse
from qala.shared.lists import Column, Table


class ReuseTable(Table):
    """The earliest told first."""

    columns = [
        Column(
            "title",
            pgettext_lazy("use of data", "What was made"),
            value=lambda row: row.title,
            link=Reuse.get_absolute_url,
            sort="title",
            is_fixed=True,
        ),
        Column(
            "maker", pgettext_lazy("use of data", "Who made it"), value=lambda row: row.maker, sort="maker"
        ),
        Column("host", _("Site"), value=lambda row: row.host),
        Column(
            "datasets",
            _("Datasets"),
            value=lambda row: ", ".join(str(each.title) for each in row.used),
        ),
        Column(
            "state",
            pgettext_lazy("use of data", "State"),
            value=lambda row: _("Shown, changed words wait") if row.is_revised else row.get_state_display(),
            template="opendata/cells/state.html",
        ),
        Column(
            "told",
            pgettext_lazy("use of data", "Told"),
            value=lambda row: row.proposed_at,
            sort="proposed_at",
        ),
    ]
    default_sort = "told"

    def row_url(self, row: Reuse) -> str:
        """The page that decides."""
        return row.get_absolute_url()
