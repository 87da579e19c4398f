"""Rows of the room, without surprises."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from qala.office.projects.models import (
    Block,
    Dependency,
    Part,
    Portfolio,
    Project,
    ProjectKind,
    ProjectStep,
    RoleAssignment,
    StepTemplate,
    WorkItem,
)
from tests.personas import LONG_AGO, organisation

_numbers = count(1)


def make_block(code: str = "roads", **fields: Any) -> Block:
    """A block; the same for the same code."""
    words = {"name_kk": "Автожолдар", "name_ru": "Дороги", "name_en": "Roads", **fields}
    return Block.objects.get_or_create(code=code, defaults=words)[0]


def make_kind(code: str = "road-repair", **fields: Any) -> ProjectKind:
    """A kind without steps; the same for the same code."""
    words = {
        "name_kk": "Жол жөндеу",
        "name_ru": "Ремонт дороги",
        "name_en": "Road repair",
        "work": "rehabilitation",
    }
    return ProjectKind.objects.get_or_create(code=code, defaults={**words, **fields})[0]


def make_portfolio(code: str = "infrastructure", **fields: Any) -> Portfolio:
    """A portfolio; the same for the same code."""
    words = {
        "name_kk": "Инфрақұрылым",
        "name_ru": "Инфраструктура",
        "name_en": "Infrastructure",
        "kind": "infrastructure",
    }
    return Portfolio.objects.get_or_create(code=code, defaults={**words, **fields})[0]


def make_project(code: str = "", **fields: Any) -> Project:
    """A project in construction of a department of its own, unless others are given."""
    number = next(_numbers)
    words: dict[str, Any] = {
        "title_kk": f"Көшені жөндеу {number}",
        "title_ru": f"Ремонт улицы {number}",
        "title_en": f"Repair of a street {number}",
        "stage": "construction",
        "currency": "KZT",
        "planned_start": date(2026, 1, 5),
        "planned_finish": date(2026, 12, 25),
    }
    words.update(fields)
    words.setdefault("block", None)
    words["block"] = words["block"] or make_block()
    words["kind"] = words.get("kind") or make_kind()
    words["department"] = words.get("department") or organisation(kind="department")
    return Project.objects.create(code=code or f"T-{number:04d}", **words)


def give_part(project: Project, part: str, who: Any, since: date = LONG_AGO) -> RoleAssignment:
    """`who` is a person for head, deputy and curator, a body for the others."""
    is_person = part in (Part.HEAD, Part.CURATOR, Part.DEPUTY_HEAD)
    return RoleAssignment.objects.create(
        project=project, part=part, valid_from=since, **{"person" if is_person else "organisation": who}
    )


def make_item(project: Project, code: str, days: int = 5, **fields: Any) -> WorkItem:
    """A work of the plan, in the order of making."""
    words: dict[str, Any] = {
        "name_kk": f"Жұмыс {code}",
        "name_ru": f"Работа {code}",
        "name_en": f"Work {code}",
        "kind": "work" if days else "milestone",
        "duration_days": days,
        "order": project.items.count() + 1,
        "weight": Decimal(1),
    }
    return WorkItem.objects.create(project=project, code=code, **{**words, **fields})


def link(before: WorkItem, after: WorkItem, kind: str = "FS", lag: int = 0) -> Dependency:
    """One follows the other."""
    return Dependency.objects.create(
        project=before.project, before=before, after=after, kind=kind, lag_days=lag
    )


def make_steps(project: Project) -> list[ProjectStep]:
    """A short course: a plan that ends with a gate, works without, acceptance with one."""
    words = (
        ("plan", "planned", True),
        ("works", "construction", False),
        ("acceptance", "commissioning", True),
    )
    rows = [
        ProjectStep(
            project=project,
            order=order * 10,
            code=code,
            stage=stage,
            phase="implementation",
            is_gate=is_gate,
            name_kk=f"Саты {code}",
            name_ru=f"Этап {code}",
            name_en=f"Step {code}",
        )
        for order, (code, stage, is_gate) in enumerate(words, start=1)
    ]
    return ProjectStep.objects.bulk_create(rows)


def make_template(kind: ProjectKind) -> StepTemplate:
    """The first step of the course of a kind; the same for the same kind."""
    words = {"order": 10, "stage": "proposed", "phase": "identification", "name_en": "Idea"}
    return StepTemplate.objects.get_or_create(kind=kind, code="idea", defaults=words)[0]
