"""Filters of the lists."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import Block
from qala.office.reporting.models import (
    PhotoKind,
    PhotoStage,
    ProgressReport,
    ProjectPhoto,
    ReportDue,
    ReportStage,
)
from qala.office.reporting.tables import RUNGS
from qala.office.risks.rules.confidence import Confidence
from qala.shared.clock import today
from qala.shared.folding import fold
from qala.shared.lists.filters import ChoicesFilter, DayRangeFilter, ListFilter, TextFilter

YES = [("yes", _("Yes"))]


def _blocks() -> list[tuple[str, str]]:
    return [(block.code, block.name) for block in Block.objects.all()]


class _OfProjects(ListFilter):
    """By words of the project and by block."""

    q = TextFilter(label=_("Search"), method="search")
    block = ChoicesFilter(label=_("Block"), choices=_blocks, field_name="project__block__code")

    def search(self, rows: Any, _name: str, text: str) -> Any:
        """Parts of names, codes, places of the project."""
        for word in fold(text).split():
            rows = rows.filter(project__search_key__contains=word)
        return rows


class OwnReportFilter(ListFilter):
    """The reports of one project."""

    stage = ChoicesFilter(label=pgettext_lazy("report", "Stage"), choices=ReportStage.choices)
    month = DayRangeFilter(label=_("Month"), field_name="month")

    class Meta:
        model = ProgressReport
        fields: list[str] = []


class ReportFilter(_OfProjects):
    """Reports across projects."""

    stage = ChoicesFilter(label=pgettext_lazy("report", "Stage"), choices=ReportStage.choices)
    month = DayRangeFilter(label=_("Month"), field_name="month")
    confidence = ChoicesFilter(label=_("Head's confidence"), choices=Confidence.choices)
    late = ChoicesFilter(label=_("Sent late"), choices=YES, method="only_late")

    class Meta:
        model = ProgressReport
        fields: list[str] = []

    def only_late(self, rows: Any, _name: str, _value: Any) -> Any:
        """Those sent after their term."""
        return rows.filter(is_late=True)


class DueFilter(_OfProjects):
    """Missing reports."""

    month = DayRangeFilter(label=_("Month"), field_name="month")
    rung = ChoicesFilter(
        label=_("Who was told last"), choices=[(str(key), words) for key, words in RUNGS.items()]
    )
    late = ChoicesFilter(label=_("After the term"), choices=YES, method="only_late")

    class Meta:
        model = ReportDue
        fields: list[str] = []

    def only_late(self, rows: Any, _name: str, _value: Any) -> Any:
        """Whose term has passed."""
        return rows.filter(due_on__lt=today())


class PhotoFilter(_OfProjects):
    """Photos across projects."""

    stage = ChoicesFilter(label=pgettext_lazy("photo", "Stage"), choices=PhotoStage.choices)
    kind = ChoicesFilter(label=_("What it shows"), choices=PhotoKind.choices)
    taken = DayRangeFilter(label=pgettext_lazy("photo", "Taken on"), field_name="taken_on")
    flags = ChoicesFilter(
        label=_("Remarks"),
        choices=[("far", _("Far from the site")), ("twin", _("Seen before"))],
        method="flagged",
    )

    class Meta:
        model = ProjectPhoto
        fields: list[str] = []

    def flagged(self, rows: Any, _name: str, values: list[str]) -> Any:
        """Either of the checked remarks."""
        asked = Q()
        if "far" in values:
            asked |= Q(is_far=True)
        if "twin" in values:
            asked |= Q(twin__isnull=False)
        return rows.filter(asked)


class GalleryFilter(ListFilter):
    """Photos of one project."""

    kind = ChoicesFilter(label=_("What it shows"), choices=PhotoKind.choices)
    taken = DayRangeFilter(label=pgettext_lazy("photo", "Taken on"), field_name="taken_on")
    stage = ChoicesFilter(label=pgettext_lazy("photo", "Stage"), choices=PhotoStage.choices)

    class Meta:
        model = ProjectPhoto
        fields: list[str] = []
