"""Budget lines, payments and the contract of a row, written by the verbs of `finance`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.profiles import Draft, Line
from qala.office.exchange.rules.profiles.values import shortened
from qala.office.finance.actions import allocate, pay, plan_line, revise_line, sign_contract
from qala.office.finance.models import BudgetLine, Contract, Nature, Payment, Source
from qala.office.finance.queries.facts import with_amounts
from qala.office.projects.models import Project
from qala.shared.clock import today
from qala.shared.db import atomic
from qala.shared.errors import Refusal

NOTHING, WHOLE = Decimal(0), Decimal(1)


def take_money(
    project: Project, draft: Draft, *, scheme: str, supplier: int | None, is_whole: bool, by: Any
) -> list[Finding]:
    """Write what is new, revise what changed; what finance refuses is a finding with its reason. `is_whole`: lines that
    are not told any more have no money."""
    register = f"{scheme}:{draft.key}"
    found = [*_lines(project, draft, register, by), *_contract(project, draft, scheme, supplier, by)]
    if is_whole and draft.lines:
        found += _empty_others(project, draft, register, by)
    paid = draft.money.get("paid")
    if paid is not None:
        # What a register tells as paid is all that was paid so far: what is more than before was paid since.
        found += safely("money_left", "paid", lambda: _pay(project, register, paid, today(), None, by))
    return found


def _lines(project: Project, draft: Draft, register: str, by: Any) -> Iterator[Finding]:
    for line in draft.lines:
        if line.year is None or line.source not in Source.values:
            yield Finding("money_left", str(line.year or line.span), str(line.amount))
            continue
        reference = _reference(register, line)
        yield from safely("money_left", str(line.year), partial(_take_line, project, line, reference, by))


def _reference(register: str, line: Line) -> str:
    return shortened(":".join(part for part in (register, line.source, line.span) if part), 80)


def lines_of(project: Project, register: str) -> QuerySet[BudgetLine]:
    """What the register's number brought to the project."""
    return BudgetLine.objects.filter(
        reference__startswith=register[:60], allocations__project=project
    ).distinct()


def _empty_others(project: Project, draft: Draft, register: str, by: Any) -> Iterator[Finding]:
    told = {(_reference(register, line), line.year) for line in draft.lines}
    for known in with_amounts(lines_of(project, register), today()):
        if (known.reference, known.year) not in told and known.amount:  # type: ignore[attr-defined]
            act = partial(revise_line, line_id=known.pk, amount=Decimal(0), by=by)
            yield from safely("money_left", str(known.year), act)


def safely(code: str, where: str, act: Callable[[], object]) -> Iterator[Finding]:
    """All of an action, or a finding with the words of its refusal."""
    try:
        with atomic():
            act()
    except Refusal as fault:
        yield Finding(code, where, _words(fault))


def _take_line(project: Project, line: Line, reference: str, by: Any) -> None:
    kept = _line(project, line, reference, by)
    if line.paid_on is not None:
        _pay(project, reference, line.amount, line.paid_on, kept, by)


def _line(project: Project, line: Line, reference: str, by: Any) -> BudgetLine:
    assert line.year is not None
    known = with_amounts(BudgetLine.objects.filter(reference=reference, year=line.year), today()).first()
    if known is not None:
        if known.amount != line.amount:  # type: ignore[attr-defined]
            revise_line(line_id=known.pk, amount=line.amount, by=by)
        return known
    sign = {"before": f"≤ {line.year} · ", "after": f"≥ {line.year} · "}.get(line.span, "")
    made = plan_line(
        by=by,
        amount=line.amount,
        year=line.year,
        source=line.source,
        name=(sign + project.title)[:400],
        administrator=project.department,
        currency=project.currency,
        reference=reference,
    )
    allocate(line_id=made.pk, project=project, share=WHOLE, by=by)
    return made


def _pay(project: Project, register: str, told: Decimal, day: date, line: BudgetLine | None, by: Any) -> None:
    """Bring the payments of a register's number up to the sum that it tells."""
    rows = Payment.objects.filter(project=project, act_number__startswith=f"{register[:70]}#")
    before = rows.filter(superseded_by=None).aggregate(all=Sum("amount"))["all"] or Decimal(0)
    if told == before:
        return
    pay(
        by=by,
        amount=told - before,
        project=project,
        line=line,
        valid_on=day,
        act_number=f"{register[:70]}#{rows.count() + 1}",
        reason="" if told > before else _("The register tells a smaller sum than before."),
    )


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
    sign = partial(
        sign_contract,
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
    yield from safely("contract_left", number, sign)


def _words(fault: Refusal) -> str:
    return ("; ".join(str(text) for text in fault.fields.values()) or str(fault.message))[:200]
