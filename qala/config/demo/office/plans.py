"""Plans and their baselines: written before the first approval, asked to be changed where a project is very late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from qala.config.demo.office.courses import Row, rows_of
from qala.config.demo.office.lives import Life, on
from qala.config.demo.office.words import slip_words
from qala.office.projects.actions.plan.change import Slip, change_plan
from qala.office.projects.actions.plan.freeze import approve_baseline
from qala.office.projects.actions.plan.ops import Add, Change, Link, Op
from qala.office.projects.actions.plan.requests import approve_change, ask_change, submit_change
from qala.office.projects.models import ItemKind, Project
from qala.shared.languages import LANGUAGES

HOURS_PER_MILLION = Decimal(14)
MILLION = Decimal(1_000_000)
ROUND = Decimal(1)
TYPES = {"1.3": "approval", "2.2": "procurement", "2.3": "procurement", "4.2": "delivery"}
OPEN = ("planned", "preparation", "procurement", "construction", "commissioning")
ASKS = 75
"""From so many days of delay on a head asks for another baseline."""


def write_plan(life: Life, project: Project) -> None:
    """The course of its kind with the money of the project on the works, as the head plans it; then the promise."""
    with on(life.proposed_on + timedelta(days=8) if life.is_approved else life.proposed_on, 12):
        change_plan(project_id=project.pk, by=life.head, changes=list(_ops(life)))
    if life.is_approved:
        with on(life.approved_on, 10):
            approve_baseline(project_id=project.pk, by=life.curator, decision=f"№ {project.pk}")


def _ops(life: Life) -> Iterator[Op]:
    rows = rows_of(life.draft.plan)
    for row in rows:
        yield Add(_fields(life, row), parent=row.parent or None, key=row.code)
    for row in rows:
        for code, kind, lag in row.after:
            yield Link(code, row.code, kind, lag)


def _fields(life: Life, row: Row) -> dict[str, Any]:
    kk, ru, en = row.names
    fields: dict[str, Any] = {
        "code": row.code, "kind": row.kind, "name_kk": kk, "name_ru": ru, "name_en": en, "works_rank": row.rank,
    }  # fmt: skip
    if row.kind == ItemKind.MILESTONE:
        return {**fields, "is_public": True, "milestone_type": TYPES.get(row.code, "")}
    if row.kind == ItemKind.PHASE:
        below = (each.share for each in rows_of(life.draft.plan) if each.parent == row.code)
        return {**fields, "weight": sum(below, Decimal(0)) or ROUND}
    if row.kind == ItemKind.WORK:
        days = max(1, round(row.days * (1 + life.draft.index_of_size / 3)))
        money = (life.draft.budget * row.share / 100).quantize(ROUND)
        fields |= {"duration_days": days, "least_days": round(days * 0.85), "most_days": round(days * 1.15)}
        fields |= {"weight": row.share or ROUND, "budget": money or None}
        fields["hours"] = (money / MILLION * HOURS_PER_MILLION).quantize(ROUND) or None
    return fields


def happenings(life: Life) -> Iterator[tuple[date, int, Callable[[], object]]]:
    """Very late projects ask for a new baseline; some get it, some wait for the decision."""
    finish = life.finish
    asked_on = life.until - timedelta(days=25 + life.draft.head * 3)
    if (
        life.is_approved
        and finish
        and life.draft.delay > ASKS
        and life.draft.starts_on < asked_on < life.real(finish)
    ):
        yield asked_on, 4, partial(_ask, life, asked_on)
    if life.is_approved and life.draft.delay > 0:
        yield life.until - timedelta(days=4), 8, partial(_explain, life, life.until - timedelta(days=4))


def _explain(life: Life, day: date) -> None:
    """The head says why milestones come later; of what is not built yet one in five does not."""
    late = life.project.items.filter(kind=ItemKind.MILESTONE, removed_at=None, slip_reason="")
    if (
        (life.rng.random() < 0.2 and not life.is_built)
        or not late
        or not Project.objects.filter(pk=life.project.pk, stage__in=OPEN).exists()
    ):
        return
    code, words = slip_words(life.rng)
    said = {
        "slip_reason": code,
        **{f"slip_text_{tongue}": text for tongue, text in zip(LANGUAGES, words, strict=True)},
    }
    with on(day, 16):
        change_plan(project_id=life.project.pk, by=life.head, changes=[Change(row.pk, said) for row in late])


def _ask(life: Life, day: date) -> None:
    """The longest work that is not done becomes longer; the request says why."""
    open_items = list(life.project.items.filter(kind="work", actual_finish=None, removed_at=None))
    if not open_items:
        return
    longest = max(open_items, key=lambda item: item.duration_days)
    code, words = slip_words(life.rng)
    with on(day, 13):
        slip = Slip(code, dict(zip(LANGUAGES, words, strict=True)))
        longer = {"duration_days": round(longest.duration_days * 1.2)}
        change_plan(project_id=life.project.pk, by=life.head, changes=[Change(longest.pk, longer)], slip=slip)
        asked = ask_change(
            project_id=life.project.pk,
            kind="duration",
            reason_code=code,
            reason=" / ".join(words[:2]),
            by=life.head,
        )
        submit_change(request_id=asked.pk, by=life.head)
    if life.draft.head % 3 and day + timedelta(days=6) < life.until:
        with on(day + timedelta(days=6), 11):
            approve_change(request_id=asked.pk, by=life.curator, decision="Келісілді / согласовано")
