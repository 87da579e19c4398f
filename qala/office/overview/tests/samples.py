"""Something of everything of this room, for tests that cross rooms."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from qala.office.overview.actions import reckon_projects
from qala.office.overview.models import Clash, Occasion
from qala.office.overview.tests.factories import MONDAY, freeze, progress
from qala.office.projects.models import ProgressFact, Project
from qala.office.projects.tests import samples
from qala.office.projects.tests.factories import make_project


def occasion(**fields: Any) -> Occasion:
    """A marathon in the middle of the summer."""
    words = {"name_kk": "Марафон", "name_ru": "Марафон", "name_en": "Marathon"}
    days = {"begins_on": date(2026, 6, 6), "ends_on": date(2026, 6, 7)}
    return Occasion.objects.create(**(words | days | {"lon": 71.43, "lat": 51.13} | fields))


def forecast(city: Any) -> Project:
    """The sample project with money, a baseline (its own, or one made here), some progress and a standing."""
    project = samples.project(city)
    items = list(project.items.order_by("order"))
    if not project.baselines.exists():
        for place, item in enumerate(items):
            item.budget = Decimal(10_000_000 * (place + 1))
            item.save()
        freeze(project)
    if not ProgressFact.objects.filter(item__project=project).exists():
        progress(items[0], 100, MONDAY + timedelta(days=9))
        progress(items[1], 40, MONDAY + timedelta(days=14))
    reckon_projects([project.pk])
    return project


def clash(city: Any, **fields: Any) -> Clash:
    """The sample project meets another of the same street."""
    project = samples.project(city)
    other = Project.objects.filter(code="P-0002").first() or make_project("P-0002", lon=71.43, lat=51.13)
    known = Clash.objects.filter(key="sample").first()
    if known is not None:
        return known
    words = {"kind": "overlap", "days": 12, "begins_on": date(2026, 5, 4), "ends_on": date(2026, 5, 15)}
    return Clash.objects.create(
        key="sample", one=project, other=other, found_on=date(2026, 4, 1), **(words | fields)
    )
