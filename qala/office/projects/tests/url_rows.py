"""Who may open what of this room."""

from typing import Any

from tests.url_matrix import Row

# Whoever sees projects at all; and of the sample, everybody who has to do with it.
PROJECTS = "pujdkaA"


def _project(city: Any) -> dict[str, Any]:
    from qala.office.projects.tests import samples

    return {"code": samples.project(city).code}


ROWS = {
    "projects:list": Row(PROJECTS),
    "projects:project": Row(PROJECTS),
}
ARGUMENTS = {"projects:project": _project}
