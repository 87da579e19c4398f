"""Columns of the room's lists."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from qala.shared.lists.table import Column, Table
from qala.shared.ui.tags.basic import badge, moment
from qala.shared.ui.times import absolute

STAGE_TONES = {"given": "neutral", "objected": "warn", "upheld": "info", "changed": "good"}


def _whole(at: Any) -> str:
    return absolute(at) if at else ""


def _taken(shift: Any, _value: Any) -> str:
    if shift.cancelled_at:
        return badge(_("cancelled"), "neutral", "ban")
    return badge(_("taken over"), "good", "check") if shift.taken_over_at else ""


class ShiftTable(Table):
    """Shifts, the latest first. `place_count` is annotated."""

    columns: ClassVar = [
        Column("begins", _("Begins"), value=lambda s: s.starts_at, draw=lambda s, at: _whole(at), sort="starts_at", is_fixed=True),  # noqa: E501
        Column("ends", _("Ends"), value=lambda s: s.ends_at, draw=lambda s, at: _whole(at)),
        Column("pattern", _("Pattern"), value=lambda s: s.pattern.name if s.pattern else ""),
        Column("supervisor", _("Shift supervisor"), value=lambda s: str(s.supervisor or "")),
        Column("operators", _("Operators"), value=lambda s: s.place_count, align="end"),
        Column("state", _("State"), value=lambda s: _("taken over") if s.taken_over_at else "", draw=_taken),
    ]  # fmt: skip
    default_sort = "-begins"

    def row_url(self, row: Any) -> str:
        """The shift's page."""
        return str(row.get_absolute_url())

    def row_label(self, row: Any) -> str:
        """Its beginning."""
        return _whole(row.starts_at)


class ReviewTable(Table):
    """Reviews, the latest first."""

    columns: ClassVar = [
        Column("reviewed", _("Reviewed"), value=lambda r: r.reviewed_at, draw=lambda r, at: moment(at), sort="reviewed_at", is_fixed=True),  # noqa: E501
        Column("operator", _("Operator"), value=lambda r: str(r.operator)),
        Column("reviewer", _("Reviewer"), value=lambda r: str(r.reviewer)),
        Column("form", _("Form"), value=lambda r: r.form.name),
        Column("score", _("Score"), value=lambda r: r.score, sort="score", align="end"),
        Column("fatal", _("Fatal mistake"), value=lambda r: _("yes") if r.has_failed else ""),
        Column("stage", _("Stage"), value=lambda r: r.get_stage_display(), draw=lambda r, word: badge(word, STAGE_TONES[r.stage])),  # noqa: E501
    ]  # fmt: skip
    default_sort = "-reviewed"

    def row_url(self, row: Any) -> str:
        """The review's page."""
        return str(row.get_absolute_url())

    def row_label(self, row: Any) -> str:
        """Its number."""
        return str(row)


class SampleTable(Table):
    """Samples, the latest first. `review_count` is annotated."""

    columns: ClassVar = [
        Column("drawn", _("Drawn"), value=lambda s: s.drawn_at, draw=lambda s, at: moment(at), sort="drawn_at", is_fixed=True),  # noqa: E501
        Column("operator", _("Operator"), value=lambda s: str(s.operator)),
        Column("days", _("Days"), value=lambda s: f"{s.from_on:%d.%m.%Y} – {s.to_on:%d.%m.%Y}"),
        Column("count", _("Drawn pieces"), value=lambda s: len(s.subject_ids), align="end"),
        Column("of", _("Out of"), value=lambda s: s.found_count, align="end"),
        Column("reviews", _("Reviews"), value=lambda s: s.review_count, align="end"),
        Column("seed", _("Seed"), value=lambda s: s.seed, is_default=False),
    ]  # fmt: skip
    default_sort = "-drawn"

    def row_url(self, row: Any) -> str:
        """The sample's page."""
        return str(row.get_absolute_url())

    def row_label(self, row: Any) -> str:
        """Its number."""
        return str(row)
