"""Two at once, on two real connections: exactly one outcome, nobody waits for ever."""

import time
from typing import Any

import pytest
from django.core.mail import EmailMessage

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.appeals.tests.racing import committed_world as _committed_world  # noqa: F401  the fixture `world`
from qala.contact.quality.actions import reopen_from, review, say, send_due, send_waiting
from qala.contact.quality.models import ClosingReview, Feedback, Judgement, ReportDelivery, SampleRule
from qala.contact.quality.tests.factories import asked, queued
from qala.contact.quality.tests.test_schedule import weekly
from qala.shared import timeline
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROUNDS = 3


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses of letters handed to a mail server that takes its time."""
    letters: list[str] = []

    def send(letter: EmailMessage) -> int:
        time.sleep(0.05)
        letters.append(letter.to[0])
        return 1

    monkeypatch.setattr(EmailMessage, "send", send)
    return letters


def test_one_tap_twice_opens_once(world: World) -> None:
    for _round in range(ROUNDS):
        feedback = asked(world)
        say(feedback_id=feedback.pk, is_solved=False)
        results = at_once(*[lambda pk=feedback.pk: reopen_from(feedback_id=pk)] * 2)
        assert refused(results) == []
        appeal = Appeal.objects.get(pk=feedback.appeal_id)
        assert (appeal.is_open, appeal.reopened_count) == (True, 1)
        assert [entry.verb for entry in timeline.of(appeal)].count("reopen") == 1


def test_two_answers_of_the_resident(world: World) -> None:
    feedback = asked(world)
    at_once(
        lambda: say(feedback_id=feedback.pk, is_solved=True, rating=5),
        lambda: say(feedback_id=feedback.pk, is_solved=False, rating=1),
    )
    kept, judged = Feedback.objects.get(pk=feedback.pk), Judgement.objects.get(appeal=feedback.appeal)
    assert (kept.is_solved, kept.rating) == (judged.resident_says_solved, judged.rating)
    said = [entry.verb for entry in timeline.of(feedback.appeal) if entry.verb.startswith("said_")]
    assert said == ["said_solved" if kept.is_solved else "said_unsolved"]


def test_two_controllers_judge_one_closing(world: World) -> None:
    by = world.people
    for _round in range(ROUNDS):
        row = queued(world)
        results = at_once(
            lambda pk=row.pk: review(review_id=pk, verdict="solved", by=by.controller),
            lambda pk=row.pk: review(
                review_id=pk, verdict="not_solved", reason="Cold", has_to_reopen=True, by=by.shift_supervisor
            ),
        )
        [other] = refused(results)
        assert other.code == "judged_already"
        kept, appeal = ClosingReview.objects.get(pk=row.pk), Appeal.objects.get(pk=row.appeal_id)
        assert appeal.reopened_count == (kept.verdict == "not_solved")
        told = [entry.verb for entry in timeline.of(appeal) if entry.verb.startswith("review_")]
        assert told == [f"review_{kept.verdict}"]
        SampleRule.objects.all().delete()


def test_a_tap_of_the_resident_against_a_controller(world: World) -> None:
    by = world.people.controller
    for _round in range(ROUNDS):
        row = queued(world)
        feedback = Feedback.objects.get(appeal_id=row.appeal_id)
        say(feedback_id=feedback.pk, is_solved=False)
        results = at_once(
            lambda pk=feedback.pk: reopen_from(feedback_id=pk),
            lambda pk=row.pk: review(
                review_id=pk, verdict="not_solved", reason="Cold", has_to_reopen=True, by=by
            ),
        )
        assert len(refused(results)) <= 1  # the controller is told when the resident was first
        appeal = Appeal.objects.get(pk=row.appeal_id)
        assert (appeal.is_open, appeal.reopened_count) == (True, 1)
        SampleRule.objects.all().delete()


def test_two_workers_ask_each_resident_once(world: World, sent: list[str]) -> None:
    for _n in range(4):
        asked(world)
    assert sum(at_once(send_waiting, send_waiting)) == 4
    assert len(sent) == 4
    assert not Feedback.objects.filter(sent_at=None).exists()


def test_two_workers_send_each_report_once(world: World, frozen_clock: Any, sent: list[str]) -> None:
    weekly(world)
    frozen_clock.forward(days=7)
    assert sum(at_once(send_due, send_due)) == 2
    assert len(sent) == 2
    assert set(ReportDelivery.objects.values_list("outcome", flat=True)) == {"sent"}
