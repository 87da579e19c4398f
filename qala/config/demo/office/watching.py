"""Risks, issues, results and the independent word on delivery."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from qala.config.demo.data import cells, sections
from qala.config.demo.office.drafts import Course, months_until
from qala.config.demo.office.lives import Life, on
from qala.office.projects.models import Indicator
from qala.office.risks.actions import (
    add_response,
    assess,
    identify,
    measure,
    monitor,
    occur,
    plan_response,
    rate,
    save_result,
)

RISKS = list(cells(sections("projects")["risks"]))
EFFECTS = {
    "kk": "мерзім жылжиды немесе құны өседі",
    "ru": "сдвинется срок или вырастет стоимость",
    "en": "dates slip or costs grow",
}
CAUSES = {
    "kk": "Нарық пен алаңның жағдайына байланысты", "ru": "Из-за положения на рынке и на площадке",
    "en": "Because of the market and the site",
}  # fmt: skip
COLUMN = {"kk": 1, "ru": 2, "en": 3}


def happenings(life: Life) -> Iterator[tuple[date, int, Callable[[], object]]]:
    """Two or three risks; troubled projects have worse ones, and one that occurred."""
    if not life.is_approved:
        return
    is_bad = life.draft.course in (Course.SLOW, Course.BOTH, Course.DEAR)
    for number, row in enumerate(life.rng.sample(RISKS, 3 if is_bad else 2)):
        known_on = life.approved_on + timedelta(days=20 + 45 * number)
        if known_on + timedelta(days=9) < life.until:
            yield known_on, 6, partial(_risk, life, row, known_on, is_bad, occurs=is_bad and number == 0)
    for month in months_until(life.until, 10)[2::6]:
        day = month + timedelta(days=18)
        if life.approved_on < day < life.until:
            yield day, 7, partial(_judge, life, day)
    finish = life.finish
    if finish is not None:
        yield life.approved_on, 8, partial(_promise, life, finish)


def _risk(life: Life, row: list[str], known_on: date, is_bad: bool, *, occurs: bool) -> None:
    language = life.head.language if life.head.language in COLUMN else "ru"
    with on(known_on, 14):
        risk = identify(
            project_id=life.project.pk, by=life.head, cause=CAUSES[language], event=row[COLUMN[language]],
            effect=EFFECTS[language], category=row[0], proximity="soon", owner=life.head,
            next_review_on=life.until + timedelta(days=life.rng.choice([-9, 8, 15, 20, 30, 40, 60, 75, 90])),
            public_kk=row[1], public_ru=row[2], public_en=row[3],
        )  # fmt: skip
        assess(risk_id=risk.pk, by=life.head, **_figures(life, is_bad))
    with on(known_on + timedelta(days=8), 14):
        due_on = known_on + timedelta(days=life.rng.choice([45, 90, 240]))
        add_response(
            risk_id=risk.pk,
            text="Қосымша жеткізуші табу / найти второго поставщика",
            due_on=due_on,
            by=life.head,
        )
        plan_response(risk_id=risk.pk, strategy="reduce", by=life.head, note="Шаралар жоспары бекітілді")
        monitor(risk_id=risk.pk, by=life.head)
    occurred_on = known_on + timedelta(days=90)
    if occurs and occurred_on < life.until:
        with on(occurred_on, 9):
            occur(
                risk_id=risk.pk, note=row[COLUMN[language]], severity=life.rng.randint(2, 4), by=life.head,
                owner=life.head, due_on=occurred_on + timedelta(days=life.rng.choice([60, 300, 500])),
            )  # fmt: skip


def _figures(life: Life, is_bad: bool) -> dict[str, Any]:
    high = life.rng.randint(2, 4) if is_bad else life.rng.randint(1, 2)
    return {
        "probability": high, "impact_cost": life.rng.randint(1, 4),
        "impact_time": life.rng.randint(2, 4),
        "residual_probability": 1, "residual_impact": 1,
        "loss": life.draft.budget * life.rng.randint(1, 6) / 100,
    }  # fmt: skip


def _judge(life: Life, day: date) -> None:
    """The office's own word each half-year."""
    slow = (life.pace - 1) * min(1.0, 2 * life.share(day))
    slow = max(slow, life.slip() / 200)
    rating = (
        "likely" if slow < 0.06 else "probable" if slow < 0.2 else "feasible" if slow < 0.4 else "doubtful"
    )
    with on(day, 16):
        rate(
            project_id=life.project.pk, rating=rating, by=life.office,
            grounds="Есептер, фотосуреттер және алаңға шығу бойынша / по отчётам, фотографиям и выезду",
        )  # fmt: skip


def _promise(life: Life, finish: date) -> None:
    """A direct result; what is finished is measured."""
    code, planned = next(iter(life.draft.scope.items()), ("territory", Decimal(2)))
    indicator = Indicator.objects.get(code=code)
    with on(life.approved_on, 12):
        direct = save_result(
            project_id=life.project.pk, by=life.office, level="direct", indicator=indicator, base_value=Decimal(0),
            target_value=planned, target_on=finish, way="Қабылдау актісі / акт приёмки", body=life.department,
            **{f"title_{language}": getattr(indicator, f"name_{language}") for language in COLUMN},
        )  # fmt: skip
    done_on = life.real(finish) + timedelta(days=12)
    if done_on < life.until:
        with on(done_on, 12):
            measure(
                result_id=direct.pk, valid_on=done_on, value=planned * Decimal(life.rng.choice(["1", "1", "0.96"])),
                source="Қабылдау актісі / акт приёмки", by=life.office,
            )  # fmt: skip
