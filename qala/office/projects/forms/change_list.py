"""The list of change requests across projects."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import ChangeRequest
from qala.shared.lists import Column, Table
from qala.shared.lists.filters import ChoicesFilter, ListFilter


class ChangeTable(Table):
    """Change requests."""

    columns = [
        Column(
            "request",
            capfirst(_("change request")),
            value=lambda row: f"{row.project.code} · {row.number}",
            link=lambda row: row.get_absolute_url(),
            is_fixed=True,
        ),
        Column("project", _("Project"), value=lambda row: row.project.short),
        Column("kind", _("What it moves"), value=lambda row: row.get_kind_display(), sort="kind"),
        Column(
            "stage",
            pgettext_lazy("project", "Stage"),
            value=lambda row: row.get_stage_display(),
            sort="stage",
        ),
        Column("reason", capfirst(pgettext_lazy("project", "reason")), value=lambda row: row.reason),
        Column(
            "by", capfirst(pgettext_lazy("project", "asked by")), value=lambda row: row.asked_by.full_name
        ),
        Column("asked", capfirst(_("asked at")), value=lambda row: row.asked_at, sort="asked_at"),
        Column("decided", capfirst(_("decided at")), value=lambda row: row.decided_at, sort="decided_at"),
    ]
    default_sort = "-asked"
    key = "id"

    def row_url(self, row: Any) -> str:
        """Its page."""
        return str(row.get_absolute_url())

    def row_label(self, row: ChangeRequest) -> str:
        """What the row is called."""
        return f"{row.project.code} · {row.number}"


class ChangeFilter(ListFilter):
    """By where they are and what they move."""

    stage = ChoicesFilter(label=pgettext_lazy("project", "Stage"), choices=ChangeRequest.Stage.choices)
    kind = ChoicesFilter(label=_("What it moves"), choices=ChangeRequest.Kind.choices)

    class Meta:
        model = ChangeRequest
        fields: list[str] = []
