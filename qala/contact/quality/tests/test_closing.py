"""From the answer to the verdict: comparison, sample, the resident's word, calls, review."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPAuthenticationError, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from qala.contact.appeals.actions import answer, merge
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import PROOF, World
from qala.contact.quality.actions import (
    check_waiting,
    note_call,
    reopen_from,
    review,
    say,
    send_waiting,
)
from qala.contact.quality.actions.send import opened_by, token_of
from qala.contact.quality.models import ClosingCheck, ClosingReview, Feedback, Judgement
from qala.contact.quality.tests.factories import BY_PHONE, answered, asked, checked, proof, queued, sample
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from qala.shared.tests.figures import put


def verbs(appeal: Appeal) -> list[str]:
    return list(timeline.of(appeal).values_list("verb", flat=True))


def test_an_answer_is_looked_at_once(world: World) -> None:
    appeal = answered(world)
    assert ClosingCheck.objects.get().verdict == "waiting"
    assert check_waiting() == 1
    assert check_waiting() == 0
    check = ClosingCheck.objects.get()
    assert (check.verdict, check.executor, check.topic) == ("no_photo", world.people.home, world.heat)
    assert check.answered_at == appeal.resolved_at


def test_a_fitting_photo_leaves_distance_and_time(world: World, frozen_clock: Any) -> None:
    appeal = world.appeal()
    frozen_clock.forward(hours=2)
    file = proof(world, taken_at=frozen_clock.now - timedelta(hours=1), taken_lon=70.05, taken_lat=50.0505)
    from qala.contact.appeals.actions import accept

    accept(appeal_id=appeal.pk, by=world.people.executor)
    answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor, files=[file.pk])
    check_waiting()
    check = ClosingCheck.objects.get()
    assert (check.verdict, check.minutes, check.photo_count) == ("fits", 60, 1)
    assert 50 < (check.metres or 0) < 60
    entry = timeline.of(appeal).get(verb="photo_check")
    assert not entry.is_public
    assert entry.data == {"verdict": "fits"}  # no position in any log
    assert not ClosingReview.objects.exists()


def test_a_far_photo_is_queued_whatever_the_sample_says(world: World) -> None:
    sample(0)
    check = checked(world, files=[proof(world, taken_lon=70.09, taken_lat=50.05).pk])
    assert check.verdict == "far"
    assert check.review.why == "photo"


def test_the_sample_draws_by_executor_before_everybody(world: World) -> None:
    sample(100)
    sample(0, executor=world.people.home)
    checked(world)
    assert not ClosingReview.objects.exists()
    sample(100, executor=world.people.home, topic=world.heat)
    checked(world)
    assert ClosingReview.objects.get().why == "sample"


def test_residents_are_asked_by_mail_or_by_phone(world: World) -> None:
    feedback = asked(world)
    assert feedback.way == "email"
    assert send_waiting() == 1
    assert send_waiting() == 0
    [letter] = mail.outbox
    assert letter.to == ["first@example.org"]
    assert f"/quality/feedback/{token_of(feedback)}/" in letter.body
    assert feedback.appeal.number not in f"{letter.body} {letter.subject}"
    assert "Бірінші" not in letter.body


def test_the_letter_names_the_day_of_the_city(world: World, frozen_clock: Any) -> None:
    frozen_clock.move_to(datetime(2026, 3, 1, 20, 30, tzinfo=UTC))  # the 2nd in the city
    feedback = asked(world, language="ru")
    send_waiting()
    [letter] = mail.outbox
    assert f"{feedback.expires_at:%d.%m}" == "15.03"
    assert "16 марта 2026" in letter.body


def test_a_refused_letter_stops_no_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    refused, good, later, locked_out = (asked(world) for _ in range(4))
    answers: list[Exception | None] = [
        SMTPRecipientsRefused({"first@example.org": (550, b"no such person")}),
        None,
        SMTPServerDisconnected("gone"),
        SMTPAuthenticationError(535, b"not you"),  # about us, not about the letter
    ]

    def send(_letter: EmailMessage) -> int:
        problem = answers.pop(0) if answers else None
        if problem is not None:
            raise problem
        return 1

    monkeypatch.setattr(EmailMessage, "send", send)
    assert send_waiting() == 1
    rows = (refused, good, later, locked_out)
    for row in rows:
        row.refresh_from_db()
    assert [row.sent_at is None for row in rows] == [True, False, True, True]
    assert [row.refused_at is None for row in rows] == [False, True, True, True]
    assert refused.expires_at == later.expires_at  # whoever has the link by another way may still use it
    assert send_waiting() == 2  # the ones that could not go before
    assert send_waiting() == 0


def test_only_a_share_of_phones_is_called(world: World) -> None:
    put("quality.call_percent", 0)
    answered(world, person=BY_PHONE)
    check_waiting()
    assert not Feedback.objects.exists()
    put("quality.call_percent", 100)
    answered(world, person=BY_PHONE)
    check_waiting()
    assert Feedback.objects.get().way == "call"


def test_the_first_tap_counts(world: World) -> None:
    feedback = asked(world)
    say(feedback_id=feedback.pk, is_solved=True, rating=5, comment="Рақмет!")
    say(feedback_id=feedback.pk, is_solved=False, rating=1)
    feedback.refresh_from_db()
    assert (feedback.is_solved, feedback.rating, feedback.comment) == (True, 5, "Рақмет!")
    judgement = Judgement.objects.get(appeal=feedback.appeal)
    assert (judgement.rating, judgement.resident_says_solved) == (5, True)
    entry = timeline.of(feedback.appeal).get(verb="said_solved")
    assert "Рақмет" not in f"{entry.note} {entry.data}"


def test_a_late_or_wrong_word_is_refused(world: World, frozen_clock: Any) -> None:
    feedback = asked(world)
    with pytest.raises(Invalid):
        say(feedback_id=feedback.pk, is_solved=True, rating=6)
    frozen_clock.forward(days=15)
    with pytest.raises(Conflict):
        say(feedback_id=feedback.pk, is_solved=True)


def test_not_solved_goes_to_control_and_opens_with_one_tap(world: World) -> None:
    feedback = asked(world)
    with pytest.raises(Conflict):
        reopen_from(feedback_id=feedback.pk)
    say(feedback_id=feedback.pk, is_solved=False, rating=2)
    assert ClosingReview.objects.get().why == "resident"
    reopen_from(feedback_id=feedback.pk)
    reopen_from(feedback_id=feedback.pk)
    appeal = Appeal.objects.get(pk=feedback.appeal_id)
    assert (appeal.stage, appeal.reopened_count) == ("active", 1)
    assert verbs(appeal).count("reopen") == 1
    assert timeline.of(appeal).get(verb="reopen").data == {"by_resident": True}


def test_the_term_for_opening_again_is_data(world: World, frozen_clock: Any) -> None:
    put("quality.reopen_days", 3)
    feedback = asked(world)
    frozen_clock.forward(days=4)
    say(feedback_id=feedback.pk, is_solved=False)
    with pytest.raises(Conflict):
        reopen_from(feedback_id=feedback.pk)
    put("quality.reopen_days", 20)
    frozen_clock.forward(days=15)
    reopen_from(feedback_id=feedback.pk)


def test_a_link_opens_its_own_answer_only(world: World, frozen_clock: Any) -> None:
    feedback = asked(world)
    say(feedback_id=feedback.pk, is_solved=False)
    reopen_from(feedback_id=feedback.pk)
    frozen_clock.forward(hours=1)
    answer(appeal_id=feedback.appeal_id, text=PROOF, by=world.people.executor)
    with pytest.raises(Conflict):
        reopen_from(feedback_id=feedback.pk)
    appeal = Appeal.objects.get(pk=feedback.appeal_id)
    assert (appeal.has_ended, appeal.reopened_count) == (True, 1)


def test_calls_are_noted_or_given_up(world: World) -> None:
    put("quality.call_percent", 100)
    put("quality.call_attempts", 2)
    feedback, by = asked(world, person=BY_PHONE), world.people.operator
    for stranger in (world.people.executor, world.people.resident, world.people.analyst):
        with pytest.raises(NotAllowed):
            note_call(feedback_id=feedback.pk, by=stranger, is_reached=False)
    note_call(feedback_id=feedback.pk, by=by, is_reached=False)
    with pytest.raises(Invalid):
        note_call(feedback_id=feedback.pk, by=by, is_reached=True)
    note_call(feedback_id=feedback.pk, by=by, is_reached=True, is_solved=True, rating=4)
    with pytest.raises(Conflict):
        note_call(feedback_id=feedback.pk, by=by, is_reached=True, is_solved=True)
    feedback.refresh_from_db()
    assert (feedback.attempt_count, feedback.rating, feedback.by) == (2, 4, by)
    assert verbs(feedback.appeal)[-2:] == ["not_reached", "said_solved"]
    other = asked(world, person=BY_PHONE)
    for _attempt in range(2):
        note_call(feedback_id=other.pk, by=by, is_reached=False)
    other.refresh_from_db()
    assert other.given_up_at is not None


def test_a_controller_judges_once(world: World) -> None:
    row, people = queued(world), world.people
    for stranger in (people.executor_head, people.analyst, people.resident):
        with pytest.raises(NotAllowed):
            review(review_id=row.pk, verdict="solved", by=stranger)
    with pytest.raises(Invalid):
        review(review_id=row.pk, verdict="not_solved", by=people.controller)
    with pytest.raises(Invalid):
        review(review_id=row.pk, verdict="solved", has_to_reopen=True, by=people.controller)
    review(
        review_id=row.pk, verdict="not_solved", reason="Still cold", has_to_reopen=True, by=people.controller
    )
    with pytest.raises(Conflict):
        review(review_id=row.pk, verdict="solved", by=people.controller)
    appeal = Appeal.objects.get(pk=row.appeal_id)
    assert (appeal.stage, appeal.reopened_count) == ("active", 1)
    assert Judgement.objects.get(appeal=appeal).control_says_solved is False
    assert verbs(appeal)[-2:] == ["review_not_solved", "reopen"]


def test_a_verdict_that_cannot_open_again_is_not_noted(world: World) -> None:
    row, people = queued(world), world.people
    other = world.appeal()
    appeal = Appeal.objects.get(pk=row.appeal_id)
    from qala.contact.appeals.actions import reopen

    reopen(appeal_id=appeal.pk, reason="Again", by=people.controller)
    merge(appeal_id=appeal.pk, into_id=other.pk, by=people.controller)
    with pytest.raises(Conflict):
        review(review_id=row.pk, verdict="not_solved", reason="No", has_to_reopen=True, by=people.controller)
    row.refresh_from_db()
    assert row.verdict == ""
    assert "review_not_solved" not in verbs(appeal)


def test_only_our_own_links_open(world: World) -> None:
    feedback = asked(world)
    token = token_of(feedback)
    assert opened_by(token).pk == feedback.pk
    for wrong in ("1", f"{feedback.pk + 1}:{token.split(':')[1]}", token[:-1], ""):
        with pytest.raises(Missing):
            opened_by(wrong)
