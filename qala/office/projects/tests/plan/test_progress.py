"""Progress by day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from qala.office.projects.actions.plan.progress import record_progress
from qala.office.projects.actions.plan.schedule import reschedule
from qala.office.projects.models import ProgressFact, WorkItem
from qala.office.projects.queries.plans import plans_of
from qala.office.projects.rules.rollup import counted, phase_percents
from qala.office.projects.tests.plan.conftest import Site
from qala.shared import timeline
from qala.shared.errors import Invalid, NotAllowed

WEDNESDAY, MONTH_END = date(2026, 1, 14), date(2026, 1, 30)


def record(site: Site, day: date, reason: str = "", **percents: int) -> list[ProgressFact]:
    told = {site.item(code).pk: Decimal(value) for code, value in percents.items()}
    return record_progress(
        project_id=site.project.pk, valid_on=day, percents=told, by=site.people.project_office, reason=reason
    )


def test_facts_and_dates_that_follow(site: Site) -> None:
    site.on(WEDNESDAY)
    record(site, WEDNESDAY, A=100, B=50)
    a, b = site.item("A"), site.item("B")
    assert (int(a.percent), a.actual_start, a.actual_finish) == (100, date(2026, 1, 5), date(2026, 1, 7))
    assert (int(b.percent), b.actual_start, b.actual_finish) == (50, date(2026, 1, 8), None)
    # Two days of B remain after Wednesday, then five of D.
    assert site.item("D").forecast_finish == date(2026, 1, 23)
    assert site.item("D").planned_finish == date(2026, 1, 20)
    assert site.again().actual_start == date(2026, 1, 5)
    assert timeline.of(site.project).last().verb == "record_progress"  # type: ignore[union-attr]


def test_what_is_as_before_is_left_out(site: Site) -> None:
    site.on(MONTH_END)
    assert len(record(site, WEDNESDAY, A=30, B=0)) == 1
    assert record(site, MONTH_END, A=30) == []
    assert ProgressFact.objects.count() == 1


def test_what_was_not_told_since_is_not_late_for_that(site: Site) -> None:
    site.on(WEDNESDAY)
    record(site, WEDNESDAY, A=100, B=50)
    expected = site.again().forecast_finish
    site.on(MONTH_END)
    reschedule(site.again())
    assert site.again().forecast_finish == expected
    assert record(site, MONTH_END, A=100, B=50) == []
    later = site.again()
    assert later.data_as_of == MONTH_END
    # Nothing was done in between, and now that is known.
    assert expected is not None
    assert later.forecast_finish is not None
    assert later.forecast_finish > expected


def test_a_report_that_is_too_old_says_nothing_of_today(site: Site) -> None:
    site.on(WEDNESDAY)
    record(site, WEDNESDAY, A=100, B=50)
    plan = plans_of([site.again()], WEDNESDAY + timedelta(days=45))[site.project.pk]
    assert plan.known_on == WEDNESDAY
    plan = plans_of([site.again()], WEDNESDAY + timedelta(days=46))[site.project.pk]
    assert plan.known_on == WEDNESDAY + timedelta(days=46)


def test_a_lower_per_cent_needs_a_reason(site: Site) -> None:
    site.on(MONTH_END)
    record(site, WEDNESDAY, A=100)
    with pytest.raises(Invalid) as refused:
        record(site, MONTH_END, A=80)
    assert refused.value.fields
    record(site, MONTH_END, "Measured anew", A=80)
    a = site.item("A")
    assert (int(a.percent), a.actual_finish, a.actual_start) == (80, None, date(2026, 1, 5))


def test_a_second_word_about_a_day_supersedes(site: Site) -> None:
    site.on(WEDNESDAY)
    first = record(site, WEDNESDAY, A=30)[0]
    second = record(site, WEDNESDAY, A=40)[0]
    assert second.supersedes_id == first.pk
    assert site.item("A").percent == 40


def test_an_older_day_does_not_undo_a_later_one(site: Site) -> None:
    site.on(MONTH_END)
    record(site, MONTH_END, A=70)
    record(site, WEDNESDAY, A=20)
    assert site.item("A").percent == 70


def test_as_of_a_day(site: Site) -> None:
    site.on(MONTH_END)
    record(site, WEDNESDAY, A=30)
    record(site, MONTH_END, A=100, B=50)
    assert plans_of([site.project], WEDNESDAY)[site.project.pk].percent() == 6
    assert plans_of([site.project], MONTH_END)[site.project.pk].percent() == 30


@pytest.mark.parametrize("name", ["project_head", "department", "contractor", "stranger", "analyst"])
def test_nobody_else_records(site: Site, name: str) -> None:
    with pytest.raises(NotAllowed):
        record_progress(
            project_id=site.project.pk,
            valid_on=date(2026, 1, 2),
            percents={site.item("A").pk: Decimal(5)},
            by=getattr(site.people, name),
        )


def test_nonsense_is_refused(site: Site) -> None:
    with pytest.raises(Invalid):
        record(site, MONTH_END, A=5)  # still to come
    site.on(MONTH_END)
    with pytest.raises(Invalid):
        record(site, WEDNESDAY, A=101)
    with pytest.raises(Invalid):
        record_progress(
            project_id=site.project.pk,
            valid_on=WEDNESDAY,
            percents={0: Decimal(1)},
            by=site.people.project_office,
        )
    assert not ProgressFact.objects.exists()


def test_facts_are_never_changed(site: Site) -> None:
    site.on(WEDNESDAY)
    fact = record(site, WEDNESDAY, A=30)[0]
    for act in (
        lambda: ProgressFact.objects.filter(pk=fact.pk).update(percent=90),
        lambda: ProgressFact.objects.filter(pk=fact.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert ProgressFact.objects.get().percent == 30


def test_what_a_told_per_cent_counts_for() -> None:
    assert counted("0/100", False, Decimal(99)) == 0
    assert counted("percent", True, Decimal(99)) == 0
    assert counted("50/50", False, Decimal(1)) == 50
    assert counted("units", False, Decimal("33.3")) == Decimal("33.3")


def test_zero_weights_count_alike() -> None:
    zero = Decimal(0)
    rows = [(1, None, zero, zero), (2, 1, zero, Decimal(100)), (3, 1, zero, Decimal(50))]
    assert phase_percents(rows) == {1: 75}


def test_methods_at_recording(site: Site) -> None:
    WorkItem.objects.filter(project=site.project, code="A").update(method="50/50")
    site.on(WEDNESDAY)
    record(site, WEDNESDAY, A=10)
    assert site.item("A").percent == 50


def test_told_dates_stand_in_place_of_the_likely_ones(site: Site) -> None:
    day = date(2026, 1, 9)
    site.on(day)
    item = site.item("A")
    told = {item.pk: (date(2026, 1, 6), date(2026, 1, 8))}
    words = {"project_id": site.project.pk, "valid_on": day, "by": site.people.curator}
    record_progress(percents={item.pk: Decimal(100)}, days=told, **words)
    item = site.item("A")
    assert (item.actual_start, item.actual_finish) == told[item.pk]
    record_progress(percents={item.pk: Decimal(100)}, days={item.pk: (date(2026, 1, 5), None)}, **words)
    item = site.item("A")
    assert (item.actual_start, item.actual_finish) == (date(2026, 1, 5), date(2026, 1, 8))
    assert item.facts.count() == 1
    for wrong in ((date(2026, 1, 10), None), (date(2026, 1, 8), date(2026, 1, 7))):
        with pytest.raises(Invalid):
            record_progress(percents={item.pk: Decimal(100)}, days={item.pk: wrong}, **words)
