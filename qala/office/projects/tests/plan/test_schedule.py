"""Dates of a plan, written into its rows."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from qala.office.projects.actions.plan.schedule import reschedule
from qala.office.projects.models import WorkItem
from qala.office.projects.tests.factories import link, make_item
from qala.office.projects.tests.plan.conftest import MONDAY, Site
from qala.shared.errors import Invalid


def test_the_textbook_plan(site: Site) -> None:
    rows = {row.code: row for row in WorkItem.objects.filter(project=site.project)}
    spans = {code: (row.planned_start, row.planned_finish) for code, row in rows.items()}
    assert spans == {
        "A": (date(2026, 1, 5), date(2026, 1, 7)),
        "B": (date(2026, 1, 8), date(2026, 1, 13)),
        "C": (date(2026, 1, 8), date(2026, 1, 9)),
        "D": (date(2026, 1, 14), date(2026, 1, 20)),
        "E": (date(2026, 1, 12), date(2026, 1, 12)),
    }
    assert {code: row.total_float for code, row in rows.items()} == {"A": 0, "B": 0, "C": 2, "D": 0, "E": 6}
    assert sorted(code for code, row in rows.items() if row.is_critical) == ["A", "B", "D"]
    assert site.again().planned_finish == site.project.forecast_finish == date(2026, 1, 20)


def test_time_passes_and_nothing_is_done(site: Site) -> None:
    site.on(date(2026, 1, 9))
    reschedule(site.project)
    assert site.item("A").planned_finish == date(2026, 1, 7)
    assert site.item("A").forecast_start == date(2026, 1, 12)
    assert site.again().forecast_finish == date(2026, 1, 27)
    assert site.project.planned_finish == date(2026, 1, 20)


def test_phases_are_the_sum_of_what_is_below(site: Site) -> None:
    phase = make_item(site.project, "P", 1, kind="phase", duration_days=0)
    WorkItem.objects.filter(project=site.project, code__in="BC").update(
        parent=phase, percent=40, actual_start=MONDAY
    )
    WorkItem.objects.filter(code="C").update(weight=3, percent=20)
    reschedule(site.project)
    phase.refresh_from_db()
    assert (phase.planned_start, phase.planned_finish) == (date(2026, 1, 8), date(2026, 1, 13))
    assert phase.percent == Decimal(25)
    assert (phase.actual_start, phase.actual_finish) == (MONDAY, None)


def test_the_start_set_by_people_stays(site: Site) -> None:
    site.project.planned_start = date(2026, 1, 1)
    site.project.save()
    reschedule(site.project)
    assert site.again().planned_start == date(2026, 1, 1)


def test_without_items_the_finish_stays(site: Site) -> None:
    WorkItem.objects.filter(project=site.project).delete()
    finish = site.again().planned_finish
    assert reschedule(site.project) == {}
    assert site.again().planned_finish == finish is not None


def test_a_circle_is_told_in_words(site: Site) -> None:
    link(site.item("E"), site.item("A"))
    with pytest.raises(Invalid) as refused:
        reschedule(site.project)
    assert refused.value.code == "circular_links"
    assert "→" in str(refused.value.message)


def test_it_tells_which_milestones_moved(site: Site) -> None:
    milestone = make_item(site.project, "M", 0)
    link(site.item("D"), milestone)
    reschedule(site.project)
    WorkItem.objects.filter(project=site.project, code="D").update(duration_days=6)
    moved = reschedule(site.again())
    assert moved == {
        str(milestone.pk): ["2026-01-20", "2026-01-21"],
        "": ["2026-01-20", "2026-01-21"],
    }


def test_as_many_statements_for_many_items(site: Site, count_queries: Any) -> None:
    def asked() -> int:
        WorkItem.objects.filter(project=site.project, code="A").update(duration_days=4)
        with count_queries() as few:
            reschedule(site.project)
        WorkItem.objects.filter(project=site.project, code="A").update(duration_days=3)
        reschedule(site.project)
        return len(few)

    first = asked()
    for number in range(20):
        make_item(site.project, f"X{number}")
    reschedule(site.project)
    assert asked() == first
