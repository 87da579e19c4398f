"""Projects with standings, without surprises."""

from datetime import date
from decimal import Decimal
from typing import Any

from qala.office.overview.models import PortfolioPaper
from qala.office.projects.models import Project, Standing
from qala.office.projects.tests.factories import make_project
from qala.shared import clock

REASONS = [{"code": "slip", "tone": "red", "facet": "schedule", "value": "41", "name": ""}]


def stand(project: Project, day: date | None = None, **fields: Any) -> Standing:
    """Where it stood on the day; the newest row is the newest."""
    day = day or clock.today()
    words: dict[str, Any] = {
        "health": "green",
        "physical": Decimal(40),
        "budget": Decimal(1000),
        "original_budget": Decimal(1000),
        "paid": Decimal(300),
        "slip_days": 0,
        "figures": {"stage": project.stage},
        "reckoned_at": clock.now(),
    }
    newest = Standing.objects.filter(project=project, is_newest=True).first()
    is_newest = newest is None or newest.day < day
    if newest is not None and is_newest:
        Standing.objects.filter(pk=newest.pk).update(is_newest=False)
    return Standing.objects.create(project=project, day=day, is_newest=is_newest, **{**words, **fields})


def standing_project(code: str = "", *, at: dict[str, Any] | None = None, **fields: Any) -> Project:
    """A project with a standing of today."""
    made = make_project(code, **fields)
    stand(made, **(at or {}))
    return made


def in_trouble(code: str = "", **fields: Any) -> Project:
    """Red, 41 days late, half as dear again."""
    at = {"health": "red", "slip_days": 41, "budget": Decimal(1500), "reasons": REASONS}
    return standing_project(code, at=at, **fields)


def paper(by: Any, **fields: Any) -> PortfolioPaper:
    """A file that was made."""
    words = {
        "form": "xlsx",
        "language": "en",
        "as_of": clock.today(),
        "body": b"file",
        "made_at": clock.now(),
    }
    return PortfolioPaper.objects.create(by=by, asked_at=clock.now(), **{**words, **fields})
