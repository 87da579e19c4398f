"""Lists of the room."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import Project
from qala.shared.lists import Column, Table


class ProjectTable(Table):
    """Projects."""

    columns = [
        Column(
            "code",
            _("Code"),
            value=lambda p: p.code,
            link=lambda p: p.get_absolute_url(),
            sort="code",
            is_fixed=True,
        ),
        Column("title", _("Project"), value=lambda p: p.short),
        Column("block", _("Block"), value=lambda p: p.block.name),
        Column(
            "stage", pgettext_lazy("project", "Stage"), value=lambda p: p.get_stage_display(), sort="stage"
        ),
        Column("district", _("District"), value=lambda p: p.district.name if p.district else ""),
        Column("department", _("Department"), value=lambda p: p.department.name),
        Column("finish", _("Planned finish"), value=lambda p: p.planned_finish, sort="planned_finish"),
    ]
    default_sort = "code"
    key = "id"

    def row_url(self, row: Any) -> str:
        """The passport."""
        return str(row.get_absolute_url())

    def row_label(self, row: Project) -> str:
        """What the row is called."""
        return row.code
