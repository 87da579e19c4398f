"""Who may open what of this room."""

from typing import Any

from tests.url_matrix import Row

SEE, OFFICE, WRITERS = "pujdaA", "p", "pd"
ROWS = {
    "fiveyear:plans": Row(SEE),
    "fiveyear:new_plan": Row(OFFICE, OFFICE),
    "fiveyear:plan": Row(SEE),
    "fiveyear:new_version": Row(OFFICE, OFFICE),
    "fiveyear:compare": Row(SEE),
    "fiveyear:execution": Row(SEE),
    "fiveyear:version": Row(SEE),
    "fiveyear:version_file": Row(SEE, is_page=False),
    "fiveyear:ceilings": Row(OFFICE, OFFICE),
    "fiveyear:ceiling_check": Row(do=WRITERS),
    "fiveyear:new_proposal": Row(WRITERS, WRITERS),
    "fiveyear:remark": Row("d", "d"),
    "fiveyear:step": Row(OFFICE, OFFICE),
    "fiveyear:answer": Row(OFFICE, OFFICE),
    "fiveyear:proposal": Row(SEE),
    "fiveyear:edit_proposal": Row(WRITERS, WRITERS),
    "fiveyear:drop_proposal": Row(do=WRITERS),
    "fiveyear:become_project": Row(WRITERS, WRITERS),
    "fiveyear:drivers": Row(SEE),
    "fiveyear:measure": Row("pjd", "pjd"),
    "fiveyear:indicators": Row(SEE),
    "fiveyear:new_indicator": Row(OFFICE, OFFICE),
    "fiveyear:edit_indicator": Row(OFFICE, OFFICE),
}


def _plan(city: Any) -> dict[str, Any]:
    from qala.office.fiveyear.tests import samples

    return {"code": samples.plan(city).code}


def _version(city: Any) -> dict[str, Any]:
    from qala.office.fiveyear.tests import samples

    return {"pk": samples.version(city).pk}


def _discussion(city: Any) -> dict[str, Any]:
    from qala.office.fiveyear.tests import samples

    return {"pk": samples.discussion(city).pk}


def _step(city: Any) -> dict[str, Any]:
    return {**_version(city), "verb": "discuss"}


def _file(city: Any) -> dict[str, Any]:
    return {**_version(city), "form": "xlsx"}


def _remark(city: Any) -> dict[str, Any]:
    from qala.office.fiveyear.tests import samples

    return {"pk": samples.remark(city).pk}


def _proposal(city: Any) -> dict[str, Any]:
    from qala.office.fiveyear.tests import samples

    return {"pk": samples.proposal(city).pk}


def _indicator(city: Any) -> dict[str, Any]:
    from qala.office.fiveyear.tests import samples

    return {"pk": samples.indicator(city).pk}


def _project(city: Any) -> dict[str, Any]:
    from qala.office.fiveyear.tests import samples

    return {"code": samples.indicator(city).project.code}


ARGUMENTS = {
    **dict.fromkeys(
        ("fiveyear:plan", "fiveyear:new_version", "fiveyear:compare", "fiveyear:execution"), _plan
    ),
    **dict.fromkeys(
        ("fiveyear:version", "fiveyear:ceilings", "fiveyear:ceiling_check", "fiveyear:new_proposal"), _version
    ),
    "fiveyear:remark": _discussion,
    "fiveyear:step": _step,
    "fiveyear:version_file": _file,
    "fiveyear:answer": _remark,
    **dict.fromkeys(
        (
            "fiveyear:proposal",
            "fiveyear:edit_proposal",
            "fiveyear:drop_proposal",
            "fiveyear:become_project",
        ),
        _proposal,
    ),
    "fiveyear:measure": _indicator,
    "fiveyear:indicators": _project,
    "fiveyear:new_indicator": _project,
    "fiveyear:edit_indicator": lambda city: {**_project(city), **_indicator(city)},
}
