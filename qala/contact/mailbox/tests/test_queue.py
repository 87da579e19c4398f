"""Letters in the desk's queue."""

from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.mailbox.actions import set_aside, take_in
from qala.contact.mailbox.models import Letter
from qala.contact.mailbox.queries import CHANNEL, QUEUE
from qala.contact.mailbox.tests.letters import bounce, letter
from qala.contact.shifts.actions.queue import take
from qala.contact.shifts.models import QueueHold
from qala.contact.shifts.queries.queue import waiting
from qala.shared.clock import now
from qala.shared.errors import Missing

pytestmark = pytest.mark.django_db


def came(number: int, **words: Any) -> Letter:
    found = take_in(letter(message_id=f"<{number}@example.org>", **words).as_bytes())
    assert found is not None
    return found


def test_letters_wait_beside_the_other_channels(world: World, frozen_clock: Any) -> None:
    first = came(1, subject="Нет тепла, звоните +7 701 000 00 01")
    frozen_clock.forward(hours=1)
    second = came(2, subject="")
    take_in(bounce("<nobody@example.org>"))  # for nobody to read
    [count] = [each for each in waiting()[1] if each.source.code == CHANNEL]
    assert (count.count, count.oldest) == (2, first.received_at)
    assert first.received_at < second.received_at == now()
    lines, _counts = waiting(CHANNEL)
    assert [line.item.key for line in lines] == [str(first.pk), str(second.pk)]
    item = lines[0].item
    assert (item.language, item.url) == ("ru", first.get_absolute_url())
    assert "Нет тепла" in str(item.title)
    assert "701 000" not in str(item.title)  # seen by everybody at the desk
    assert str(lines[1].item.title) == "(no subject)"


def test_a_settled_letter_waits_no_more(world: World) -> None:
    by, found = world.people.operator, came(1)
    hold = take(channel=CHANNEL, key=str(found.pk), by=by)
    set_aside(letter_id=found.pk, state="done", by=world.people.shift_supervisor)
    hold.refresh_from_db()
    assert hold.outcome == QueueHold.Outcome.DONE
    assert QUEUE.count() == 0
    for key in (str(found.pk), "x", "²", "9" * 40):
        with pytest.raises(Missing):
            take(channel=CHANNEL, key=key, by=by)


def test_the_queue_costs_the_same_for_one_letter_and_for_three(world: World, count_queries: Any) -> None:
    came(1)
    waiting(CHANNEL)  # what the process keeps is filled
    with count_queries() as one:
        waiting(CHANNEL)
    came(2)
    came(3)
    with count_queries() as three:
        waiting(CHANNEL)
    assert len(one) == len(three)
