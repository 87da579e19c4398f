"""Who may open and change what of this room."""

from typing import Any

from tests.url_matrix import Row

LISTS, INSIDE = "pujdaA", "pujdaA"
KEEP, RAISE, MEASURE, RATE = "pj", "pujd", "pjd", "pu"


def _sample(name: str) -> Any:
    def find(city: Any) -> Any:
        from qala.office.risks.tests import samples

        return getattr(samples, name)(city)

    return find


def _risk(city: Any, **more: Any) -> dict[str, Any]:
    row = _sample("risk")(city)
    return {"code": row.project.code, "number": row.number, **more}


def _issue(city: Any, **more: Any) -> dict[str, Any]:
    row = _sample("issue")(city)
    return {"code": row.project.code, "number": row.number, **more}


def _result(city: Any, **more: Any) -> dict[str, Any]:
    row = _sample("result")(city)
    return {"code": row.project.code, "pk": row.pk, **more}


def _project(city: Any) -> dict[str, Any]:
    _risk(city), _issue(city), _result(city)
    return {"code": _sample("risk")(city).project.code}


def _list(city: Any) -> dict[str, Any]:
    _project(city)
    return {}


ROWS = {
    "risks:risks": Row(LISTS),
    "risks:issues": Row(LISTS),
    "risks:results": Row(LISTS),
    "risks:project": Row(INSIDE),
    "risks:new": Row(RAISE, RAISE, (422,)),
    "risks:risk": Row(INSIDE),
    "risks:edit": Row(KEEP, KEEP, (422,)),
    "risks:new_response": Row(KEEP, KEEP, (422,)),
    "risks:done_response": Row(KEEP, KEEP, (422,)),
    "risks:step": Row(KEEP, KEEP, (422,)),
    "risks:new_issue": Row(RAISE, RAISE, (422,)),
    "risks:issue": Row(INSIDE),
    "risks:edit_issue": Row(KEEP, KEEP, (422,)),
    "risks:issue_step": Row(KEEP, KEEP, (422,)),
    "risks:results_of": Row(INSIDE),
    "risks:new_result": Row(KEEP, KEEP, (422,)),
    "risks:result": Row(INSIDE),
    "risks:edit_result": Row(KEEP, KEEP, (422,)),
    "risks:measure": Row(MEASURE, MEASURE, (422,)),
    "risks:drop": Row(KEEP, KEEP, (422,)),
    "risks:correct": Row(MEASURE, MEASURE, (422,)),
    "risks:confidence": Row(INSIDE),
    "risks:rate": Row(RATE, RATE, (422,)),
}
ARGUMENTS = {
    "risks:risks": _list,
    "risks:issues": _list,
    "risks:results": _list,
    **dict.fromkeys(
        ["risks:project", "risks:new", "risks:new_issue", "risks:results_of", "risks:new_result"], _project
    ),
    "risks:confidence": _project,
    "risks:rate": _project,
    "risks:risk": _risk,
    "risks:edit": _risk,
    "risks:new_response": _risk,
    "risks:done_response": lambda c: _risk(c, pk=_sample("response")(c).pk),
    "risks:step": lambda c: _risk(c, verb="review"),
    "risks:issue": _issue,
    "risks:edit_issue": _issue,
    "risks:issue_step": lambda c: _issue(c, verb="resolve"),
    "risks:result": _result,
    "risks:edit_result": _result,
    "risks:measure": _result,
    "risks:drop": _result,
    "risks:correct": lambda c: _result(c, measurement=_sample("measurement")(c).pk),
}
