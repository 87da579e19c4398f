"""Many contacts at once keep the rules of one."""

from datetime import timedelta
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.catalog.queries import book
from qala.contact.contacts.actions import write_many
from qala.contact.contacts.models import Contact
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.errors import Invalid


def contact(world: World, **more: Any) -> Contact:
    at = now()
    fields = {"outcome": "consultation", "topic_id": world.heat.pk, **more}
    return Contact(
        channel=book().channels["phone"], operator=world.people.operator, started_at=at,
        ended_at=at + timedelta(minutes=2), wrapped_at=at + timedelta(minutes=2), **fields,
    )  # fmt: skip


def test_they_stand_in_the_register_with_their_timelines(world: World) -> None:
    assert write_many(contact(world) for _each in range(3)) == 3
    assert [entry.verb for one in Contact.objects.all() for entry in timeline.of(one)] == ["consultation"] * 3


@pytest.mark.parametrize(
    "wrong",
    [{"topic_id": None}, {"outcome": "emergency"}, {"outcome": "appeal"}, {"outcome": "nothing"}],
)
def test_a_broken_rule_is_refused(world: World, wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        write_many([contact(world), contact(world, **wrong)])
    assert not Contact.objects.exists()
