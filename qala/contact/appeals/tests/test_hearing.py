"""Answers under the law: hearing, language, lateness."""

from datetime import timedelta
from typing import Any

import pytest

from qala.contact.appeals.actions import answer, call_hearing, drop_hearing, hold_hearing, reject
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.languages import fits, guess
from qala.contact.appeals.tests.factories import World
from qala.contact.appeals.tests.legal import KAZAKH, RUSSIAN, legal_taken, verbs
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
