"""News of something else than appeals: chosen, bound to organisations, in order for each thing they are about."""

import json
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.deliveries.actions import deliver, tell
from qala.contact.deliveries.actions.deliver import sendable
from qala.contact.deliveries.forms import news
from qala.contact.deliveries.models import Delivery
from qala.contact.deliveries.rules import subjects
from qala.contact.deliveries.tests.conftest import Peer, make_webhook


@pytest.fixture
def bridges(monkeypatch: pytest.MonkeyPatch) -> None:
    bridges = subjects.Subject("bridge", "Bridges", {"open": "Opened", "close": "Closed"})
    monkeypatch.setitem(subjects.SUBJECTS, bridges.code, bridges)


def say(verb: str = "open", about: str = "B-1", **words: Any) -> list[Delivery]:
    return tell(subject="bridge", about=about, verb=verb, facts={"code": about}, url="/bridges/", **words)


def test_only_those_hear_who_chose_the_subject(world: World, peer: Peer, bridges: None) -> None:
    make_webhook(world, peer.url, name="appeals")
    make_webhook(world, peer.url, name="both", subjects=["appeal", "bridge"])
    make_webhook(world, peer.url, name="closings", subjects=["bridge"], verbs=["bridge.close"])
    assert [row.webhook.name for row in say()] == ["both"]
    assert sorted(row.webhook.name for row in say("close")) == ["both", "closings"]
    world.appeal()
    assert set(Delivery.objects.filter(subject="appeal").values_list("webhook__name", flat=True)) == {
        "appeals",
        "both",
    }


def test_one_bound_to_an_organisation_hears_of_its_own(world: World, peer: Peer, bridges: None) -> None:
    make_webhook(world, peer.url, organisation=world.people.home, subjects=["bridge"])
    assert say() == []
    assert len(say(of=[world.people.home.pk])) == 1


def test_what_is_sent_and_in_which_order(world: World, peer: Peer, bridges: None) -> None:
    make_webhook(world, peer.url, subjects=["bridge"])
    first, second, other = say()[0], say("close")[0], say(about="B-2")[0]
    assert set(sendable().values_list("pk", flat=True)) == {first.pk, other.pk}
    assert deliver(delivery_id=first.pk) == second.pk
    ((_method, _path, headers, body),) = peer.asked
    assert headers["Qala-Event"] == "bridge.open"
    assert json.loads(body)["bridge"] == {"code": "B-1"}


def test_the_form_and_the_log_name_it(world: World, peer: Peer, bridges: None, client_for: Any) -> None:
    make_webhook(world, peer.url, subjects=["bridge"])
    say()
    assert ("bridge.open", "Opened") in news()
    page = client_for(world.people.administrator).get("/deliveries/news/").content.decode()
    assert "B-1" in page
    assert "Opened" in page
