"""Who may open what of this room."""

from typing import Any

from tests.url_matrix import Row

# Whoever sees projects at all; and of the sample, everybody who has to do with it.
PROJECTS = "pujdkaA"
INSIDE = "pujdaA"  # of the sample, everybody but the contractor
OFFICE = "p"
PROPOSERS = "pd"
WRITERS = "pj"
MOVERS = "pu"


def _project(city: Any) -> dict[str, Any]:
    from qala.office.projects.tests import samples

    return {"code": samples.project(city).code}


def _step(city: Any) -> dict[str, Any]:
    from qala.office.projects.tests import samples

    return {"code": samples.project(city).code, "pk": samples.step(city).pk}


def _part(city: Any) -> dict[str, Any]:
    from qala.office.projects.tests import samples

    project = samples.project(city)
    return {"code": project.code, "pk": project.assignments.get(part="contractor").pk}


ROWS = {
    "projects:list": Row(PROJECTS),
    "projects:new": Row(PROPOSERS, PROPOSERS),
    "projects:project": Row(PROJECTS),
    "projects:edit": Row(WRITERS, WRITERS),
    "projects:people": Row(INSIDE, OFFICE),
    "projects:end_part": Row(do=OFFICE),
    "projects:move": Row(MOVERS, MOVERS),
    "projects:steps": Row(PROJECTS, WRITERS),
    "projects:pass": Row(WRITERS, WRITERS),
    "projects:merge": Row(OFFICE, OFFICE),
    "projects:split": Row(OFFICE, OFFICE),
}
ARGUMENTS = {
    **dict.fromkeys(ROWS, _project),
    "projects:move": lambda city: {**_project(city), "verb": "cancel"},
    "projects:pass": _step,
    "projects:end_part": _part,
}
for _name in ("projects:list", "projects:new"):
    del ARGUMENTS[_name]
