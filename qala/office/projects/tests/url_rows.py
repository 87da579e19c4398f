"""Who may open what of this room."""

from typing import Any

from tests.url_matrix import Row

# Whoever sees projects at all; and of the sample, everybody who has to do with it.
PROJECTS = "pujdkaA"
INSIDE = "pujdaA"  # of the sample, everybody but the contractor
OFFICE = "p"
KEEPERS = "pA"
PROPOSERS = "pd"
WRITERS = "pj"
MOVERS = "pu"


def _sample(city: Any) -> Any:
    from qala.office.projects.tests import samples

    return samples.project(city)


def _template(city: Any) -> Any:
    from qala.office.projects.tests.factories import make_template

    return make_template(_sample(city).kind)


def _project(city: Any) -> dict[str, Any]:
    from qala.office.projects.tests import samples

    return {"code": samples.project(city).code}


def _item(city: Any) -> dict[str, Any]:
    from qala.office.projects.tests import samples

    project = samples.project(city)
    return {"code": project.code, "pk": project.items.get(code="A").pk}


def _change(city: Any) -> dict[str, Any]:
    from qala.office.projects.tests import samples

    row = samples.change(city)
    return {"code": row.project.code, "number": row.number}


def _step(city: Any) -> dict[str, Any]:
    from qala.office.projects.tests import samples

    return {"code": samples.project(city).code, "pk": samples.step(city).pk}


def _part(city: Any) -> dict[str, Any]:
    from qala.office.projects.tests import samples

    project = samples.project(city)
    return {"code": project.code, "pk": project.assignments.get(part="contractor").pk}


def _comment(city: Any) -> dict[str, Any]:
    from qala.office.projects.tests import samples

    return {"code": samples.project(city).code, "pk": samples.comment(city).pk}


def _document(city: Any) -> dict[str, Any]:
    from qala.office.projects.tests import samples

    return {"code": samples.project(city).code, "pk": samples.document(city).pk}


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
    "projects:talk": Row(INSIDE, INSIDE),
    "projects:withdraw_comment": Row(do="pj"),
    "projects:following": Row(do=PROJECTS),
    "projects:documents": Row(PROJECTS, WRITERS),
    "projects:withdraw_document": Row(WRITERS, WRITERS),
    "projects:history": Row(INSIDE),
    "projects:publication": Row(INSIDE),
    "projects:publication_step": Row(OFFICE, OFFICE),
    "projects:settings": Row(KEEPERS),
    "projects:reference": Row(KEEPERS),
    "projects:new_row": Row(KEEPERS, KEEPERS),
    "projects:edit_row": Row(KEEPERS, KEEPERS),
    "projects:remove_step": Row(do=KEEPERS),
    "projects:merge": Row(OFFICE, OFFICE),
    "projects:split": Row(OFFICE, OFFICE),
}
ARGUMENTS = {
    **dict.fromkeys(ROWS, _project),
    "projects:move": lambda city: {**_project(city), "verb": "cancel"},
    "projects:pass": _step,
    "projects:end_part": _part,
    "projects:withdraw_comment": _comment,
    "projects:withdraw_document": _document,
    "projects:publication_step": lambda city: {**_project(city), "verb": "check"},
}
ARGUMENTS |= {
    "projects:reference": lambda _city: {"what": "kinds"},
    "projects:new_row": lambda _city: {"what": "blocks"},
    "projects:edit_row": lambda city: {"what": "kinds", "pk": _sample(city).kind_id},
    "projects:remove_step": lambda city: {"pk": _template(city).pk},
}
for _name in ("projects:list", "projects:new", "projects:settings"):
    del ARGUMENTS[_name]

ROWS |= {
    "projects:changes": Row(PROJECTS),
    "projects:plan": Row(PROJECTS),
    "projects:plan_do": Row(do=WRITERS, codes=(422,)),
    "projects:new_item": Row(WRITERS, WRITERS),
    "projects:edit_item": Row(WRITERS, WRITERS),
    "projects:plan_cell": Row(WRITERS, WRITERS, is_page=False),
    "projects:baselines": Row(PROJECTS, "u"),
    "projects:new_change": Row("pjd", "pjd"),
    "projects:change": Row(INSIDE, INSIDE, codes=(404,)),
}
ARGUMENTS |= {
    "projects:plan": _project,
    "projects:plan_do": _project,
    "projects:new_item": _project,
    "projects:edit_item": _item,
    "projects:plan_cell": lambda city: {**_item(city), "name": "name"},
    "projects:baselines": _project,
    "projects:new_change": _project,
    "projects:change": _change,
}
