"""Plans of tests, made by the actions."""

from decimal import Decimal
from typing import Any

from qala.office.fiveyear.actions import make_plan, move, remark, save_proposal
from qala.office.fiveyear.models import FiveYearPlan, PlanVersion, Proposal, Remark
from qala.office.projects.tests.factories import make_block
from tests.personas import organisation

MONEY = {(2027, "local"): Decimal(100), (2028, "local"): Decimal(50)}


def plan(by: Any, code: str = "plan", **fields: Any) -> FiveYearPlan:
    """2027–2031, with a first version."""
    words = {"name_kk": "Даму жоспары", "name_ru": "План развития", "name_en": "Plan of development"}
    return make_plan(by=by, **{"code": code, "from_year": 2027, "to_year": 2031, **words, **fields})


def draft(by: Any, **fields: Any) -> PlanVersion:
    """The first version of a plan."""
    return plan(by, **fields).versions.get()


def proposal(by: Any, version: PlanVersion, money: Any = None, **fields: Any) -> Proposal:
    """A road of a department."""
    words: dict[str, Any] = {"title_kk": "Жол", "title_ru": "Дорога", "title_en": "Road", **fields}
    words["block"] = words.get("block") or make_block()
    words["department"] = words.get("department") or organisation(kind="department")
    return save_proposal(version_id=version.pk, money=MONEY if money is None else money, by=by, **words)


def discussed(by: Any, **fields: Any) -> PlanVersion:
    """A version with a proposal, in discussion."""
    version = draft(by, **fields)
    proposal(by, version)
    return move(version_id=version.pk, verb="discuss", by=by)


def said(by: Any, version: PlanVersion, text: str = "Too late") -> Remark:
    """A remark of the person's department."""
    return remark(version_id=version.pk, department=by.duties.get().organisation, text=text, by=by)
