"""Begin, save, send, return, accept, publish, correct."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from qala.ground.calendars.tests.factories import work_calendar
from qala.ground.notifications.models import Notification
from qala.office.projects.events import ProjectPublished
from qala.office.projects.models import ProgressFact, Project
from qala.office.reporting.actions import (
    accept,
    begin,
    correct,
    open_dues,
    publish_report,
    return_report,
    save,
    submit,
)
from qala.office.reporting.actions.save import Told
from qala.office.reporting.models import ProgressReport, ReportDue
from qala.office.reporting.queries.items import sum_of
from qala.office.reporting.tests.factories import FULL, Site, another_head, deputy
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, NotAllowed
from qala.shared.events import publish

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)


def verbs(row: Any) -> list[str]:
    return [entry.verb for entry in timeline.of(row).order_by("id")]


def test_from_draft_to_the_project(site: Site) -> None:
    report = site.accepted(A=100, B=60, C=0, D=0, E=0)
    project = Project.objects.get(pk=site.project.pk)
    assert (report.stage, report.month, report.valid_on) == ("accepted", MARCH, date(2026, 3, 2))
    assert (project.declared_percent, project.data_as_of) == (Decimal(40), date(2026, 3, 2))
    assert {item.code: item.percent for item in project.items.all()}["B"] == 60
    facts = ProgressFact.objects.filter(report_id=report.pk)
    assert {fact.item.code: fact.percent for fact in facts}["A"] == 100
    assert verbs(report) == ["begin", "save", "submit", "accept"]
    assert verbs(project)[-3:] == ["report_submit", "report_accept", "record_progress"]


def test_a_second_begin_opens_the_first(site: Site) -> None:
    first = site.begun()
    assert site.begun() == first
    assert begin(project_id=site.project.pk, by=deputy(site.project)) == first
    assert verbs(first) == ["begin"]


def test_strangers(site: Site) -> None:
    report = site.begun()
    people = site.people
    for by in (people.department, people.contractor, people.curator, site.office, another_head(site.project)):
        with pytest.raises(NotAllowed):
            begin(project_id=site.project.pk, by=by)
        with pytest.raises(NotAllowed):
            save(report_id=report.pk, by=by)
        with pytest.raises(NotAllowed):
            submit(report_id=report.pk, by=by)
    for by in (people.department, people.contractor, people.curator, site.head):
        for act in (accept, publish_report):
            with pytest.raises(NotAllowed):
                act(report_id=report.pk, by=by)
        with pytest.raises(NotAllowed):
            return_report(report_id=report.pk, remarks={"whole": "No"}, by=by)


def test_wrong_stages(site: Site) -> None:
    report = site.begun()
    for act in (accept, publish_report):
        with pytest.raises(Conflict):
            act(report_id=report.pk, by=site.office)
    site.sent()
    for late in (save, submit):
        with pytest.raises(Conflict):
            late(report_id=report.pk, by=site.head)
    accept(report_id=report.pk, by=site.office)
    with pytest.raises(Conflict):
        accept(report_id=report.pk, by=site.office)
    assert ProgressFact.objects.filter(report_id=report.pk).count() == 5


def test_what_is_missing_is_named(site: Site) -> None:
    report = site.begun()
    with pytest.raises(Invalid) as refused:
        submit(report_id=report.pk, by=site.head)
    named = set(refused.value.fields)
    assert {"narrative_ru", "declared_percent", "confidence", f"item-{site.item('A').pk}"} <= named


def test_later_than_promised_needs_its_reason(site: Site) -> None:
    report = site.begun()
    late = {**FULL, "forecast_finish": date(2027, 2, 1), "forecast_code": "", "forecast_reason": ""}
    save(report_id=report.pk, by=site.head, items=site.told(), **late)
    with pytest.raises(Invalid) as refused:
        submit(report_id=report.pk, by=site.head)
    assert set(refused.value.fields) == {"forecast_code", "forecast_reason"}
    save(report_id=report.pk, by=site.head, forecast_code="weather", forecast_reason="Rain")
    assert submit(report_id=report.pk, by=site.head).stage == "submitted"


def test_less_than_before_needs_its_reason(site: Site, frozen_clock: Any) -> None:
    site.accepted(A=80)
    frozen_clock.move_to(datetime(2026, 4, 2, 5, tzinfo=UTC))
    report = site.begun()
    item = site.item("A").pk
    save(report_id=report.pk, by=site.head, items=site.told(A=70), **FULL)
    with pytest.raises(Invalid) as refused:
        submit(report_id=report.pk, by=site.head)
    assert set(refused.value.fields) == {f"item-{item}"}
    save(report_id=report.pk, by=site.head, items={item: Told(Decimal(70), "Measured anew")})
    submit(report_id=report.pk, by=site.head)
    accept(report_id=report.pk, by=site.office)
    assert ProgressFact.objects.filter(item=item).order_by("-id")[0].reason == "Measured anew"


def test_a_percent_that_cannot_be(site: Site) -> None:
    report = site.begun()
    with pytest.raises(Invalid):
        save(report_id=report.pk, by=site.head, items={site.item("A").pk: Told(Decimal(101))})
    item = site.item("E")
    item.kind, item.duration_days = "milestone", 0
    item.save()
    with pytest.raises(Invalid):
        save(report_id=report.pk, by=site.head, items={item.pk: Told(Decimal(50))})
    assert report.items.filter(percent=None).count() == 5


def test_another_device_was_faster(site: Site) -> None:
    report = site.begun()
    save(report_id=report.pk, by=site.head, seen=1, narrative_ru="Первое")
    with pytest.raises(Conflict) as refused:
        save(report_id=report.pk, by=site.head, seen=1, narrative_ru="Второе")
    assert refused.value.code == "changed"
    assert ProgressReport.objects.get(pk=report.pk).narrative_ru == "Первое"


def test_returned_and_sent_again(site: Site, frozen_clock: Any) -> None:
    work_calendar()
    open_dues(MARCH)
    frozen_clock.move_to(datetime(2026, 4, 3, 5, tzinfo=UTC))
    report = site.sent()
    assert ReportDue.objects.exclude(met_at=None).count() == 1
    return_report(report_id=report.pk, remarks={"photos": "None of B", "other": "x"}, by=site.office)
    report.refresh_from_db()
    assert (report.stage, report.remarks) == ("returned", {"photos": "None of B"})
    due = ReportDue.objects.get()
    assert (due.met_at, due.first_due_on, due.due_on) == (None, date(2026, 4, 6), date(2026, 4, 8))
    told = Notification.objects.filter(kind="reporting.returned")
    assert [row.user_id for row in told] == [site.head.pk]
    save(report_id=report.pk, by=site.head, narrative_ru="Добавлено")
    submit(report_id=report.pk, by=site.head)
    accept(report_id=report.pk, by=site.office)
    assert ReportDue.objects.exclude(met_at=None).count() == 1
    with pytest.raises(Conflict):
        return_report(report_id=report.pk, remarks={"whole": "Again"}, by=site.office)


def test_many_saves_are_one_line(site: Site) -> None:
    report = site.begun()
    for words in ("Раз", "Два", "Три"):
        save(report_id=report.pk, by=site.head, narrative_ru=words)
    assert verbs(report) == ["begin", "save"]
    assert "report_save" not in verbs(site.project)


def test_a_return_says_why(site: Site) -> None:
    report = site.sent()
    with pytest.raises(Invalid):
        return_report(report_id=report.pk, remarks={"whole": "  "}, by=site.office)


def test_nobody_accepts_an_own_report(site: Site) -> None:
    report = site.sent()
    ProgressReport.objects.filter(pk=report.pk).update(submitted_by=site.office)
    with pytest.raises(NotAllowed):
        accept(report_id=report.pk, by=site.office)


def test_what_was_accepted_is_never_changed(site: Site) -> None:
    report = site.accepted()
    row = report.items.all()[0]
    for act in (
        lambda: ProgressReport.objects.filter(pk=report.pk).update(narrative_ru="Другое"),
        lambda: ProgressReport.objects.filter(pk=report.pk).update(declared_percent=90),
        lambda: report.items.filter(pk=row.pk).update(percent=99),
        lambda: report.items.filter(pk=row.pk).delete(),
        lambda: ProgressReport.objects.filter(pk=report.pk)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_a_correction_supersedes(site: Site) -> None:
    old = site.accepted(A=50)
    with pytest.raises(Invalid):
        correct(report_id=old.pk, reason=" ", by=site.head)
    new = correct(report_id=old.pk, reason="Measured wrongly", by=site.head)
    assert (new.month, new.valid_on, new.narrative_ru) == (old.month, old.valid_on, old.narrative_ru)
    with pytest.raises(Conflict):
        correct(report_id=old.pk, reason="Again", by=site.head)
    assert ProgressReport.objects.get(pk=old.pk).is_in_force
    told = {site.item("A").pk: Told(Decimal(45), "Measured wrongly")}
    save(report_id=new.pk, by=site.head, items=told, declared_percent=Decimal(30))
    submit(report_id=new.pk, by=site.head)
    accept(report_id=new.pk, by=site.office)
    old.refresh_from_db()
    assert not old.is_in_force
    assert ProgressReport.objects.filter(stage="accepted", superseded_at=None).get() == new
    assert Project.objects.get(pk=site.project.pk).declared_percent == 30
    with pytest.raises(Conflict):
        publish_report(report_id=old.pk, by=site.office)


def test_publication(site: Site) -> None:
    report = site.accepted()
    publish_report(report_id=report.pk, by=site.office)
    report.refresh_from_db()
    assert (report.stage, report.published_at is not None) == ("published", True)
    with pytest.raises(Conflict):
        publish_report(report_id=report.pk, by=site.office)


def test_the_month_that_comes_next(site: Site, frozen_clock: Any) -> None:
    with pytest.raises(Invalid):
        site.begun(month=date(2026, 4, 1))
    site.accepted()
    with pytest.raises(Conflict):
        site.begun(month=MARCH)
    frozen_clock.move_to(datetime(2026, 5, 10, 5, tzinfo=UTC))
    assert site.begun().month == date(2026, 4, 1)


def test_sums_follow_the_weights_of_the_plan(site: Site) -> None:
    site.project.items.filter(code="A").update(weight=4)
    sums = sum_of(site.sent(A=100, B=50, C=0, D=0, E=0))
    assert (sums.before, sums.now) == (Decimal(0), Decimal("56.25"))
    assert sums.expected is None


def test_what_left_the_plan_is_told_of_no_longer(site: Site) -> None:
    report, gone = site.sent(), site.item("E")
    gone.removed_at = now()
    gone.save()
    accept(report_id=report.pk, by=site.office)
    assert not ProgressFact.objects.filter(item=gone).exists()


def test_what_was_accepted_goes_out_with_its_project(site: Site) -> None:
    report = site.accepted()
    with atomic():
        publish(ProjectPublished(project_id=site.project.pk, is_withdrawn=True, by_id=site.office.pk))
    report.refresh_from_db()
    assert report.stage == "accepted"
    with atomic():
        publish(ProjectPublished(project_id=site.project.pk, is_withdrawn=False, by_id=site.office.pk))
    report.refresh_from_db()
    assert report.stage == "published"


def test_of_a_published_project_it_goes_out_at_once(site: Site) -> None:
    Project.objects.filter(pk=site.project.pk).update(publication="published")
    report = site.accepted()
    assert (report.stage, report.published_at is not None) == ("published", True)
    assert verbs(report)[-2:] == ["accept", "publish"]
