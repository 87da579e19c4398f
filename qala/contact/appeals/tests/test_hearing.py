"""Answers under the law: hearing, language, lateness."""

from datetime import timedelta
from typing import Any

import pytest

from qala.contact.appeals.actions import (
    answer,
    call_hearing,
    drop_hearing,
    extend,
    hold_hearing,
    inform,
    reject,
)
from qala.contact.appeals.actions.hearing import earliest
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.queries.moments import moment_words
from qala.contact.appeals.rules.languages import fits, guess
from qala.contact.appeals.tests.factories import World
from qala.contact.appeals.tests.legal import KAZAKH, RUSSIAN, legal_taken, verbs
from qala.ground.calendars.queries import schedule_for
from qala.ground.calendars.rules import Allowance, Unit
from qala.shared.clock import now
from qala.shared.errors import Conflict, Invalid, NotAllowed


def called(world: World, appeal: Appeal, **more: Any) -> Appeal:
    words: dict[str, Any] = {
        "appeal_id": appeal.pk, "planned_at": now() + timedelta(days=3), "place": "Room 5", "draft": "To refuse",
        "by": world.people.executor,
    }  # fmt: skip
    return call_hearing(**{**words, **more})


def test_an_unfavourable_answer_needs_a_held_hearing(world: World, frozen_clock: Any) -> None:
    appeal = legal_taken(world)
    words: dict[str, Any] = {"appeal_id": appeal.pk, "text": RUSSIAN, "by": world.people.executor}
    with pytest.raises(Invalid) as refused:
        answer(**words, is_unfavourable=True)
    assert set(refused.value.fields) == {"is_unfavourable"}
    with pytest.raises(Invalid):
        reject(appeal_id=appeal.pk, reason="No", by=world.people.controller)
    called(world, appeal)
    with pytest.raises(Invalid):
        answer(**words, is_unfavourable=True)
    frozen_clock.forward(days=3, minutes=5)
    hold_hearing(appeal_id=appeal.pk, has_come=True, minutes="Heard", by=world.people.executor)
    appeal = answer(**words, is_unfavourable=True)
    assert appeal.stage == "done"
    assert appeal.answers.get().is_unfavourable
    assert list(appeal.letters.values_list("kind", flat=True)) == ["hearing", "answer"]
    assert verbs(appeal)[-3:] == ["call_hearing", "hold_hearing", "answer"]


def test_a_hearing_is_called_three_working_days_ahead(world: World) -> None:
    appeal = legal_taken(world)
    # Monday 10:00: Thursday is the first day, and a Friday evening before a weekend does not help.
    for days in (0.1, 1, 2):
        with pytest.raises(Invalid):
            called(world, appeal, planned_at=now() + timedelta(days=days))
    with pytest.raises(NotAllowed):
        called(world, appeal, by=world.people.other_executor)
    called(world, appeal)
    with pytest.raises(Conflict):
        called(world, appeal)
    with pytest.raises(Conflict):
        hold_hearing(appeal_id=appeal.pk, has_come=False, minutes="Too early", by=world.people.executor)
    drop_hearing(appeal_id=appeal.pk, reason="Moved", by=world.people.executor)
    with pytest.raises(Conflict):
        drop_hearing(appeal_id=appeal.pk, reason="Again", by=world.people.executor)
    called(world, appeal)
    assert appeal.hearings.count() == 2


def test_an_answer_is_in_the_language_of_the_appeal_or_confirmed(world: World) -> None:
    appeal = legal_taken(world, language="ru")
    words: dict[str, Any] = {"appeal_id": appeal.pk, "text": KAZAKH, "by": world.people.executor}
    with pytest.raises(Invalid) as refused:
        answer(**words)
    assert set(refused.value.fields) == {"is_language_confirmed"}
    assert answer(**words, is_language_confirmed=True).answers.get().language == "kk"


def test_languages_by_letters() -> None:
    assert guess(KAZAKH) == "kk"
    assert guess(RUSSIAN) == "ru"
    assert guess("The pipe was replaced over ten metres.") == "en"
    assert guess("Иә.") == ""
    assert guess("Работы выполнены по адресу улица Қабанбай батыра, дом 12, подъезд 3, замечаний нет") == "ru"
    assert fits("Сіздің өтінішіңіз орындалды. Ваше обращение исполнено.", "kk")


def test_a_late_answer_needs_a_reason_from_the_list(world: World, frozen_clock: Any) -> None:
    appeal = legal_taken(world)
    frozen_clock.forward(days=40)
    words: dict[str, Any] = {"appeal_id": appeal.pk, "text": RUSSIAN, "by": world.people.executor}
    with pytest.raises(Invalid) as refused:
        answer(**words)
    assert set(refused.value.fields) == {"late_cause"}
    with pytest.raises(Invalid):
        answer(**words, late_cause="pause-weather")
    done = answer(**words, late_cause="late-staff")
    assert done.was_late
    assert done.answers.get().late_cause.code == "late-staff"


def test_in_time_no_reason_is_kept(world: World) -> None:
    appeal = legal_taken(world)
    done = answer(appeal_id=appeal.pk, text=RUSSIAN, late_cause="late-staff", by=world.people.executor)
    assert done.answers.get().late_cause is None


def test_a_refusal_under_the_law_goes_out_as_a_letter_and_what_is_owed_stays_owed(
    world: World, frozen_clock: Any
) -> None:
    appeal = legal_taken(world)
    extend(appeal_id=appeal.pk, amount=5, unit="working_days", reason="Long", by=world.people.executor_head)
    called(world, appeal)
    frozen_clock.forward(days=3, minutes=5)
    hold_hearing(appeal_id=appeal.pk, has_come=False, minutes="Nobody came", by=world.people.executor)
    reject(appeal_id=appeal.pk, reason="Not for the city to decide", by=world.people.controller)
    letter = appeal.letters.latest("id")
    assert letter.kind == "answer"
    assert "Not for the city to decide" in letter.body
    running = appeal.targets.filter(met_at=None, cancelled_at=None)
    assert [one.kind for one in running] == ["notice"]
    inform(appeal_id=appeal.pk, means="post", by=world.people.executor)
    assert not running.all().exists()


def test_a_hearing_is_held_on_a_working_day(world: World) -> None:
    appeal = legal_taken(world)
    saturday = now() + timedelta(days=5)
    with pytest.raises(Invalid) as refused:
        called(world, appeal, planned_at=saturday)
    # Monday the 9th is a day off as well.
    assert "10.03.2026" in str(refused.value.fields["planned_at"])


@pytest.mark.parametrize(
    ("amount", "unit", "first"),
    [
        (3, "working_days", "05.03.2026 09:00"),
        (3, "calendar_days", "05.03.2026 09:00"),
        (5, "calendar_days", "10.03.2026 09:00"),
        (48, "hours", "04.03.2026 10:00"),
        (130, "hours", "10.03.2026 09:00"),
    ],
)
def test_the_days_ahead_may_be_counted_in_any_unit(world: World, amount: int, unit: str, first: str) -> None:
    schedule = schedule_for(None)
    assert moment_words(earliest(now(), Allowance(amount, Unit(unit)), schedule)) == first
    assert earliest(now(), None, schedule) == now()
