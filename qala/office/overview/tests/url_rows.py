"""Who may open what of this room."""

from typing import Any

from tests.url_matrix import Row

PROJECTS, INSIDE, DECIDE, OFFICE = "pujdkaA", "pujdaA", "puj", "p"


def _project(city: Any) -> dict[str, Any]:
    from qala.office.overview.tests import samples

    return {"code": samples.forecast(city).code}


def _paper(city: Any) -> dict[str, Any]:
    from qala.office.overview.tests.standing_factories import paper

    return {"pk": paper(city.people.project_office).pk}


def _clash(city: Any) -> dict[str, Any]:
    from qala.office.overview.tests import samples

    return {"pk": samples.clash(city).pk}


def _step(city: Any) -> dict[str, Any]:
    return _clash(city) | {"verb": "settle"}


def _occasion(city: Any) -> dict[str, Any]:
    from qala.office.overview.tests import samples

    return {"pk": samples.occasion().pk}


PAGES = ("home", "table", "board", "map", "timeline", "totals", "money", "risks")

ROWS = {
    **{f"overview:{name}": Row(INSIDE) for name in PAGES},
    "api:project_totals": Row(INSIDE, is_page=False),
    "overview:points": Row(INSIDE, is_page=False),
    "overview:papers": Row(INSIDE, INSIDE, codes=(422,)),
    "overview:paper": Row("p", is_page=False),
    "overview:passport": Row(INSIDE, is_page=False),
    "overview:forecast": Row(INSIDE),
    "overview:clashes": Row(PROJECTS),
    "overview:clash": Row(PROJECTS),
    "overview:clash_step": Row(do=DECIDE, codes=(422,)),
    "overview:occasions": Row(PROJECTS, OFFICE, codes=(422,)),
    "overview:occasion_remove": Row(do=OFFICE),
}
ARGUMENTS = {
    "overview:paper": _paper,
    "overview:passport": _project,
    "overview:forecast": _project,
    "overview:clash": _clash,
    "overview:clash_step": _step,
    "overview:occasion_remove": _occasion,
}
