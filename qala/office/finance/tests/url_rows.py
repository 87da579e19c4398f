"""Who may open what of this room."""

from typing import Any

from tests.url_matrix import Row

LISTS, INSIDE = "pujdkaA", "pujdaA"
WRITERS = "pd"
FORM = Row(WRITERS, WRITERS)
ROWS = {
    "finance:money": Row(INSIDE),
    "finance:new_contract": FORM,
    "finance:pay_project": FORM,
    "finance:tell_labour": Row("pjdk", "pjdk"),
    "finance:totals": Row(INSIDE),
    "finance:lines": Row(INSIDE),
    "finance:new_line": FORM,
    "finance:line": Row(INSIDE),
    "finance:revise": FORM,
    "finance:allocate": FORM,
    "finance:correct_revision": FORM,
    "finance:contracts": Row(LISTS),
    "finance:contract": Row(LISTS),
    "finance:change": FORM,
    "finance:share": FORM,
    "finance:end_contract": FORM,
    "finance:pay": FORM,
    "finance:certify": FORM,
    "finance:correct_act": FORM,
    "finance:payments": Row(LISTS),
    "finance:correct_payment": FORM,
    "finance:labour": Row(LISTS),
}


def _project(city: Any) -> dict[str, Any]:
    from qala.office.finance.tests import samples
    from qala.office.projects.tests import samples as projects

    samples.contract(city)
    return {"code": projects.project(city).code}


def _line(city: Any) -> dict[str, Any]:
    from qala.office.finance.tests import samples

    return {"pk": samples.line(city).pk}


def _revision(city: Any) -> dict[str, Any]:
    from qala.office.finance.tests import samples

    return {"pk": samples.line(city).revisions.get().pk}


def _contract(city: Any) -> dict[str, Any]:
    from qala.office.finance.tests import samples

    return {"pk": samples.contract(city).pk}


def _payment(city: Any) -> dict[str, Any]:
    from qala.office.finance.tests import samples

    return {"pk": samples.payment(city).pk}


def _act(city: Any) -> dict[str, Any]:
    from qala.office.finance.tests import samples

    return {"pk": samples.act(city).pk}


ARGUMENTS = {
    **dict.fromkeys(
        ("finance:money", "finance:new_contract", "finance:pay_project", "finance:tell_labour"), _project
    ),
    **dict.fromkeys(("finance:line", "finance:revise", "finance:allocate"), _line),
    "finance:correct_revision": _revision,
    **dict.fromkeys(
        (
            "finance:contract",
            "finance:change",
            "finance:share",
            "finance:end_contract",
            "finance:pay",
            "finance:certify",
        ),
        _contract,
    ),
    "finance:correct_payment": _payment,
    "finance:correct_act": _act,
}
