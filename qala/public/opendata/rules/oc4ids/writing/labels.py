"""Names of codes. A code that nobody knows any more breaks no file: its name is left out, and `unknown_codes` tells."""

from collections.abc import Iterator
from typing import Any

from qala.office.exchange.rules.oc4ids import Finding
from qala.office.finance.models import Source
from qala.office.projects.models import Part, SlipReason, Stage
from qala.public.projection.rules.facts import Facts


def label(choices: Any, code: str) -> str:
    """In the active language; "" of a code that is not among them."""
    return str(choices(code).label) if code in choices.values else ""


def unknown_codes(facts: Facts) -> Iterator[Finding]:
    """Codes that the files leave out, with where they stand in the facts."""
    for path, choices, code in _codes(facts):
        if code and code not in choices.values:
            yield Finding(path, "unknown_code", code)


def _codes(facts: Facts) -> Iterator[tuple[str, Any, str]]:
    yield "stage", Stage, facts.stage
    for milestone in facts.milestones:
        yield f"milestones/{milestone.code}/reason", SlipReason, milestone.reason
    for contract in facts.contracts:
        for change in contract.changes:
            yield f"contracts/{contract.id}/changes/{change.id}/reason", SlipReason, change.reason
    for line in facts.money.lines:
        yield f"money/{line.year}/source", Source, line.source
    for part in (*(one.part for one in facts.officials), *(one.part for one in facts.partners)):
        yield "parties/part", Part, part
