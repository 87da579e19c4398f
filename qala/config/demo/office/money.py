"""The money of the projects: lines of the budget that serve many, contracts, acts, payments, people on site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from qala.config.demo.office.lives import Life, on
from qala.config.demo.office.standing import PROGRAMMES
from qala.office.finance.actions import (
    allocate,
    certify,
    change_contract,
    pay,
    plan_line,
    record_labour,
    sign_contract,
)
from qala.office.finance.models import Contract
from qala.office.projects.models import Part, Project
from qala.office.projects.actions import assign

THOUSAND = Decimal(1000)
HOURS_A_MONTH = 168
A_DAY_COSTS = Decimal(21_000)
"""Wages of one person, in tenge."""
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


def make_budget(lives: Iterable[tuple[Life, Project]]) -> None:
    """One line for each block, year and source; every project has its part of them."""
    parts: dict[Key, list[tuple[Life, Project, Decimal]]] = defaultdict(list)
    for life, project in lives:
        if life.is_approved:
            for year, amount in years_of(life).items():
                for source, share in sources_of(life):
                    parts[(life.draft.block, year, source)].append((life, project, _round(amount * share)))
    for (block, year, source), several in sorted(parts.items()):
        _line(block, year, source, several)


def _line(block: str, year: int, source: str, several: list[tuple[Life, Project, Decimal]]) -> None:
    first = several[0][0]
    whole = sum((amount for _life, _project, amount in several), Decimal(0))
    known_on = min(life.approved_on for life, _project, _amount in several)
    name = f"{first.company.programmes[PROGRAMMES[block][0]].name_ru}, {year}"
    with on(known_on, 9):
        line = plan_line(
            by=first.office, amount=_round(whole * Decimal("1.03")), valid_on=known_on, document="Решение маслихата",
            year=year, source=source, administrator=first.department, name=name,
            programme_code=f"{sum(map(ord, block)) % 500 + 100}", reference=f"{block}-{source}",
        )  # fmt: skip
    for life, project, amount in several:
        with on(max(life.approved_on, known_on), 9):
            allocate(
                line_id=line.pk,
                project=project,
                amount=amount,
                by=life.office,
                valid_on=max(life.approved_on, known_on),
            )


def sign(life: Life, project: Project) -> Contract | None:
    """The contract of the works, once the contractor is chosen; its builder is a party from then on."""
    chosen = life.items["2.3" if life.draft.plan == "network" else "2.2"].planned_finish
    signed_on = life.real(chosen) if chosen else life.until
    if not life.is_approved or signed_on >= life.until:
        return None
    value = _round(life.draft.budget * Decimal("0.9"))
    ends = max((item.planned_finish for item in life.items.values() if item.planned_finish), default=None)
    with on(signed_on, 15):
        assign(
            project_id=project.pk,
            part=Part.CONTRACTOR,
            by=life.office,
            organisation=life.builder,
            valid_from=signed_on,
        )
        return sign_contract(
            project=project, by=life.office, number=f"{project.pk:03d}/{signed_on:%y}", name=project.title_ru or project.title,
            procurement_id=f"{signed_on.year}-{100000 + project.pk * 37}", nature="construction", method="open",
            bidders_count=life.rng.randint(1, 6), customer=life.customer, supplier=life.builder, value=value,
            signed_on=signed_on, starts_on=signed_on, ends_on=max(signed_on, ends) if ends else None,
        )  # fmt: skip


def month_of_money(
    life: Life, project: Project, contract: Contract, day: date, before: float, after: float
) -> None:
    """An act and a payment for what was done in the month, and the people on site."""
    number = f"{day:%y%m}"
    worth = _round(
        contract.value * Decimal(str(life.draft.dearness)) * Decimal(str(round(after - before, 6)))
    )
    if worth > 0:
        with on(day, 16):
            certify(contract_id=contract.pk, act_number=number, amount=worth, by=life.office, project=project)
        paid_on = day + timedelta(days=life.rng.randint(6, 24))
        if paid_on < life.until:
            with on(paid_on, 12):
                pay(contract_id=contract.pk, project=project, amount=worth, act_number=number, by=life.office)
    people = max(3, int(worth / 900_000) % 140)
    if after < 1 and after > before:
        with on(day, 17):
            record_labour(
                project_id=project.pk, body=life.builder, by=life.office, span="month", people=people,
                hours=Decimal(people * HOURS_A_MONTH), cost=A_DAY_COSTS * people * 21,
            )  # fmt: skip


def grow(life: Life, contract: Contract) -> None:
    """A dear project's contract is changed once, with its reason."""
    changed_on = contract.signed_on + timedelta(days=120)
    if life.draft.dearness > 1.1 and changed_on < life.until:
        with on(changed_on, 14):
            change_contract(
                contract_id=contract.pk, kind="value", why="design", by=life.office, number="1",
                words="Жобада ескерілмеген көлем / неучтённые в проекте объёмы",
                new_value=_round(contract.value * Decimal(str(life.draft.dearness))),
            )  # fmt: skip
