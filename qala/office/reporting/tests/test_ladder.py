"""Terms open, late reports climb, each person is told once."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from qala.ground.calendars.tests.factories import work_calendar
from qala.ground.notifications.models import Notification
from qala.office.projects.models import Project
from qala.office.projects.publication import findings
from qala.office.projects.registries import concerns, errands
from qala.office.projects.tests.factories import make_project
from qala.office.reporting.actions import accept, add_photos, climb, open_dues, return_report
from qala.office.reporting.models import ReportDue
from qala.office.reporting.tests.factories import Site, upload
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.tests.figures import put

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def calendar(db: None) -> None:
    work_calendar()


def move(frozen_clock: Any, month: int, day: int) -> None:
    frozen_clock.move_to(datetime(2026, month, day, 5, tzinfo=UTC))


def told(kind: str = "reporting.climbed") -> list[Any]:
    return [row.user for row in Notification.objects.filter(kind=kind).order_by("id")]


def test_terms_are_opened_once(site: Site) -> None:
    make_project(stage="proposed")
    make_project(stage="construction", suspended_on=today())
    assert open_dues() == 1
    assert open_dues() == 0
    due = ReportDue.objects.get()
    assert (due.project, due.month, due.due_on) == (site.project, MARCH, date(2026, 4, 6))


def test_a_report_sent_before_its_term_was_opened(site: Site) -> None:
    site.sent()
    open_dues()
    assert ReportDue.objects.exclude(met_at=None).count() == 1


def test_terms_of_closed_projects_are_given_up(site: Site) -> None:
    open_dues()
    Project.objects.filter(pk=site.project.pk).update(stage="closed")
    open_dues()
    assert ReportDue.objects.exclude(waived_at=None).count() == 1


def test_the_ladder(site: Site, frozen_clock: Any) -> None:
    open_dues()
    assert climb() == 0
    move(frozen_clock, 4, 4)
    assert (climb(), told("reporting.reminded")) == (1, [site.head])
    steps = [(7, site.head), (9, site.people.department), (13, site.people.curator), (16, site.office)]
    for number, (day, person) in enumerate(steps, start=1):
        move(frozen_clock, 4, day)
        assert (climb(), climb()) == (1, 0)
        assert told()[-1] == person
        assert len(told()) == number
    assert [entry.verb for entry in timeline.of(site.project)].count("report_climbed") == 4
    move(frozen_clock, 5, 30)
    assert climb() == 0


def test_whoever_was_passed_is_told_too(site: Site, frozen_clock: Any) -> None:
    open_dues()
    move(frozen_clock, 4, 20)
    assert climb() == 1
    people = site.people
    assert {user.pk for user in told()} == {
        site.head.pk,
        people.department.pk,
        people.curator.pk,
        site.office.pk,
    }
    assert told("reporting.reminded") == []


def test_a_sent_report_climbs_no_further(site: Site, frozen_clock: Any) -> None:
    open_dues()
    move(frozen_clock, 4, 8)
    climb()
    report = site.sent()
    assert report.is_late
    move(frozen_clock, 4, 20)
    assert climb() == 0
    return_report(report_id=report.pk, remarks={"whole": "More"}, by=site.office)
    assert ReportDue.objects.get().rung == 0
    move(frozen_clock, 4, 25)
    assert climb() == 1


def test_the_city_sets_its_own_days(site: Site, frozen_clock: Any) -> None:
    put("reporting.due_day", 10)
    put("reporting.head_days", 2)
    open_dues()
    assert ReportDue.objects.get().due_on == date(2026, 4, 10)
    move(frozen_clock, 4, 11)
    climb()
    assert told() == []
    move(frozen_clock, 4, 12)
    climb()
    assert told() == [site.head]


def test_errands(site: Site, frozen_clock: Any) -> None:
    open_dues()
    [written] = errands(site.head)
    assert (written.due_on, written.project) == (date(2026, 4, 6), site.project)
    assert errands(site.people.contractor) == []
    report = site.sent()
    assert errands(site.head) == []
    waiting = [each for each in errands(site.office) if each.project == site.project]
    assert [each.url for each in waiting] == [report.get_absolute_url()]
    return_report(report_id=report.pk, remarks={"whole": "More"}, by=site.office)
    [mended] = errands(site.head)
    assert mended.url == report.get_absolute_url()


def kinds() -> set[str]:
    ours = concerns(Project.objects.all(), today())
    return {each.kind for each in ours if each.kind in ("late_report", "old_photo")}


def test_concerns(site: Site, frozen_clock: Any) -> None:
    open_dues()
    assert kinds() == {"old_photo"}
    add_photos(project_id=site.project.pk, file_ids=[upload(site.head).pk], by=site.head)
    assert kinds() == set()
    move(frozen_clock, 4, 10)
    assert kinds() == {"late_report"}
    move(frozen_clock, 4, 30)
    assert kinds() == {"late_report", "old_photo"}


def found() -> set[str]:
    project = Project.objects.get(code="P-0001")
    return {each.code for each in findings(project, today())} & {"photo_fresh", "report_fresh"}


def test_findings_before_publication(site: Site, frozen_clock: Any) -> None:
    assert found() == {"photo_fresh", "report_fresh"}
    add_photos(project_id=site.project.pk, file_ids=[upload(site.head).pk], by=site.head)
    accept(report_id=site.sent().pk, by=site.office)
    assert found() == set()
    move(frozen_clock, 5, 30)
    assert found() == {"photo_fresh", "report_fresh"}
