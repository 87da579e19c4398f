"""Lists of the room."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.overview.models import Clash
from qala.office.overview.queries.clashes import words_of
from qala.shared.lists import Column, Table


class ClashTable(Table):
    """Clashes of works."""

    columns = [
        Column("what", _("What is wrong"), value=words_of, link=lambda c: c.get_absolute_url(), is_fixed=True),
        Column("kind", _("Kind"), value=lambda c: c.get_kind_display(), sort="kind",
               template="overview/cells/clash_kind.html"),
        Column("one", _("Project"), value=lambda c: c.one.code, is_default=False),
        Column("other", _("With whom"), value=lambda c: c.other.code if c.other else c.occasion.name, is_default=False),
        Column("from", pgettext_lazy("clash", "From"), value=lambda c: c.begins_on, sort="begins_on"),
        Column("to", pgettext_lazy("clash", "To"), value=lambda c: c.ends_on, sort="ends_on", is_default=False),
        Column("days", _("Days"), value=lambda c: c.days, sort="days", align="end"),
        Column("stage", pgettext_lazy("clash", "State"), value=lambda c: c.get_stage_display(), sort="stage",
               template="overview/cells/clash_stage.html"),
        Column("found", _("Found on"), value=lambda c: c.found_on, sort="found_on", is_default=False),
        Column("words", _("In words"), value=lambda c: c.words, is_default=False),
    ]  # fmt: skip
    default_sort = "from"
    key = "id"

    def row_url(self, row: Any) -> str:
        """Its page."""
        return str(row.get_absolute_url())

    def row_label(self, row: Clash) -> str:
        """What the row is called."""
        return words_of(row)

    def row_tone(self, row: Clash) -> str:
        """Open ones of the wrong order cost most."""
        return ("bad" if row.kind == Clash.Kind.ORDER else "warn") if row.is_open else ""
