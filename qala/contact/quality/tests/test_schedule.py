"""Scheduled reports go out once; terms and rules hold from a day on."""

from datetime import time
from importlib import import_module
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection

from qala.contact.appeals.tests.factories import World
from qala.contact.quality.actions import schedule, send_due, stop
from qala.contact.quality.actions.schedule import MOST_ATTEMPTS, _plan_one, _try_next, letter
from qala.contact.quality.models import ReportDelivery, SampleRule, ScheduledReport
from qala.ground.people.actions.end_duty import end_duty
from qala.ground.people.models import Duty
from qala.shared.errors import Conflict, Invalid, NotAllowed


def weekly(world: World, **words: Any) -> ScheduledReport:
    values = {
        "name": "Weekly",
        "query": "by=topic",
        "frequency": "weekly",
        "at": time(8),
        "recipients": [world.people.controller, world.people.executor_head],
        "by": world.people.analyst,
    }
    return schedule(**{**values, **words})


def test_a_report_goes_out_once_per_period(world: World, frozen_clock: Any) -> None:
    weekly(world)
    assert send_due() == 0
    world.appeal()
    frozen_clock.forward(days=7)
    assert send_due() == 2
    assert send_due() == 0
    whole, own = mail.outbox
    assert {whole.to[0], own.to[0]} == {world.people.controller.email, world.people.executor_head.email}
    assert [name for name, _content, _kind in whole.attachments] == [
        "qala-2026-03-02-2026-03-08.pdf",
        "qala-2026-03-02-2026-03-08.xlsx",
    ]
    frozen_clock.forward(days=7)
    assert send_due() == 2
    assert ReportDelivery.objects.filter(outcome="sent").count() == 4


def test_a_planned_letter_is_not_planned_again(world: World, frozen_clock: Any) -> None:
    report = weekly(world)
    due = report.next_at
    frozen_clock.forward(days=7)
    send_due()
    ScheduledReport.objects.update(next_at=due)  # a worker killed before it could move on
    assert send_due() == 0
    assert ReportDelivery.objects.count() == 2


def test_who_lost_the_right_gets_nothing(world: World, frozen_clock: Any) -> None:
    people = world.people
    weekly(world, recipients=[people.controller])
    duty = Duty.objects.get(user=people.controller)
    end_duty(duty_id=duty.pk, valid_to=frozen_clock.now.date(), reason="Left", by=people.administrator)
    frozen_clock.forward(days=7)
    assert send_due() == 0
    assert ReportDelivery.objects.get().outcome == "no_right"
    assert mail.outbox == []


def test_a_mail_server_that_refuses_is_asked_again(
    world: World, frozen_clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    weekly(world, recipients=[world.people.controller])
    frozen_clock.forward(days=7)

    def refuse(*args: Any, **words: Any) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", refuse)
        assert send_due() == 0
    assert ReportDelivery.objects.get().outcome == "waiting"
    assert send_due() == 1


def test_a_report_that_cannot_be_made_stops_no_other(
    world: World, frozen_clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = weekly(world, recipients=[world.people.controller])
    weekly(world, recipients=[world.people.controller], name="Good")
    frozen_clock.forward(days=7)
    whole = letter

    def broken(delivery: ReportDelivery) -> EmailMessage:
        if delivery.report_id == bad.pk:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 / 0")
        return whole(delivery)

    # The package names the verb like its file.
    monkeypatch.setattr(import_module("qala.contact.quality.actions.schedule"), "letter", broken)
    assert send_due() == 1
    assert send_due() == 0
    kept = ReportDelivery.objects.get(report=bad)
    assert (kept.outcome, kept.attempt_count) == ("waiting", 2)
    for _run in range(MOST_ATTEMPTS):
        send_due()
    kept.refresh_from_db()
    assert (kept.outcome, kept.attempt_count) == ("failed", MOST_ATTEMPTS)


def test_an_attempt_that_took_the_worker_down_counts(world: World, frozen_clock: Any) -> None:
    weekly(world, recipients=[world.people.controller])
    frozen_clock.forward(days=7)
    _plan_one()
    for _killed in range(MOST_ATTEMPTS):
        _try_next(0)
    assert send_due() == 0
    assert ReportDelivery.objects.get().outcome == "failed"
    assert mail.outbox == []


def test_only_what_a_report_understands_is_kept(world: World) -> None:
    heat = world.heat.pk
    query = f"by=cat&topic={heat}&topic=x&received_from=2026-01-01&next=https://example.org&group={'9' * 40}"
    assert weekly(world, query=query).query == f"topic={heat}&by=executor"
    with pytest.raises(Invalid):
        weekly(world, name="")


def test_schedules_are_for_readers_and_can_be_stopped(world: World, frozen_clock: Any) -> None:
    people = world.people
    with pytest.raises(NotAllowed):
        weekly(world, by=people.operator)
    for wrong in (
        {"recipients": []},
        {"recipients": [people.resident]},
        {"has_pdf": False, "has_xlsx": False},
    ):
        with pytest.raises(Invalid):
            weekly(world, **wrong)
    report = weekly(world)
    stop(report_id=report.pk, by=people.analyst)
    with pytest.raises(Conflict):
        stop(report_id=report.pk, by=people.analyst)
    frozen_clock.forward(days=7)
    assert send_due() == 0


def test_a_schedule_is_set_up_on_its_page(world: World, client_for: Any) -> None:
    client = client_for(world.people.analyst)
    page = client.get(f"/quality/schedules/new/?by=topic&topic={world.heat.pk}&x=1&received_from=2026-01-01")
    assert page.context["form"].initial["query"] == f"topic={world.heat.pk}&by=topic"
    words = {
        "name": "Heat",
        "query": "by=topic",
        "frequency": "monthly",
        "at": "07:30",
        "has_pdf": "on",
        "recipients": [world.people.controller.pk],
    }
    assert client.post("/quality/schedules/new/", {**words, "_key": "a"}).status_code == 302
    report = ScheduledReport.objects.get()
    assert report.query == "by=topic"
    assert report.has_pdf
    assert not report.has_xlsx
    assert "Heat" in client.get("/quality/schedules/").content.decode()
    assert client.post(f"/quality/schedules/{report.pk}/stop/").status_code == 302
    assert client.get("/quality/schedules/log/").status_code == 200


def test_sample_rules_hold_from_a_day_on(world: World, client_for: Any, frozen_clock: Any) -> None:
    client = client_for(world.people.controller)
    rule = {"percent": "10", "seed": "7", "valid_from": "2026-03-02", "executor": world.people.home.pk}
    assert client.post("/quality/terms/rules/new/", rule).status_code == 302
    page = client.post("/quality/terms/rules/new/", {**rule, "percent": "-1", "topic": world.heat.pk})
    assert page.status_code == 422
    assert "percent" in page.context["form"].errors
    made = SampleRule.objects.get(executor=world.people.home)
    assert client.post(f"/quality/terms/rules/{made.pk}/end/").status_code == 302
    assert client.post(f"/quality/terms/rules/{made.pk}/end/").status_code == 409
    assert client.get("/quality/terms/").status_code == 200
    assert client_for(world.people.analyst).post("/quality/terms/rules/new/", rule).status_code == 403
