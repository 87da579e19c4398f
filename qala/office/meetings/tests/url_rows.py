"""Who may open and change what of this room."""

from typing import Any

from tests.url_matrix import Row

# Everybody of the office opens the lists; a meeting only those who see all or take part (the head does).
LISTS, OF_MEETING, WRITE = "pujdkaA", "pujaA", "p"
CONTROL, ASSIGN = "puaA", "pu"


def _samples() -> Any:
    from qala.office.meetings.tests import samples

    return samples


def _planned(city: Any) -> dict[str, Any]:
    return {"pk": _samples().planned(city).pk}


def _held(city: Any) -> dict[str, Any]:
    return {"pk": _samples().held(city).pk}


def _signed(city: Any) -> dict[str, Any]:
    return {"pk": _samples().signed(city).pk}


def _item(city: Any) -> dict[str, Any]:
    meeting = _samples().planned(city)
    return {"pk": meeting.pk, "item_id": _samples().item(meeting).pk}


def _heard(city: Any) -> dict[str, Any]:
    meeting = _samples().held(city)
    return {"pk": meeting.pk, "item_id": _samples().item(meeting).pk}


def _decision(city: Any) -> dict[str, Any]:
    row = _samples().decision(city)
    return {"pk": row.meeting_id, "decision_id": row.pk}


def _assignment(city: Any, **more: Any) -> dict[str, Any]:
    return {"pk": _samples().assignment(city).pk, **more}


def _draft(city: Any) -> dict[str, Any]:
    return {"pk": _samples().draft(city).pk}


def _project(city: Any) -> dict[str, Any]:
    _signed(city)
    return {"code": _samples().assignment(city).project.code}


ROWS = {
    "meetings:meetings": Row(LISTS),
    "meetings:new": Row(WRITE, WRITE, (422,)),
    "meetings:meeting": Row(OF_MEETING),
    "meetings:edit": Row(WRITE, WRITE, (422,)),
    "meetings:entry": Row(OF_MEETING, is_page=False),
    "meetings:protocol": Row(OF_MEETING, is_page=False),
    "meetings:propose": Row(do=WRITE),
    "meetings:new_item": Row(WRITE, WRITE, (422,)),
    "meetings:item": Row(WRITE, WRITE, (422,)),
    "meetings:remove_item": Row(do=WRITE),
    "meetings:move_item": Row(do=WRITE),
    "meetings:heard": Row(WRITE, WRITE, (422,)),
    "meetings:attendance": Row(WRITE, WRITE, (422,)),
    "meetings:rewrite": Row(WRITE, WRITE, (422,)),
    "meetings:new_decision": Row(WRITE, WRITE, (422,)),
    "meetings:decision": Row(WRITE, WRITE, (422,)),
    "meetings:remove_decision": Row(do=WRITE),
    "meetings:ask_change": Row(WRITE, WRITE, (422,)),
    "meetings:give_in": Row(WRITE, WRITE, (422,)),
    "meetings:step": Row(WRITE, WRITE, (422,)),
    "meetings:control": Row(CONTROL),
    "meetings:mine": Row(LISTS),
    "meetings:give": Row(ASSIGN, ASSIGN, (422,)),
    "meetings:assignment": Row("pujdaA"),
    "meetings:assignment_step": Row("j", "j", (422,)),
    "meetings:project": Row("pujdaA"),
}
ARGUMENTS = {
    "meetings:meetings": lambda c: _signed(c) and {},
    "meetings:mine": lambda c: _assignment(c) and {},
    "meetings:control": lambda c: _assignment(c) and {},
    **dict.fromkeys(
        ["meetings:edit", "meetings:entry", "meetings:propose", "meetings:new_item", "meetings:meeting"],
        _planned,
    ),
    "meetings:protocol": lambda c: {**_signed(c), "language": "kk", "extension": "docx"},
    "meetings:step": lambda c: {**_planned(c), "verb": "send"},
    "meetings:item": _item,
    "meetings:remove_item": _item,
    "meetings:move_item": _item,
    "meetings:heard": _heard,
    "meetings:new_decision": _held,
    "meetings:attendance": _held,
    "meetings:rewrite": _draft,
    "meetings:decision": _decision,
    "meetings:remove_decision": _decision,
    "meetings:ask_change": _decision,
    "meetings:give_in": lambda c: {"meeting": _held(c)["pk"]},
    "meetings:assignment": _assignment,
    "meetings:assignment_step": lambda c: _assignment(c, verb="claim"),
    "meetings:project": _project,
}
