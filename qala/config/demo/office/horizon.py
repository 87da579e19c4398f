"""The five-year plan with its discussion, indicators of driver projects, and which passports are public."""

from __future__ import annotations

import random
from collections import defaultdict
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from qala.config.demo.office.lives import Life, on
from qala.config.demo.office.money import sources_of, years_of
from qala.config.demo.office.standing import Company
from qala.config.demo.office.voices import consult_on_draft, consult_on_first
from qala.office.fiveyear.actions.drivers import measure, save_indicator
from qala.office.fiveyear.actions.move import approve, move
from qala.office.fiveyear.actions.propose import save_proposal, set_ceilings
from qala.office.fiveyear.actions.remark import answer, remark
from qala.office.fiveyear.actions.start import make_plan, make_version
from qala.office.fiveyear.models import DriverIndicator, FiveYearPlan, PlanVersion
from qala.office.projects.actions.publish import take_publication
from qala.shared.errors import Conflict

YEARS = 5
MILLION = Decimal(1_000_000)
TIGHT = Decimal("0.86")
REMARKS = [
    ("Бұл жобаны екі жыл ерте бастау керек.", "Начать этот проект на два года раньше.", "Қаржы жеткенше мүмкін емес."),
    ("Мектеп пен жолды бірге жоспарлау керек.", "Планировать школу вместе с дорогой.", "Қабылданды."),
    ("Жабдық құны ескерілмеген.", "Не учтена стоимость оборудования.", "Қабылданды, сома түзетілді."),
]  # fmt: skip


def make_horizon(lives: list[Life], company: Company, until: date) -> None:
    """A published version out of the projects, and the next draft. Only once."""
    if FiveYearPlan.objects.exists():
        return
    first = until.year + 1
    begun_on = until - timedelta(days=150)
    with on(begun_on, 10):
        plan = make_plan(
            by=company.office, code=f"{first}-{first + YEARS - 1}", from_year=first, to_year=first + YEARS - 1,
            name_kk="Қаланы дамыту жоспары", name_ru="План развития города", name_en="Development plan of the city",
            title="Бірінші нұсқа / первый вариант",
        )  # fmt: skip
        version = PlanVersion.objects.get(plan=plan)
        limits = _proposals(lives, version, company, first)
        set_ceilings(version_id=version.pk, ceilings=limits, by=company.office)
    _discuss(version, company, begun_on)
    with on(begun_on + timedelta(days=90), 10):
        draft = make_version(
            plan_id=plan.pk, title="Нақтылау / уточнение", by=company.office, based_on_id=version.pk
        )
        # In one year less than is wished, so that the next version has something to solve.
        tight = {
            key: amount * (TIGHT if key[0] == first + 1 else Decimal(1)) for key, amount in limits.items()
        }
        set_ceilings(version_id=draft.pk, ceilings=tight, by=company.office)
    consult_on_draft(draft, company, until)


def _proposals(
    lives: list[Life], version: PlanVersion, company: Company, first: int
) -> dict[tuple[int, str], Decimal]:
    limits: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for number, life in enumerate(each for each in lives if each.draft.portfolio != "infrastructure"):
        money: dict[tuple[int, str], Decimal | None] = {}
        for offset, amount in enumerate(_spread(life, number, first)):
            for source, share in sources_of(life):
                key = (first + offset, source)
                money[key] = (amount * share / MILLION).quantize(Decimal(1)) * MILLION
                limits[key] += money[key] or Decimal(0)
        texts: dict[str, Any] = {f"title_{tongue}": text for tongue, text in life.draft.titles.items()}
        save_proposal(
            version_id=version.pk, money=money, by=company.office, department=life.department,
            block=company.blocks[life.draft.block], district=life.draft.district, project=life.project, **texts,
        )  # fmt: skip
    return {key: amount * Decimal("1.08") for key, amount in limits.items()}


def _spread(life: Life, number: int, first: int) -> list[Decimal]:
    """What this project needs in the years of the plan: as its budget says, or guessed where it has none there."""
    planned = years_of(life)
    years = [planned.get(first + offset, Decimal(0)) for offset in range(YEARS)]
    if any(years):
        return years
    begins, shares = number % 3, (Decimal("0.2"), Decimal("0.5"), Decimal("0.3"))
    for offset, share in enumerate(shares):
        if begins + offset < YEARS:
            years[begins + offset] = life.draft.budget * share
    return years


def _discuss(version: PlanVersion, company: Company, begun_on: date) -> None:
    with on(begun_on + timedelta(days=20), 10):
        move(
            version_id=version.pk,
            verb="discuss",
            by=company.office,
            discussed_until=begun_on + timedelta(days=50),
        )
    consult_on_first(version, company, begun_on)
    people = list(company.department_people.items())
    for number, (kk, ru, said) in enumerate(REMARKS):
        body_id, person = people[number % len(people)]
        body = next(each for each in company.bodies.values() if each.pk == body_id)
        with on(begun_on + timedelta(days=25 + number), 15):
            words = kk if person.language == "kk" else ru
            made = remark(version_id=version.pk, department=body, text=words, by=person)
        with on(begun_on + timedelta(days=33 + number), 15):
            answer(remark_id=made.pk, is_accepted=number > 0, answer=said, by=company.office)
    with on(begun_on + timedelta(days=55), 10):
        move(version_id=version.pk, verb="submit", by=company.office)
    with on(begun_on + timedelta(days=62), 16):
        day = begun_on + timedelta(days=62)
        approve(version_id=version.pk, number="№ 5-1", decided_on=day, by=company.curators[0])
    with on(begun_on + timedelta(days=64), 9):
        move(version_id=version.pk, verb="publish", by=company.office)


def make_indicators(lives: list[Life], until: date, seed: int) -> None:
    """One for each driver: jobs, with targets by year and what was reached."""
    if DriverIndicator.objects.exists():
        return
    rng = random.Random(f"{seed} drivers")
    for life in lives:
        if life.draft.portfolio != "drivers":
            continue
        whole = Decimal(rng.randint(4, 90) * 10)
        targets = {until.year + offset: whole * (offset + 1) / 6 for offset in range(-1, 5)}
        with on(max(life.proposed_on, until - timedelta(days=400)), 12):
            row = save_indicator(
                project_id=life.project.pk, targets=targets, by=life.office, unit="адам / чел.",
                base_year=until.year - 2, base_value=Decimal(0),
                name_kk="Жұмыс орындары", name_ru="Рабочие места", name_en="Jobs",
            )  # fmt: skip
        with on(until - timedelta(days=12), 12):
            reached = (targets[until.year - 1] * Decimal(str(round(rng.uniform(0.6, 1.2), 2)))).quantize(
                Decimal(1)
            )
            measure(
                indicator_id=row.pk,
                value=reached,
                source="Статистика бюросы / Бюро статистики",
                by=life.office,
            )


def make_public(lives: list[Life], until: date, company: Company) -> None:
    """Passports without findings are checked by one person and approved by another."""
    with on(until - timedelta(days=2), 12):
        for life in lives:
            life.project.refresh_from_db()
            if not life.is_approved or life.project.publication != "draft":
                continue
            with suppress(Conflict):
                for verb, by in (
                    ("check", life.office),
                    ("approve", company.second),
                    ("publish", life.office),
                ):
                    take_publication(project_id=life.project.pk, verb=verb, by=by)
