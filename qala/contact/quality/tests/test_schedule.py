"""Scheduled reports go out once; terms and rules hold from a day on."""

from datetime import time
from typing import Any

import pytest
from django.core import mail

from qala.contact.appeals.tests.factories import World
from qala.contact.quality.actions import schedule, send_due, stop
from qala.contact.quality.models import QualityTerms, ReportDelivery, SampleRule, ScheduledReport
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
    assert report.has_pdf
    assert not report.has_xlsx
    assert "Heat" in client.get("/quality/schedules/").content.decode()
    assert client.post(f"/quality/schedules/{report.pk}/stop/").status_code == 302
    assert client.get("/quality/schedules/log/").status_code == 200


def test_terms_hold_from_a_day_on(world: World, client_for: Any, frozen_clock: Any) -> None:
    client = client_for(world.people.controller)
    page = client.get("/quality/terms/new/")
    words = {key: value for key, value in page.context["form"].initial.items() if key != "is_sample"}
    words |= {"valid_from": "2026-03-02", "photo_metres": "80"}
    assert client.post("/quality/terms/new/", words).status_code == 302
    assert QualityTerms.objects.get(valid_to=None).photo_metres == 80
    assert client.post("/quality/terms/new/", words).status_code == 422
    assert client.post("/quality/terms/new/", {**words, "valid_from": "2026-02-01"}).status_code == 422
    rule = {"percent": "10", "seed": "7", "valid_from": "2026-03-02", "executor": world.people.home.pk}
    assert client.post("/quality/terms/rules/new/", rule).status_code == 302
    made = SampleRule.objects.get(executor=world.people.home)
    assert client.post(f"/quality/terms/rules/{made.pk}/end/").status_code == 302
    assert client.post(f"/quality/terms/rules/{made.pk}/end/").status_code == 409
    assert client.get("/quality/terms/").status_code == 200
    assert client_for(world.people.analyst).post("/quality/terms/new/", words).status_code == 403
