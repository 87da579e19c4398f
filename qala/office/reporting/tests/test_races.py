"""Two at once, on real connections."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from qala.ground.calendars.tests.factories import work_calendar
from qala.ground.notifications.models import Notification
from qala.office.projects.models import ProgressFact
from qala.office.reporting.actions import (
    accept,
    begin,
    climb,
    correct,
    open_dues,
    return_report,
    save,
    submit,
)
from qala.office.reporting.models import ProgressReport, ReportDue
from qala.office.reporting.tests.factories import FULL, Site
from tests.personas import everybody, project_office
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def site(transactional_db: None, frozen_clock: Any) -> Site:
    work_calendar()
    return Site(everybody())


def test_two_begin_one_report(site: Site) -> None:
    made = at_once(*[lambda: begin(project_id=site.project.pk, by=site.head)] * 2)
    assert refused(made) == []
    assert ProgressReport.objects.count() == 1


def test_two_acceptances(site: Site) -> None:
    report, other = site.sent(), project_office()
    results = at_once(
        lambda: accept(report_id=report.pk, by=site.office), lambda: accept(report_id=report.pk, by=other)
    )
    assert len(refused(results)) == 1
    assert ProgressFact.objects.filter(report_id=report.pk).count() == 5


def test_accepted_or_returned(site: Site) -> None:
    report = site.sent()
    results = at_once(
        lambda: accept(report_id=report.pk, by=site.office),
        lambda: return_report(report_id=report.pk, remarks={"whole": "No"}, by=site.office),
    )
    assert len(refused(results)) == 1
    report.refresh_from_db()
    assert (report.stage == "accepted") == ProgressFact.objects.filter(report_id=report.pk).exists()


def test_two_devices(site: Site) -> None:
    report = site.begun()
    results = at_once(
        lambda: save(report_id=report.pk, by=site.head, seen=1, narrative_ru="Первое"),
        lambda: save(report_id=report.pk, by=site.head, seen=1, narrative_ru="Второе"),
    )
    [lost] = refused(results)
    assert lost.code == "changed"
    assert ProgressReport.objects.get().revision == 2


def test_an_edit_during_acceptance(site: Site) -> None:
    old = site.accepted()
    new = correct(report_id=old.pk, reason="Measured wrongly", by=site.head)
    submit(report_id=new.pk, by=site.head)
    results = at_once(
        lambda: accept(report_id=new.pk, by=site.office),
        lambda: save(report_id=new.pk, by=site.head, declared_percent=Decimal(99)),
        lambda: correct(report_id=old.pk, reason="Once more", by=site.head),
    )
    assert len(refused(results)) == 2
    new.refresh_from_db()
    assert (new.stage, new.declared_percent) == ("accepted", Decimal(40))
    assert ProgressReport.objects.filter(stage="accepted", superseded_at=None).count() == 1


def test_many_workers_tell_once(site: Site, frozen_clock: Any) -> None:
    at_once(open_dues, open_dues)
    assert ReportDue.objects.count() == 1
    frozen_clock.move_to(datetime(2026, 4, 20, 5, tzinfo=UTC))
    results = at_once(climb, climb, climb)
    assert sum(results) == 1
    assert Notification.objects.filter(kind="reporting.climbed").count() == 4


def test_sent_while_it_climbs(site: Site, frozen_clock: Any) -> None:
    open_dues()
    report = site.begun()
    save(report_id=report.pk, by=site.head, items=site.told(), **FULL)
    frozen_clock.move_to(datetime(2026, 4, 20, 5, tzinfo=UTC))
    at_once(lambda: submit(report_id=report.pk, by=site.head), climb)
    assert ReportDue.objects.exclude(met_at=None).count() == 1
    assert climb() == 0
