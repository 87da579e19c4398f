"""All projects of the demonstration city, after its start: a job that may be killed and goes on where it was."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import override

from qala.config.demo.models import DemoRun
from qala.config.demo.office import course, horizon, money, plans, talks, telling, uses, voices, watching
from qala.config.demo.office.drafts import draw_projects, end_of, months_until
from qala.config.demo.office.lives import Life
from qala.config.demo.office.standing import Company, make_standing
from qala.office.finance.models import BudgetLine
from qala.office.overview.actions import find_clashes, reckon
from qala.office.overview.handlers import standing_moved
from qala.office.projects.models import Project
from qala.office.reporting.actions import open_dues
from qala.office.reporting.models import ReportDue
from qala.public.projection.handlers import contract_moved, line_moved, project_moved
from qala.shared.audit import because
from qala.shared.clock import city_zone, now
from qala.shared.events import unheard
from qala.shared.live import hushed

Happening = tuple[date, int, Callable[[], object]]


def make_office(*, share: float = 1.0) -> int:
    """Everything that is not there yet; returns how many projects were lived now. Each project is a transaction."""
    run = DemoRun.objects.get()
    day = run.until.astimezone(city_zone()).date()
    with (
        override("kk"),
        because("make_demo"),
        hushed(),
        unheard(standing_moved, project_moved, contract_moved, line_moved),
    ):
        make_standing()
        lives = _lives(run.seed, day, share)
        for life in lives:
            _begin(life)
        _budget(lives)
        waiting = lives[run.projects_lived :]
        for life in waiting:
            with transaction.atomic():
                _live(life)
                run.projects_lived += 1
                run.save(update_fields=["projects_lived"])
        with transaction.atomic():
            company = Company.gather()
            horizon.make_horizon(lives, company, day)
            horizon.make_indicators(lives, day, run.seed)
            horizon.make_public(lives, day, company)
            voices.ask_questions(day)
            uses.tell_of_uses(day)
        _terms(lives, months_until(day)[-1])
        _days_after_days(company, day, run.seed)
        talks.make_occasion(lives, company, day)
        find_clashes()
    return len(waiting)


def _terms(lives: list[Life], month: date) -> None:
    """Reports of the last month are due, but not of those who began after it."""
    open_dues(month)
    young = [life.project.pk for life in lives if life.draft.starts_on > end_of(month)]
    ReportDue.objects.filter(month=month, project__in=young, met_at=None).update(waived_at=now())


def _days_after_days(company: Company, day: date, seed: int) -> None:
    """Standings at the ends of the last months, each before the review that speaks of it; yesterday's and today's."""
    months = months_until(day)
    for month in months:
        reckon(end_of(month))
        with transaction.atomic():
            talks.make_talk(company, end_of(month), day, random.Random(f"{seed} meeting {month}"))
    for mark in (day - timedelta(days=1), day):
        reckon(mark)


def _lives(seed: int, day: date, share: float) -> list[Life]:
    company = Company.gather()
    return [
        Life(draft, company, day, random.Random(f"{seed} {draft.code}"))
        for draft in draw_projects(seed, day, share=share)
    ]


def _begin(life: Life) -> None:
    known = Project.objects.filter(code=life.draft.code).first()
    if known is None:
        with transaction.atomic():
            known = life.begin()
            plans.write_plan(life, known)
    life.project = known
    life.items = {item.code: item for item in known.items.order_by("order")}


def _budget(lives: list[Life]) -> None:
    if not BudgetLine.objects.exists():
        with transaction.atomic():
            money.make_budget(lives)


def _live(life: Life) -> None:
    """What happens to it, in the order of its days."""
    for _day, _order, happen in sorted(_happenings(life), key=lambda each: each[:2]):
        happen()


def _happenings(life: Life) -> Iterator[Happening]:
    yield from ((day, 1, partial(course.step, life, day, verb)) for day, verb in course.steps_of(life))
    yield from money.happenings(life)
    yield from telling.happenings(life)
    yield from watching.happenings(life)
    yield from plans.happenings(life)
    yield life.until - timedelta(days=3), 9, partial(course.rest, life)
