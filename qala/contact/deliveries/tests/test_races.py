"""Two workers at once on two connections: one of them sends."""

from collections.abc import Iterator
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.queries import forget_book
from qala.contact.deliveries.actions import ask_system, deliver, forward
from qala.contact.deliveries.models import Delivery, OutgoingRequest, State
from qala.contact.deliveries.tests.conftest import Peer, make_system, make_webhook
from qala.contact.deliveries.tests.test_systems import said
from qala.ground.places import locating
from qala.shared import timeline, web
from tests.personas import everybody
from tests.races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def world(transactional_db: None, frozen_clock: Any, peer: Peer, monkeypatch: Any) -> Iterator[World]:
    monkeypatch.setattr(web, "SECONDS", 60.0)
    forget_book()
    locating.forget()
    yield make_world(everybody())
    forget_book()
    locating.forget()


def test_one_delivery(world: World, peer: Peer) -> None:
    make_webhook(world, peer.url)
    world.appeal()
    pk = Delivery.objects.get().pk
    at_once(*[lambda: deliver(delivery_id=pk)] * 3)
    assert len(peer.asked) == 1
    row = Delivery.objects.get()
    assert (row.state, row.tries) == (State.SENT, 1)


def test_one_request(world: World, peer: Peer) -> None:
    make_system(world, peer.url)
    peer.answers = [said({"service_request_id": "A-1"})]
    appeal = world.appeal()
    pk = OutgoingRequest.objects.get().pk
    at_once(*[lambda: forward(request_id=pk)] * 3)
    assert len(peer.asked) == 1
    assert timeline.of(appeal).filter(verb="forward").count() == 1


def test_one_answer_of_theirs(world: World, peer: Peer) -> None:
    system = make_system(world, peer.url)
    peer.answers = [said({"service_request_id": "A-1"})]
    appeal = world.appeal()
    forward(request_id=OutgoingRequest.objects.get().pk)
    peer.answers = [said({"service_request_id": "A-1", "status": "closed", "status_notes": "Replaced"})]
    at_once(*[lambda: ask_system(system_id=system.pk)] * 2)
    assert appeal.answers.count() == 1
