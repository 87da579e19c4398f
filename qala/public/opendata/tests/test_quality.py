"""The page about ourselves: what it counts is what is there."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.test import Client

from qala.office.projects.models import Project
from qala.office.reporting.models import ReportDue
from qala.public.opendata.actions import measure
from qala.public.opendata.models import QualityReport
from qala.public.opendata.queries import measuring
from qala.public.opendata.tasks import measure_quality
from qala.public.projection.models import PublicProject
from qala.shared.clock import now, today


def page(language: str = "en") -> str:
    return Client().get("/opendata/quality/", headers={"Accept-Language": language}).content.decode()


def test_nothing_is_measured_yet(city: Any) -> None:
    assert "Nothing was measured yet" in page()


def test_completeness_is_that_of_the_projects(row: PublicProject) -> None:
    PublicProject.objects.filter(pk=row.pk).update(completeness=Decimal("71.43"))
    told = measuring.completeness()
    assert told["average"] == 71.4
    (department,) = told["departments"]
    assert (department["code"], department["count"]) == (row.department, 1)
    assert dict(told["missing"]) == dict.fromkeys(row.facts.missing, 1)


def test_failing_checks_are_counted_without_names(row: PublicProject) -> None:
    Project.objects.filter(pk=row.project_id).update(title_kk="")
    told = measuring.checks(today())
    assert told
    assert all(each["published"] == 1 for each in told)
    assert row.code not in str(measuring.figures(today()))


def test_reports_in_time_late_and_missing(row: PublicProject) -> None:
    ReportDue.objects.all().delete()
    day = today()
    for number, met in enumerate([day - timedelta(days=60), day - timedelta(days=20), None]):
        month = (day.replace(day=1) - timedelta(days=1 + 31 * number)).replace(day=1)
        due = day - timedelta(days=40)
        at = now() - (day - met) if met else None
        ReportDue.objects.create(project=row.project, month=month, first_due_on=due, due_on=due, met_at=at)
    told = measuring.reports(day)
    sums = {name: sum(each[name] for each in told) for name in ("in_time", "late", "missing")}
    assert sums == {"in_time": 1, "late": 1, "missing": 1}
    assert [each["month"] for each in told] == sorted(each["month"] for each in told)


def test_freshness_by_age(row: PublicProject) -> None:
    for days, place in ((0, 31), (31, 31), (32, 62), (93, 93), (94, None)):
        PublicProject.objects.filter(pk=row.pk).update(data_as_of=today() - timedelta(days=days))
        assert [each["days"] for each in measuring.freshness(today()) if each["count"]] == [place]


def test_it_is_measured_once_a_day_and_shown(row: PublicProject, frozen_clock: Any) -> None:
    PublicProject.objects.filter(pk=row.pk).update(completeness=50)
    measure_quality()
    measure()
    assert QualityReport.objects.count() == 1
    text = page()
    assert "Completeness by department" in text
    assert row.facts.department.name.said("en") in text
    assert "Completeness day by day" not in text
    figures = QualityReport.objects.get().figures
    QualityReport.objects.create(on=today() - timedelta(days=1), measured_at=now(), figures=figures)
    for language in ("kk", "ru", "en"):
        assert f"{today():%Y-%m-%d}" in page(language)


def test_the_page_costs_three_statements(row: PublicProject, django_assert_num_queries: Any) -> None:
    measure()
    with django_assert_num_queries(3):
        page()
