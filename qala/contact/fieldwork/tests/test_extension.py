"""A longer term is asked for by the executor and decided by the head."""

from typing import Any

import pytest

from qala.contact.appeals.actions import accept, answer, redirect
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import PROOF, World
from qala.contact.fieldwork.actions import ask_extension, decide_extension
from qala.contact.fieldwork.models import ExtensionRequest
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests import personas


def active(world: World) -> Appeal:
    appeal = world.appeal()
    accept(appeal_id=appeal.pk, by=world.people.executor)
    return appeal


def asked(world: World, appeal: Appeal, **words: Any) -> ExtensionRequest:
    given = {
        "amount": 2,
        "unit": "calendar_days",
        "reason": "A part is on its way",
        "by": world.people.executor,
    }
    return ask_extension(appeal_id=appeal.pk, **{**given, **words})


def resolve_due(appeal: Appeal) -> Any:
    return appeal.targets.get(kind="resolve").due_at


def test_granted_the_term_moves(world: World) -> None:
    appeal = active(world)
    before = resolve_due(appeal)
    row = asked(world, appeal)
    decide_extension(request_id=row.pk, is_granted=True, by=world.people.executor_head)
    assert resolve_due(appeal) > before
    assert [entry.verb for entry in timeline.of(appeal)][-2:] == ["ask_extension", "extend"]
    with pytest.raises(Conflict):
        decide_extension(request_id=row.pk, is_granted=False, decision="no", by=world.people.executor_head)


def test_declined_it_stands_and_a_word_is_needed(world: World) -> None:
    appeal = active(world)
    before, row = resolve_due(appeal), asked(world, appeal)
    with pytest.raises(Invalid):
        decide_extension(request_id=row.pk, is_granted=False, by=world.people.executor_head)
    decide_extension(
        request_id=row.pk, is_granted=False, decision="Borrow one", by=world.people.executor_head
    )
    assert resolve_due(appeal) == before
    assert timeline.of(appeal).last().verb == "decline_extension"


def test_it_ends_with_the_work(world: World) -> None:
    moved, answered = active(world), active(world)
    asked(world, moved)
    asked(world, answered)
    people = world.people
    redirect(appeal_id=moved.pk, executor_id=people.elsewhere.pk, reason="Theirs", by=people.operator)
    answer(appeal_id=answered.pk, text=PROOF, by=people.executor)
    rows = ExtensionRequest.objects.all()
    assert [(row.decided_at is not None, row.is_granted, row.decided_by) for row in rows] == [
        (True, False, None)
    ] * 2
    assert "lapse_extension" in [entry.verb for entry in timeline.of(moved)]
    with pytest.raises(Conflict):
        decide_extension(request_id=rows[0].pk, is_granted=True, by=people.executor_head)
    # The new executor asks for itself.
    accept(appeal_id=moved.pk, by=people.other_executor)
    assert asked(world, moved, by=people.other_executor).organisation == people.elsewhere


def test_strangers_twice_and_too_long(world: World) -> None:
    appeal = active(world)
    for stranger in (world.people.other_executor, world.people.operator, world.people.resident):
        with pytest.raises(NotAllowed):
            asked(world, appeal, by=stranger)
    with pytest.raises(Invalid):
        asked(world, appeal, amount=200)
    row = asked(world, appeal)
    with pytest.raises(Conflict):
        asked(world, appeal)
    for stranger in (world.people.executor, personas.executor_head(world.people.elsewhere)):
        with pytest.raises(NotAllowed):
            decide_extension(request_id=row.pk, is_granted=True, by=stranger)
