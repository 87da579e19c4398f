"""What is published about delays, and the slip for the person who wrote."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

from qala.contact.appeals.tests.factories import IN_EAST, World
from qala.public.portal.queries import overdue_by_executor
from qala.public.portal.tests.test_portal import world  # noqa: F401
from qala.shared.clock import now


def test_overdue_by_executor_names_nobody(world: World, client_for: Any, frozen_clock: Any) -> None:  # noqa: F811
    late = world.appeal(text="Secret words of a resident")
    assert late.next_due_at is not None
    frozen_clock.forward(days=2)
    world.appeal()
    row = overdue_by_executor(at=now())[0]
    assert (row.executor_id, row.open_count, row.overdue_count) == (world.people.home.pk, 2, 1)
    assert row.median_days == (now() - late.next_due_at) / timedelta(days=1)
    page = client_for().get("/open/overdue/").content.decode()
    assert world.people.home.name in page
    assert late.number not in page
    assert "Secret words" not in page


def test_the_punctual_are_folded_away(world: World, client_for: Any, frozen_clock: Any) -> None:  # noqa: F811
    world.appeal()
    frozen_clock.forward(days=2)
    world.appeal(place=IN_EAST)
    context = client_for().get("/open/overdue/").context
    names = [[name for name, _row in context[part]] for part in ("late", "punctual")]
    assert names == [[world.people.home.name], [world.people.elsewhere.name]]


def test_the_page_is_counted_once_a_minute(world: World, client_for: Any) -> None:  # noqa: F811
    world.appeal()
    client = client_for()
    client.get("/open/overdue/")
    with patch("qala.public.portal.views.overdue.overdue_by_executor", side_effect=AssertionError):
        assert client.get("/open/overdue/").status_code == 200


def test_nothing_open_is_an_empty_page(world: World, client_for: Any) -> None:  # noqa: F811
    assert overdue_by_executor(at=now()) == []
    assert client_for().get("/open/overdue/").status_code == 200


def test_the_slip_is_for_the_holder_of_the_code(world: World, client_for: Any) -> None:  # noqa: F811
    from qala.contact.appeals.actions import register

    made = register(**world.words(), by=world.people.operator)
    client = client_for()
    address = f"/track/{made.appeal.number}/slip.pdf"
    assert client.get(address).status_code == 404
    client.post("/track/", {"number": made.appeal.number, "secret": made.secret})
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")
    assert client_for().get(address).status_code == 404
