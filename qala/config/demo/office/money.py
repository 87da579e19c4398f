"""The money of the projects: lines of the budget that serve many, contracts, acts, payments, people on site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from qala.config.demo.office.drafts import end_of
from qala.config.demo.office.lives import Life, on
from qala.config.demo.office.standing import PROGRAMMES
from qala.office.finance.actions import (
    allocate,
    certify,
    change_contract,
    pay,
    plan_line,
    record_labour,
    revise_line,
    sign_contract,
)
from qala.office.finance.models import BudgetAllocation, BudgetRevision
from qala.office.projects.actions import assign
from qala.office.projects.models import Part

THOUSAND = Decimal(1000)
HOURS_A_MONTH = 168
A_DAY_COSTS = Decimal(21_000)
"""Wages of one person, in tenge."""
GROWN = 1.04
Key = tuple[str, int, str]


def _round(amount: Decimal) -> Decimal:
    return (amount / THOUSAND).quantize(Decimal(1)) * THOUSAND


def sources_of(life: Life) -> list[tuple[str, Decimal]]:
    """Whose money it is and in which shares."""
    if life.draft.portfolio == "drivers":
        return [("private", Decimal("0.5")), ("republican", Decimal("0.3")), ("local", Decimal("0.2"))]
    if life.draft.block == "networks":
        return [("local", Decimal("0.4")), ("republican", Decimal("0.35")), ("loan", Decimal("0.25"))]
    if life.draft.budget > 2_000_000_000:
        return [("republican", Decimal("0.6")), ("local", Decimal("0.4"))]
    return [("local", Decimal(1))]


def years_of(life: Life) -> dict[int, Decimal]:
    """The planned money by year."""
    found: dict[int, Decimal] = defaultdict(Decimal)
    for item in life.items.values():
        if item.budget and item.planned_start and item.planned_finish:
            days = (item.planned_finish - item.planned_start).days + 1
            for year in range(item.planned_start.year, item.planned_finish.year + 1):
                begins, ends = (
                    max(item.planned_start, date(year, 1, 1)),
                    min(item.planned_finish, date(year, 12, 31)),
                )
                found[year] += item.budget * ((ends - begins).days + 1) / days
    return dict(found)


def make_budget(lives: Iterable[Life]) -> None:
    """One line for each block, year and source; every project has its part of them."""
    parts: dict[Key, list[tuple[Life, Decimal]]] = defaultdict(list)
    for life in lives:
        if life.is_approved:
            for year, amount in years_of(life).items():
                for source, share in sources_of(life):
                    parts[(life.draft.block, year, source)].append((life, _round(amount * share)))
    for (block, year, source), several in sorted(parts.items()):
        _line(block, year, source, several)


def _line(block: str, year: int, source: str, several: list[tuple[Life, Decimal]]) -> None:
    first = several[0][0]
    whole = sum((amount for _life, amount in several), Decimal(0))
    known_on = min(life.approved_on for life, _amount in several)
    name = f"{first.company.programmes[PROGRAMMES[block][0]].name_ru}, {year}"
    with on(known_on, 9):
        line = plan_line(
            by=first.office, amount=_round(whole * Decimal("1.03")), valid_on=known_on, document="Решение маслихата",
            year=year, source=source, administrator=first.department, name=name,
            programme_code=f"{sum(map(ord, block)) % 500 + 100}", reference=f"{block}-{source}",
        )  # fmt: skip
    for life, amount in several:
        with on(max(life.approved_on, known_on), 9):
            allocate(
                line_id=line.pk,
                project=life.project,
                amount=amount,
                by=life.office,
                valid_on=max(life.approved_on, known_on),
            )


def happenings(life: Life) -> Iterator[tuple[date, int, Callable[[], object]]]:
    """The contract, its change, and each month's act, payment and people."""
    if not life.is_approved:
        return
    chosen = life.items["2.3" if life.draft.plan == "network" else "2.2"].planned_finish
    signed_on = life.real(chosen) if chosen else life.until
    if signed_on >= life.until - timedelta(days=2):
        return
    yield signed_on, 2, partial(_sign, life, signed_on)
    if life.draft.dearness > GROWN and signed_on + timedelta(days=80) < life.until:
        yield signed_on + timedelta(days=80), 2, partial(_grow, life, signed_on + timedelta(days=80))
    if life.draft.dearness > GROWN and signed_on + timedelta(days=90) < life.until:
        yield signed_on + timedelta(days=90), 2, partial(_revise, life, signed_on + timedelta(days=90))
    before = 0.0
    day = end_of(signed_on)
    while day < life.until and before < 1:
        after = life.share(day)
        yield day, 3, partial(_month, life, day, before, after)
        before, day = after, end_of(day + timedelta(days=1))


def _sign(life: Life, day: date) -> None:
    """The builder is a party from then on."""
    project, value = life.project, _round(life.draft.budget * Decimal("0.9"))
    ends = life.finish
    with on(day, 15):
        assign(
            project_id=project.pk,
            part=Part.CONTRACTOR,
            by=life.office,
            organisation=life.builder,
            valid_from=day,
        )
        life.contract = sign_contract(
            project=project, by=life.office, number=f"{project.pk:03d}/{day:%y}", name=project.title,
            procurement_id=f"{day.year}-{100000 + project.pk * 37}", nature="construction", method="open",
            bidders_count=life.rng.randint(1, 6), customer=life.customer, supplier=life.builder, value=value,
            signed_on=day, starts_on=day, ends_on=max(day, ends) if ends else None,
        )  # fmt: skip


def _grow(life: Life, day: date) -> None:
    """A dear project's contract is changed once, with its reason."""
    if life.contract is not None:
        with on(day, 14):
            change_contract(
                contract_id=life.contract.pk, kind="value", why="design", by=life.office, number="1",
                words="Жобада ескерілмеген көлем / неучтённые в проекте объёмы",
                new_value=(life.contract.value * Decimal(str(life.draft.dearness))).quantize(Decimal("0.01")),
            )  # fmt: skip


def _revise(life: Life, day: date) -> None:
    """Its parts of the budget follow, and the lines with them."""
    more = Decimal(str(round(life.draft.dearness, 4)))
    for row in BudgetAllocation.objects.filter(project=life.project, line__year__gte=day.year).order_by("pk"):
        since, amount = max(day, row.valid_on), _round((row.amount or Decimal(0)) * more)
        with on(since, 15):
            _widen(row.line_id, since, amount - (row.amount or Decimal(0)), life.office)
            allocate(line_id=row.line_id, project=life.project, amount=amount, by=life.office, valid_on=since)


def _widen(line: int, day: date, grown: Decimal, by: Any) -> None:
    """The line has so much more from the day on. Lives are played one after another, so later days may be revised
    already: they have it too."""
    rows = BudgetRevision.objects.filter(line=line).order_by("valid_on", "pk")
    amounts = dict(rows.values_list("valid_on", "amount"))
    before = max(known for known in amounts if known <= day)
    later = {known: amount for known, amount in amounts.items() if known > day}
    for since, amount in {day: amounts[before], **later}.items():
        revise_line(line_id=line, amount=amount + grown, by=by, valid_on=since, document="Решение маслихата")


def _share_of(whole: Decimal, share: float) -> Decimal:
    """Rounded sums, so that the months together are the whole."""
    return _round(whole * Decimal(str(round(share, 6)))) if share < 1 else whole.quantize(Decimal("0.01"))


def _month(life: Life, day: date, before: float, after: float) -> None:
    """An act and a payment for what was done in the month, and the people on site."""
    contract, project = life.contract, life.project
    if contract is None:
        return
    dearness = Decimal(str(max(1.0, life.draft.dearness))) if life.draft.dearness > GROWN else Decimal(1)
    worth = _share_of(contract.value * dearness, after) - _share_of(contract.value * dearness, before)
    if worth <= 0:
        return
    number = f"{day:%y%m}"
    with on(day, 16):
        certify(contract_id=contract.pk, act_number=number, amount=worth, by=life.office, project=project)
        people = 4 + int(worth / 900_000) % 140
        record_labour(
            project_id=project.pk, body=life.builder, by=life.office, span="month", people=people,
            hours=Decimal(people * HOURS_A_MONTH), cost=A_DAY_COSTS * people * 21,
        )  # fmt: skip
    paid_on = day + timedelta(days=life.rng.randint(6, 24))
    if paid_on < life.until:
        with on(paid_on, 12):
            pay(contract_id=contract.pk, project=project, amount=worth, act_number=number, by=life.office)
