"""Rows of the room, through its actions where they have rules."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from qala.office.finance.actions import allocate, plan_line, sign_contract
from qala.office.finance.models import BudgetLine, Contract
from qala.office.projects.models import Project
from tests.personas import organisation

_numbers = count(1)


def line(by: Any, amount: int = 1000, **fields: Any) -> BudgetLine:
    """A line of 2026 from the local budget."""
    number = next(_numbers)
    words: dict[str, Any] = {
        "year": 2026,
        "source": "local",
        "name": f"Repair of roads {number}",
        "programme_code": "467-023",
        "valid_on": date(2026, 1, 1),
        **fields,
    }
    words.setdefault("administrator", None)
    words["administrator"] = words["administrator"] or organisation(kind="department")
    return plan_line(by=by, amount=Decimal(amount), **words)


def funded(by: Any, project: Project, amount: int = 1000, **fields: Any) -> BudgetLine:
    """A line that pays for one project alone."""
    made = line(by, amount, **fields)
    allocate(line_id=made.pk, project=project, share=Decimal(1), valid_on=date(2026, 1, 1), by=by)
    return made


def contract(by: Any, project: Project, value: int = 800, **fields: Any) -> Contract:
    """A contract of construction that serves the project."""
    number = next(_numbers)
    words: dict[str, Any] = {
        "number": f"D-{number}",
        "name": f"Repair {number}",
        "nature": "construction",
        "supplier_name": "Builders",
        "value": Decimal(value),
        "signed_on": date(2026, 2, 1),
        "ends_on": date(2026, 10, 31),
        **fields,
    }
    return sign_contract(project=project, by=by, **words)
