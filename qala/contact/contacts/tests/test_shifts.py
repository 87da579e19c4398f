"""What the shift sees of the desk: states that follow the work, callers to call back, load, work to review."""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.contacts.actions import Talk, drop_draft, finish, keep_draft
from qala.contact.contacts.handlers import desk_after
from qala.contact.contacts.models import Contact, ContactDraft
from qala.contact.contacts.queries import for_shifts
from qala.contact.knowledge.hooks import Goal
from qala.contact.shifts import ports
from qala.contact.shifts.actions.queue import take
from qala.contact.shifts.actions.states import change_state, sign_on
from qala.contact.shifts.models import OperatorState, QueueHold
from qala.contact.shifts.queries.queue import held_by, waiting
from qala.contact.shifts.reference import load as load_shifts
from qala.ground.people.models import PersonalDataView
from qala.shared.clock import now
from qala.shared.errors import Missing

PHONE = "+77010000001"


def states() -> list[str]:
    return list(OperatorState.objects.order_by("id").values_list("state", flat=True))


def ended(world: World, outcome: str = "consultation", **more: Any) -> Contact:
    return finish(
        talk=Talk("phone", "x", world.heat.pk, **more), outcome=outcome, by=world.people.operator
    ).contact


def test_the_state_follows_the_talk(world: World, frozen_clock: Any) -> None:
    by, key = world.people.operator, uuid.uuid4()
    keep_draft(key=key, data={"said": "x"}, by=by)
    assert states() == []  # not signed on: the work comes first, nothing is refused
    drop_draft(key=key, by=by)
    sign_on(operator=by, by=by)
    for words in ("x", "x y"):
        keep_draft(key=key, data={"said": words}, by=by)
    keep_draft(key=key, data={"said": "x y"}, by=by, has_hung_up=True)
    frozen_clock.forward(seconds=5)
    ended(world, draft_key=key)
    assert states() == ["available", "contact", "wrap", "available"]
    # So short a talk that it was never kept is one contact as well.
    ended(world)
    assert states()[-2:] == ["contact", "available"]


def test_the_state_follows_the_conversation_that_is_typed_in(world: World) -> None:
    by, one, two = world.people.operator, uuid.uuid4(), uuid.uuid4()
    sign_on(operator=by, by=by)
    for key in (one, two):
        keep_draft(key=key, data={"said": "x"}, by=by)
    ended(world, draft_key=one)
    assert states() == ["available", "contact", "available"]
    for hung_up in (False, True):  # signs of life are no words
        keep_draft(key=two, data={"said": "x"}, by=by, has_hung_up=hung_up)
    assert states()[-1] == "available"
    keep_draft(key=two, data={"said": "x y"}, by=by)
    ended(world, draft_key=two)
    assert states()[3:] == ["contact", "available"]


def test_a_break_is_not_ended_by_a_call(world: World) -> None:
    by = world.people.operator
    load_shifts(lambda line: None)
    sign_on(operator=by, by=by)
    change_state(operator_id=by.pk, state="break", reason="rest", by=by)
    keep_draft(key=uuid.uuid4(), data={"said": "x"}, by=by)
    ended(world)
    assert states() == ["available", "break"]


def test_a_lost_caller_waits_to_be_called_back(world: World, client_for: Any, frozen_clock: Any) -> None:
    by = world.people.operator
    ended(world, "dropped")  # nobody knows whom to call
    lost = ended(world, "dropped", phone=PHONE, full_name="Тұрғын")
    (line,) = waiting(for_shifts.LOST)[0]
    assert line.item.key == str(lost.pk)
    assert PHONE[1:] not in f"{line.item.title}{line.item.hint}{line.item.url}"
    hold = take(channel=for_shifts.LOST, key=str(lost.pk), by=by)
    assert held_by(by)[0][1] is not None
    # The desk opens with the caller, and the look is written down.
    page = client_for(by).get(line.item.url)
    assert page.context["form"]["phone"].value() == PHONE
    assert PersonalDataView.objects.get().subject_id == lost.pk
    frozen_clock.forward(minutes=1)
    ended(world, phone=PHONE)
    assert not for_shifts.waiting_callers().exists()
    assert QueueHold.objects.get(pk=hold.pk).outcome == "done"
    with pytest.raises(Missing):
        take(channel=for_shifts.LOST, key=str(lost.pk), by=by)


def test_nobody_calls_back_for_ever(world: World, frozen_clock: Any) -> None:
    first = ended(world, "dropped", phone=PHONE)
    frozen_clock.forward(minutes=5)
    second = ended(world, "dropped", phone=PHONE)
    assert [contact.pk for contact in for_shifts.waiting_callers()] == [second.pk]
    assert for_shifts.QUEUE.find(str(first.pk)) is None
    assert for_shifts.QUEUE.find("x" * 90) is None
    frozen_clock.forward(hours=5)
    assert for_shifts.QUEUE.count() == 0


def test_the_load_is_measured(world: World, frozen_clock: Any) -> None:
    begin = now()
    assert for_shifts.LOAD.handle_seconds(begin, begin + timedelta(hours=1)) is None
    frozen_clock.forward(minutes=10)
    ended(world, elapsed_s=120)
    ended(world, elapsed_s=240, wrapping_s=60)
    finish(talk=Talk("messenger", "x", world.heat.pk), outcome="consultation", by=world.people.operator)
    until = begin + timedelta(hours=1)
    assert list(for_shifts.LOAD.hourly(begin, until)) == [(begin, 2)]
    assert for_shifts.LOAD.handle_seconds(begin, until) == 180
    assert ports.loads()[0].code == "contacts-phone"


def test_conversations_are_work_to_review(world: World, client_for: Any) -> None:
    contact = ended(world)
    ids = for_shifts.WORK.done_by(
        world.people.operator, now() - timedelta(hours=1), now() + timedelta(hours=1)
    )
    assert ids == [contact.pk]
    described = for_shifts.WORK.describe(ids)[contact.pk]
    assert "No heat" in str(described.label)
    assert client_for(world.people.shift_supervisor).get(described.url).status_code == 200
    notes = client_for(world.people.shift_supervisor).get(ports.notes_of(world.people.operator), follow=True)
    assert [row.pk for row in notes.context["page"].rows] == [contact.pk]


def test_a_script_leads_back_into_the_talk(world: World, client_for: Any) -> None:
    by = world.people.operator
    assert desk_after(world.people.executor, Goal(world.heat.pk)) == ""
    address = desk_after(by, Goal(world.heat.pk))
    client = client_for(by)
    assert client.get(address).context["form"]["topic"].value() == world.heat.pk
    draft = keep_draft(key=uuid.uuid4(), data={"said": "үй суық", "phone": PHONE}, by=by)
    form = client.get(address).context["form"]
    assert (form["said"].value(), form["topic"].value()) == ("үй суық", str(world.heat.pk))
    assert form["draft_key"].value() == str(draft.key)
    service = client.get(desk_after(by, Goal(service="104"))).context["form"]
    assert service["service"].value() == "104"
    for wrong in ("topic=x", "service=999", "article=" + "9" * 40, "back=1"):
        assert client.get(f"/contacts/desk/?{wrong}").status_code == 200
    assert ContactDraft.objects.count() == 1
