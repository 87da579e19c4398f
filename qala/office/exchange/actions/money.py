"""Budget lines and the contract of a row, written by the verbs of `finance`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.profiles import Draft, Line
from qala.office.finance.actions import allocate, plan_line, revise_line, sign_contract
from qala.office.finance.models import BudgetLine, Contract, Nature, Source
from qala.office.finance.queries.facts import with_amounts
from qala.office.projects.models import Project
from qala.shared.clock import today
from qala.shared.db import atomic
from qala.shared.errors import Refusal

WHOLE = Decimal(1)


def take_money(
    project: Project, draft: Draft, *, scheme: str, supplier: int | None, by: Any
) -> list[Finding]:
    """Write what is new, revise what changed; what finance refuses is a finding with its reason."""
    return [*_lines(project, draft, scheme, by), *_contract(project, draft, scheme, supplier, by)]


def _lines(project: Project, draft: Draft, scheme: str, by: Any) -> Iterator[Finding]:
    for line in draft.lines:
        if line.year is None or line.source not in Source.values:
            yield Finding("money_left", str(line.year or line.span), str(line.amount))
            continue
        try:
            with atomic():
                _line(project, line, f"{scheme}:{draft.key}:{line.source}"[:80], by)
        except Refusal as fault:
            yield Finding("money_left", str(line.year), _words(fault))


def _line(project: Project, line: Line, reference: str, by: Any) -> None:
    assert line.year is not None
    known = with_amounts(BudgetLine.objects.filter(reference=reference, year=line.year), today()).first()
    if known is not None:
        if known.amount != line.amount:  # type: ignore[attr-defined]
            revise_line(line_id=known.pk, amount=line.amount, by=by)
        return
    made = plan_line(
        by=by,
        amount=line.amount,
        year=line.year,
        source=line.source,
        name=project.title[:400],
        administrator=project.department,
        currency=project.currency,
        reference=reference,
    )
    allocate(line_id=made.pk, project=project, share=WHOLE, by=by)


def _contract(
    project: Project, draft: Draft, scheme: str, supplier: int | None, by: Any
) -> Iterator[Finding]:
    number, value = (
        draft.text("contract_number"),
        draft.money.get("contract_value") or draft.money.get("award"),
    )
    signed_on = draft.days.get("awarded_on") or draft.days.get("contract_start")
    identity = (draft.text("procurement_number") or f"{scheme}:{number}")[:80]
    if not number or Contract.objects.filter(procurement_id=identity).exists():
        return
    if value is None or signed_on is None:
        yield Finding("contract_left", "", number)
        return
    starts_on, ends_on = draft.days.get("contract_start"), draft.days.get("contract_finish")
    try:
        with atomic():
            sign_contract(
                project=project,
                by=by,
                number=number[:80],
                procurement_id=identity,
                name=project.title[:400],
                nature=Nature.CONSTRUCTION,
                bidders_count=len(draft.parties) or None,
                supplier_id=supplier,
                supplier_name=draft.text("contractor")[:250],
                value=value,
                currency=project.currency,
                signed_on=signed_on,
                starts_on=starts_on,
                ends_on=ends_on,
            )
    except Refusal as fault:
        yield Finding("contract_left", number, _words(fault))


def _words(fault: Refusal) -> str:
    return ("; ".join(str(text) for text in fault.fields.values()) or str(fault.message))[:200]
