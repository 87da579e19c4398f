"""What a form of another room needs to know of the project that somebody writes about."""

from typing import Any

from qala.public.projection.access import public_projects
from qala.public.projection.models import PublicProject


def project_of_code(code: Any) -> PublicProject | None:
    """The public project; None for a code that no public project has. No statement for none."""
    wanted = str(code or "")[:40]
    return public_projects().filter(code=wanted).first() if wanted else None


def begun_with(code: Any) -> dict[str, Any]:
    """What the form of an appeal begins with: the project, and its place, which the writer may change."""
    row = project_of_code(code)
    if row is None:
        return {}
    place = row.facts.place
    return {
        "project": row.code,
        "address": place.address or str(place.street or ""),
        "lon": place.lon,
        "lat": place.lat,
    }
