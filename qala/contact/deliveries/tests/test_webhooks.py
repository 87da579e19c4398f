"""News for other systems: signed, in order, tried again, given up, sent again by hand."""

import hashlib
import hmac
import json
from datetime import timedelta
from typing import Any

import pytest

from qala.contact.appeals.actions import Person, accept, note
from qala.contact.appeals.tests.factories import IN_EAST, World
from qala.contact.deliveries import tasks
from qala.contact.deliveries.actions import deliver, renew_secret, resend
from qala.contact.deliveries.actions.deliver import sendable
from qala.contact.deliveries.actions.sending import take
from qala.contact.deliveries.models import Delivery, State, Webhook
from qala.contact.deliveries.rules.pauses import FAILING_AFTER, MOST_TRIES, PAUSES
from qala.contact.deliveries.tests.conftest import Peer, make_webhook
from qala.ground.people.models import PersonalDataView
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed

WHO = Person("Бірінші Тұрғын", "+77011234567", "first@example.org", "17", has_agreed=True)


def jobs(name: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name LIKE %s", [f"%deliveries.tasks.{name}"]
        )
        return int(cursor.fetchone()[0])


def states() -> list[str]:
    return list(Delivery.objects.order_by("id").values_list("state", flat=True))


def test_news_is_signed(world: World, peer: Peer) -> None:
    _webhook, secret = make_webhook(
        world, f"{peer.url}/hook?x=1", fields=["stage", "status", "topic", "times"]
    )
    appeal = world.appeal(person=WHO)
    row = Delivery.objects.get()
    assert jobs("deliver") == 1
    deliver(delivery_id=row.pk)
    ((method, path, headers, body),) = peer.asked
    assert (method, path, headers["Qala-Event"]) == ("POST", "/hook?x=1", "appeal.register")
    moment, signature = (part.partition("=")[2] for part in headers["Qala-Signature"].split(","))
    expected = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    assert signature == expected
    said = json.loads(body)
    assert said["id"] == headers["Qala-Delivery"] == str(row.key)
    assert said["appeal"]["number"] == appeal.number
    assert said["appeal"]["stage"] == "new"
    assert set(said["appeal"]) == {"number", "stage", "status", "topic", "times"}
    assert states() == [State.SENT]
    deliver(delivery_id=row.pk)
    assert len(peer.asked) == 1, "a job that runs twice sends once"


def test_the_secret_is_not_kept(world: World, peer: Peer) -> None:
    webhook, secret = make_webhook(world, peer.url)
    assert secret not in str(Webhook.objects.values().get())
    assert renew_secret(webhook_id=webhook.pk, by=world.people.administrator)[1] != secret
    for outside in (world.people.controller, world.people.executor):
        with pytest.raises(NotAllowed):
            renew_secret(webhook_id=webhook.pk, by=outside)


def test_who_hears_what(world: World, peer: Peer) -> None:
    make_webhook(world, peer.url, name="home", organisation=world.people.home, verbs=["accept"])
    make_webhook(world, peer.url, name="all", verbs=["register"])
    make_webhook(world, peer.url, name="off", is_active=False)
    home = world.appeal()
    world.appeal(place=IN_EAST)
    accept(appeal_id=home.pk, by=world.people.executor)
    heard = list(Delivery.objects.order_by("id").values_list("webhook__name", "verb"))
    assert heard == [("all", "register"), ("all", "register"), ("home", "accept")]


def test_words_and_people_only_to_who_executes(world: World, peer: Peer) -> None:
    inner = ["text", "address", "person"]
    with pytest.raises(Invalid):
        make_webhook(world, peer.url, fields=inner)
    make_webhook(world, peer.url, organisation=world.people.home, fields=inner)
    appeal = world.appeal(person=WHO)
    row = Delivery.objects.get()
    assert "Тұрғын" not in str(row.facts), "who wrote is not copied"
    deliver(delivery_id=row.pk)
    said = json.loads(peer.asked[0][3])["appeal"]
    assert said["text"] == "No heat in the flat"
    assert said["person"] == {"full_name": WHO.full_name, "phone": WHO.phone, "email": WHO.email}
    left = timeline.of(appeal).filter(verb="person_sent").get()
    assert not left.is_public
    assert PersonalDataView.objects.get().purpose == f"sent to Board: {row.key}"
    # Redirected before it was sent: the webhook's organisation executes it no more.
    second = world.appeal(person=WHO)
    later = Delivery.objects.latest("id")
    type(second).objects.filter(pk=second.pk).update(executor=world.people.elsewhere)
    deliver(delivery_id=later.pk)
    assert "person" not in json.loads(peer.asked[1][3])["appeal"]
    # What did not arrive was not seen.
    peer.answers = [(500, b"")]
    world.appeal(person=WHO)
    deliver(delivery_id=Delivery.objects.latest("id").pk)
    assert PersonalDataView.objects.count() == 1


def test_one_that_is_not_in_use_is_not_told_to_be_well(world: World, peer: Peer, frozen_clock: Any) -> None:
    webhook, _secret = make_webhook(world, peer.url)
    world.appeal()
    Webhook.objects.update(is_active=False, failing_since=frozen_clock.now, fail_count=9)
    deliver(delivery_id=Delivery.objects.get().pk)
    webhook.refresh_from_db()
    assert (webhook.fail_count, states(), peer.asked) == (9, [State.DEAD], [])


@pytest.mark.parametrize("answer", [(500, b""), (404, b""), "hang", "drip", "trickle", "close", "redirect"])
def test_a_server_in_trouble(world: World, peer: Peer, frozen_clock: Any, answer: Any) -> None:
    make_webhook(world, peer.url)
    peer.answers = [answer, (204, b"")]
    world.appeal()
    row = Delivery.objects.get()
    deliver(delivery_id=row.pk)
    row.refresh_from_db()
    assert (row.state, row.tries, row.next_try_at) == (State.FAILED, 1, frozen_clock.now + PAUSES[0])
    assert row.last_error
    deliver(delivery_id=row.pk)
    assert len(peer.asked) == 1, "it rests"
    frozen_clock.forward(minutes=2)
    deliver(delivery_id=row.pk)
    assert states() == [State.SENT]


def test_nobody_there(world: World, peer: Peer) -> None:
    make_webhook(world, "http://127.0.0.1:9/")
    world.appeal()
    deliver(delivery_id=Delivery.objects.get().pk)
    assert states() == [State.FAILED]


def test_given_up_and_sent_again(world: World, peer: Peer, frozen_clock: Any) -> None:
    webhook, _secret = make_webhook(world, peer.url)
    peer.answers = [(500, b"")]
    world.appeal()
    pk = Delivery.objects.get().pk
    for attempt in range(MOST_TRIES):
        deliver(delivery_id=pk)
        frozen_clock.forward(days=2)
        webhook.refresh_from_db()
        assert (webhook.failing_since is not None) == (attempt + 1 >= FAILING_AFTER)
    assert states() == [State.DEAD]
    assert [entry.verb for entry in timeline.of(webhook)] == ["create", "fail"], "told once"
    deliver(delivery_id=pk)
    assert len(peer.asked) == MOST_TRIES
    with pytest.raises(NotAllowed):
        resend(model=Delivery, pk=pk, by=world.people.controller)
    resend(model=Delivery, pk=pk, by=world.people.administrator)
    with pytest.raises(Conflict):
        resend(model=Delivery, pk=pk, by=world.people.administrator)
    peer.answers = [(200, b"")]
    deliver(delivery_id=pk)
    assert states() == [State.SENT]
    webhook.refresh_from_db()
    assert (webhook.failing_since, webhook.fail_count) == (None, 0)
    assert [entry.verb for entry in timeline.of(webhook)][2:] == ["resend", "recover"]
    assert len({asked[2]["Qala-Delivery"] for asked in peer.asked}) == 1, "one key for all attempts"


def test_order_within_an_appeal(world: World, peer: Peer, frozen_clock: Any) -> None:
    make_webhook(world, peer.url)
    one = world.appeal()
    world.appeal()
    accept(appeal_id=one.pk, by=world.people.executor)
    first, beside, second = Delivery.objects.order_by("id").values_list("pk", flat=True)
    peer.answers = [(500, b""), (200, b"")]
    assert deliver(delivery_id=second) is None, "not before the first"
    assert peer.asked == []
    deliver(delivery_id=first)
    deliver(delivery_id=second)
    assert deliver(delivery_id=beside) is None
    assert states() == [State.FAILED, State.SENT, State.PENDING], "another appeal does not wait"
    frozen_clock.forward(minutes=2)
    assert deliver(delivery_id=first) == second
    deliver(delivery_id=second)
    assert states() == [State.SENT] * 3


def test_two_workers(world: World, peer: Peer, frozen_clock: Any) -> None:
    make_webhook(world, peer.url)
    world.appeal()
    pk = Delivery.objects.get().pk
    assert take(sendable(), pk) is not None
    assert take(sendable(), pk) is None
    # The worker died: the lease ends and another one sends.
    frozen_clock.forward(minutes=5)
    deliver(delivery_id=pk)
    assert states() == [State.SENT]


def locks() -> set[str | None]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT lock FROM procrastinate_jobs WHERE queue_name = 'deliveries'")
        return {row[0] for row in cursor.fetchall()}


def test_an_endpoint_holds_one_worker(world: World, peer: Peer) -> None:
    hooks = [make_webhook(world, peer.url, name=name)[0] for name in ("slow", "quick")]
    for _each in range(3):
        world.appeal()
    assert locks() == {f"deliveries.webhook.{hook.pk}" for hook in hooks}
    before = jobs("deliver\\_due")
    tasks.send_due()
    tasks.send_due()
    assert jobs("deliver\\_due") - before == 4, "one turn a minute, however much waits"
    assert len(locks()) == 2


def test_turns_are_fair(world: World, peer: Peer, frozen_clock: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(tasks, "A_TURN", 2)
    down, well = (make_webhook(world, f"{peer.url}/{name}", name=name)[0] for name in ("down", "well"))
    for _each in range(3):
        world.appeal()
    Webhook.objects.filter(pk=down.pk).update(failing_since=frozen_clock.now)
    for hook in (down, well):
        tasks.deliver_due.func(webhook_id=hook.pk)
    assert [asked[1] for asked in peer.asked] == ["/down", "/well", "/well"]
    monkeypatch.setattr(tasks, "LONGEST", -1.0)
    tasks.deliver_due.func(webhook_id=well.pk)
    assert len(peer.asked) == 3, "a turn ends by the clock"


def test_what_no_attempt_finishes_is_given_up(
    world: World, peer: Peer, frozen_clock: Any, monkeypatch: Any
) -> None:
    from qala.shared import web

    def breaks(*_words: Any, **_more: Any) -> Any:
        raise RuntimeError

    webhook, _secret = make_webhook(world, peer.url)
    world.appeal()
    pk = Delivery.objects.get().pk
    monkeypatch.setattr(web, "call", breaks)
    for _each in range(MOST_TRIES):
        with pytest.raises(RuntimeError):
            deliver(delivery_id=pk)
        frozen_clock.forward(minutes=5)
    deliver(delivery_id=pk)
    assert states() == [State.DEAD]
    webhook.refresh_from_db()
    assert webhook.fail_count == 0, "nobody was asked"


def test_an_address_that_cannot_be_sent_to(world: World, peer: Peer, frozen_clock: Any) -> None:
    webhook, _secret = make_webhook(world, peer.url)
    world.appeal()
    pk = Delivery.objects.get().pk
    with pytest.raises(Invalid):
        make_webhook(world, f"{peer.url}/өтініш", name="Other")
    Webhook.objects.filter(pk=webhook.pk).update(url=f"{peer.url}/өтініш")  # written before that was asked
    for _each in range(MOST_TRIES):
        deliver(delivery_id=pk)
        frozen_clock.forward(days=2)
    assert states() == [State.DEAD]


def test_an_appeal_waits_for_no_server(world: World, assert_queries: Any) -> None:
    appeal = world.appeal()
    with assert_queries(14):
        note(appeal_id=appeal.pk, text="Seen", by=world.people.executor)
    assert not Delivery.objects.exists()


def test_old_attempts_change_nothing(world: World, peer: Peer, frozen_clock: Any) -> None:
    from qala.contact.deliveries.actions.sending import settle

    webhook, _secret = make_webhook(world, peer.url)
    world.appeal()
    slow = take(sendable(), Delivery.objects.get().pk)
    assert slow is not None
    frozen_clock.forward(minutes=5)
    deliver(delivery_id=slow.pk)
    assert not settle(slow, webhook, error="no answer in time")
    assert states() == [State.SENT]
    assert slow.next_try_at + timedelta(minutes=5) == frozen_clock.now
