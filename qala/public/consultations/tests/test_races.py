"""Two at once, on two real connections: exactly one outcome, nobody waits for ever."""

from datetime import timedelta
from typing import Any

import pytest

from qala.public.consultations.actions import close_due, hide_remark, reply, show_remark
from qala.public.consultations.models import ConsultationRemark
from qala.public.consultations.tests import factories
from qala.shared import timeline
from qala.shared.clock import now, travel
from tests.personas import everybody
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_two_presses_of_one_resident_and_two_residents() -> None:
    people = everybody()
    row = factories.opened(people.project_office)
    acts: list[Any] = [lambda: factories.said(row, people.resident)] * 2
    results = at_once(*acts, lambda: factories.said(row, people.stranger))
    assert refused(results) == []
    assert sorted(ConsultationRemark.objects.values_list("number", flat=True)) == [1, 2]


def test_two_moderators_and_two_replies() -> None:
    people = everybody()
    row = factories.opened(people.project_office)
    made = factories.said(row, people.resident)
    results = at_once(
        lambda: show_remark(remark_id=made.pk, words="Ия", by=people.content_editor),
        lambda: show_remark(remark_id=made.pk, words="Жоқ", by=people.controller),
    )
    assert [one.code for one in refused(results)] == ["decided"]
    answers: list[Any] = [
        lambda text=text: reply(remark_id=made.pk, outcome="noted", text=text, by=people.project_office)
        for text in ("Бірінші", "Екінші")
    ]
    assert [one.code for one in refused(at_once(*answers))] == ["replied"]
    assert timeline.of(row).filter(verb="reply").count() == 1


def test_a_reply_meets_a_moderator_who_takes_the_remark_back() -> None:
    people = everybody()
    row = factories.opened(people.project_office)
    made = factories.shown(row, people.content_editor)
    results = at_once(
        lambda: reply(remark_id=made.pk, outcome="noted", text="Ия", by=people.project_office),
        lambda: hide_remark(remark_id=made.pk, cause="abuse", by=people.controller),
    )
    assert len(refused(results)) == 1
    made.refresh_from_db()
    assert (made.state == "shown") == bool(made.reply)


def test_two_workers_close_once() -> None:
    people = everybody()
    row = factories.opened(people.project_office)
    with travel(now() + timedelta(days=30)):
        assert sum(at_once(close_due, close_due)) == 1
    assert timeline.of(row).filter(verb="close").count() == 1
