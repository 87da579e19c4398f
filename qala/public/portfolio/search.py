"""Public projects in the search across rooms, for staff who do not open the office's own."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.people.access import can
from qala.office.projects.access import OPEN
from qala.office.projects.models import Stage
from qala.public.portfolio.filters import ProjectFilter
from qala.public.portfolio.queries.names import light
from qala.public.portfolio.tables import address, title
from qala.public.projection.access import public_projects
from qala.shared.ui.search import Hit, SearchProvider, register


def find(user: Any, text: str, limit: int) -> Iterator[Hit]:
    """As the public list finds them; whoever opens the office's projects finds those instead."""
    if can(user, OPEN):
        return
    rows = ProjectFilter({"q": text}, queryset=light(public_projects())).rows
    for row in rows.order_by("code")[:limit]:
        yield Hit(title(row), address(row), f"{row.code} · {Stage(row.stage).label}", "building")


register(SearchProvider("public_projects", _("Projects of the city"), find))
