"""Columns of the list of classifiers."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.suggestions.rules.kinds import State
from qala.shared.lists.table import Column, Table

_TONES = {State.PROPOSED: "warn", State.ACTIVE: "good"}


def percent(share: float | None) -> str:
    """0.7935 as "79.4 %"."""
    from django.utils.formats import number_format

    return f"{number_format(100 * share, 1)} %" if share is not None else "—"


def _whole(model: Any, name: str) -> str:
    return percent(model.scores.get("whole", {}).get(name))


class ClassifierTable(Table):
    """Newest first."""

    columns = [
        Column("name", _("Classifier"), value=str, link=lambda m: m.get_absolute_url(), is_fixed=True),
        Column(
            "state",
            _("State"),
            value=lambda m: m.get_state_display(),
            template="suggestions/cells/state.html",
        ),
        Column("top1", _("First guess right"), value=lambda m: _whole(m, "top1"), align="end"),
        Column("top3", _("Among the first three"), value=lambda m: _whole(m, "top3"), align="end"),
        Column("macro_f1", _("Macro-F1"), value=lambda m: _whole(m, "macro_f1"), align="end"),
        Column("rows", _("Appeals learnt from"), value=lambda m: m.row_count, sort="row_count", align="end"),
        Column(
            "made",
            _("Trained"),
            value=lambda m: m.made_at,
            sort="made_at",
            template="suggestions/cells/made.html",
        ),
    ]
    default_sort = "-made"

    def row_url(self, row: Any) -> str:
        """The card."""
        return str(row.get_absolute_url())

    def row_tone(self, row: Any) -> str:
        """Proposals wait for a decision."""
        return _TONES.get(row.state, "")
