"""Appeals in a body's own system: sent once, followed, written down; trouble stays with the delivery."""

import json
from datetime import date
from typing import Any
from urllib.parse import parse_qs

import pytest

from qala.contact.appeals.actions import Person, accept, answer, redirect
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import IN_EAST, PROOF, World
from qala.contact.deliveries.actions import ask_system, forward, resend
from qala.contact.deliveries.models import OutgoingRequest, OutsideSystem, State
from qala.contact.deliveries.rules.troubles import in_words
from qala.contact.deliveries.tests.conftest import Peer, make_system
from qala.ground.people.models import Duty, PersonalDataView
from qala.shared import timeline, web
from qala.shared.errors import Invalid, NotAllowed


def said(*rows: dict[str, Any]) -> tuple[int, bytes]:
    return 200, json.dumps(list(rows)).encode()


def sent(world: World, peer: Peer, **words: Any) -> OutgoingRequest:
    peer.answers = [said({"service_request_id": "A-17"})]
    appeal = world.appeal(**words)
    row = OutgoingRequest.objects.get(appeal=appeal)
    forward(request_id=row.pk)
    row.refresh_from_db()
    return row


def test_an_appeal_is_sent_once(world: World, peer: Peer) -> None:
    make_system(world, f"{peer.url}/v2/", codes={"no-heat": "HEAT"}, jurisdiction_id="body.example")
    world.appeal(place=IN_EAST)
    row = sent(world, peer)
    forward(request_id=row.pk)
    ((method, path, headers, body),) = peer.asked
    words = {name: values[0] for name, values in parse_qs(body.decode()).items()}
    assert (method, path) == ("POST", "/v2/requests.json")
    assert headers["Idempotency-Key"] == str(row.key)
    assert words["api_key"] == "their-key"
    assert words["service_code"] == "HEAT"
    assert words["jurisdiction_id"] == "body.example"
    assert words["account_id"] == row.appeal.number
    assert words["description"] == "No heat in the flat"
    assert not {"phone", "email", "first_name"} & set(words)
    assert (row.state, row.remote_id, row.remote_status) == (State.SENT, "A-17", "open")
    assert row.appeal.stage == "new", "the work has its own state"
    assert timeline.of(row.appeal).filter(verb="forward").count() == 1
    assert "their-key" not in str(OutsideSystem.objects.values().get())


def test_a_redirected_appeal_is_sent_too(world: World, peer: Peer) -> None:
    make_system(world, peer.url)
    appeal = world.appeal(place=IN_EAST)
    assert not OutgoingRequest.objects.exists()
    redirect(appeal_id=appeal.pk, executor_id=world.people.home.pk, reason="Theirs", by=world.people.operator)
    row = OutgoingRequest.objects.get()
    redirect(
        appeal_id=appeal.pk,
        executor_id=world.people.elsewhere.pk,
        reason="Not theirs",
        by=world.people.operator,
    )
    forward(request_id=row.pk)
    row.refresh_from_db()
    assert (row.state, peer.asked) == (State.DEAD, [])


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ((500, b""), State.FAILED),
        ((403, b""), State.FAILED),
        ((400, b'[{"code": 400}]'), State.DEAD),
        ((200, b"<html>"), State.FAILED),
        ((200, b"[]"), State.FAILED),
        ((200, b"\xff\xfe"), State.FAILED),
        ("hang", State.FAILED),
        ("close", State.FAILED),
    ],
)
def test_trouble_stays_with_the_delivery(
    world: World, peer: Peer, frozen_clock: Any, answer: Any, state: str
) -> None:
    make_system(world, peer.url)
    peer.answers = [answer]
    appeal = world.appeal()
    row = OutgoingRequest.objects.get()
    forward(request_id=row.pk)
    row.refresh_from_db()
    assert (row.state, appeal.stage) == (state, "new")
    accept(appeal_id=appeal.pk, by=world.people.executor)
    peer.answers = [said({"service_request_id": "B"})]
    if state == State.DEAD:
        resend(model=OutgoingRequest, pk=row.pk, by=world.people.administrator)
    frozen_clock.forward(minutes=2)
    forward(request_id=row.pk)
    row.refresh_from_db()
    assert (row.state, row.remote_id) == (State.SENT, "B")


def test_a_token_becomes_a_number(world: World, peer: Peer) -> None:
    system = make_system(world, peer.url)
    peer.answers = [said({"token": "t/1"})]
    world.appeal()
    row = OutgoingRequest.objects.get()
    forward(request_id=row.pk)
    peer.answers = [said({"service_request_id": None, "token": "t/1"})]
    ask_system(system_id=system.pk)
    assert peer.asked[-1][1] == "/tokens/t%2F1.json"
    peer.answers = [said({"service_request_id": "C", "token": "t/1"}), said()]
    ask_system(system_id=system.pk)
    row.refresh_from_db()
    assert row.remote_id == "C"


def test_what_they_did_becomes_steps(world: World, peer: Peer) -> None:
    system = make_system(world, peer.url)
    row = sent(world, peer)
    peer.answers = [
        said({"service_request_id": "A-17", "status": "open", "status_notes": "A crew is coming"})
    ]
    assert ask_system(system_id=system.pk) == 1
    assert ask_system(system_id=system.pk) == 0, "said twice, written once"
    peer.answers = [said({"service_request_id": "A-17", "status": "closed", "status_notes": "Replaced"})]
    assert ask_system(system_id=system.pk) == 1
    appeal = Appeal.objects.get(pk=row.appeal_id)
    assert appeal.stage == "done"
    verbs = [entry.verb for entry in timeline.of(appeal)]
    assert verbs == ["register", "route", "forward", "note", "accept", "answer"]
    assert timeline.of(appeal).last().by == world.people.executor
    assert "Replaced" in appeal.answers.get().text
    row.refresh_from_db()
    assert row.is_settled


def test_one_that_cannot_be_written_stops_nobody(world: World, peer: Peer) -> None:
    system = make_system(world, peer.url)
    first = sent(world, peer)
    peer.answers = [said({"service_request_id": "B"})]
    second_appeal = world.appeal()
    second = OutgoingRequest.objects.get(appeal=second_appeal)
    forward(request_id=second.pk)
    redirect(
        appeal_id=first.appeal_id, executor_id=world.people.elsewhere.pk, reason="x", by=world.people.operator
    )
    rows = [{"service_request_id": n, "status": "closed", "status_notes": "Done"} for n in ("A-17", "B")]
    peer.answers = [said(*rows, {"junk": 1}, {"service_request_id": "unknown", "status": "closed"})]
    assert ask_system(system_id=system.pk) == 1
    first.refresh_from_db()
    assert first.last_error.startswith("not written")
    assert first.is_settled, "another executor's appeal is nothing of theirs"
    second_appeal.refresh_from_db()
    assert second_appeal.stage == "done"


def test_a_closing_that_was_refused_is_tried_again(world: World, peer: Peer) -> None:
    system = make_system(world, peer.url, knows_updates=True)
    row = sent(world, peer)
    peer.answers = [said()]
    ask_system(system_id=system.pk)
    Duty.objects.filter(user=world.people.executor).update(valid_to=date(2026, 3, 1))
    closed = {"service_request_id": "A-17", "status": "closed", "status_notes": "Replaced"}
    peer.answers = [said(closed), said()]
    assert ask_system(system_id=system.pk) == 0
    row.refresh_from_db()
    assert (row.last_error, row.remote_status, row.is_settled) == ("not written: not_allowed", "open", False)
    # It is told among the changes no more, and asked for by its number.
    Duty.objects.filter(user=world.people.executor).update(valid_to=None)
    peer.answers = [said(), said(closed)]
    assert ask_system(system_id=system.pk) == 1
    row.refresh_from_db()
    assert (row.is_settled, row.last_error, Appeal.objects.get(pk=row.appeal_id).stage) == (True, "", "done")


def test_a_late_closing_waits_for_a_person_who_knows_why(world: World, peer: Peer, frozen_clock: Any) -> None:
    system = make_system(world, peer.url)
    row = sent(world, peer)
    frozen_clock.forward(days=3)
    closed = {"service_request_id": "A-17", "status": "closed", "status_notes": "Replaced"}
    peer.answers = [said(closed)]
    assert ask_system(system_id=system.pk) == 0
    row.refresh_from_db()
    assert (row.last_error, row.is_settled) == ("not written: late_cause", False)
    assert "reason" in in_words(row.last_error)
    accept(appeal_id=row.appeal_id, by=world.people.executor)
    answer(appeal_id=row.appeal_id, text=PROOF, late_cause="late-materials", by=world.people.executor)
    peer.answers = [said(closed)]
    ask_system(system_id=system.pk)
    row.refresh_from_db()
    assert (row.last_error, row.is_settled) == ("", True)


def several(world: World, peer: Peer, count: int) -> list[OutgoingRequest]:
    rows = []
    for number in range(count):
        peer.answers = [said({"service_request_id": f"N{number}"})]
        row = OutgoingRequest.objects.get(appeal=world.appeal())
        forward(request_id=row.pk)
        rows.append(row)
    return rows


def opened_with(number: str) -> dict[str, Any]:
    return {"service_request_id": number, "status": "open", "status_notes": f"Seen {number}"}


def test_changes_on_more_than_one_page(world: World, peer: Peer) -> None:
    system = make_system(world, peer.url, knows_updates=True)
    several(world, peer, 3)
    OutsideSystem.objects.update(seen_until=system.made_at)
    peer.answers = [said(opened_with("N0")), said(opened_with("N1"), opened_with("N2")), said()]
    assert ask_system(system_id=system.pk) == 3
    assert ["page=2" in asked[1] for asked in peer.asked[-3:]] == [False, True, False]
    assert "page=3" in peer.asked[-1][1]


def test_a_server_that_knows_no_pages_is_asked_by_number(world: World, peer: Peer) -> None:
    system = make_system(world, peer.url, knows_updates=True)
    several(world, peer, 3)
    OutsideSystem.objects.update(seen_until=system.made_at)
    same = said(opened_with("N0"))
    peer.answers = [same, same, said(opened_with("N1"), opened_with("N2"))]
    assert ask_system(system_id=system.pk) == 3
    assert "service_request_id=N1%2CN2" in peer.asked[-1][1]


def test_a_system_that_is_not_in_use(world: World, peer: Peer) -> None:
    make_system(world, peer.url)
    world.appeal()
    OutsideSystem.objects.update(is_active=False)
    row = OutgoingRequest.objects.get()
    forward(request_id=row.pk)
    row.refresh_from_db()
    assert (row.state, peer.asked) == (State.DEAD, [])


def test_who_wrote_leaves_on_record(world: World, peer: Peer) -> None:
    make_system(world, peer.url, sends_person=True)
    row = sent(world, peer, person=Person("Бірінші Тұрғын", "+77011234567", "", "", True))
    assert "77011234567" in peer.asked[-1][3].decode()
    seen = PersonalDataView.objects.get()
    assert (seen.viewer, seen.subject_id) == (world.people.executor, row.appeal.applicant.pk)
    assert timeline.of(row.appeal).filter(verb="person_sent").count() == 1


def test_health_is_told_by_calls_alone(world: World, peer: Peer, frozen_clock: Any) -> None:
    system = make_system(world, peer.url)
    OutsideSystem.objects.update(fail_count=9, failing_since=frozen_clock.now)
    assert ask_system(system_id=system.pk) == 0
    system.refresh_from_db()
    assert (system.fail_count, peer.asked) == (9, [])


def test_changes_since(world: World, peer: Peer, frozen_clock: Any) -> None:
    system = make_system(world, peer.url, knows_updates=True)
    sent(world, peer)
    peer.answers = [said()]
    ask_system(system_id=system.pk)
    assert "service_request_id=A-17" in peer.asked[-1][1]
    frozen_clock.forward(hours=1)
    ask_system(system_id=system.pk)
    assert "updated_after=2026-03-02T04%3A50%3A00" in peer.asked[-1][1]


def test_a_system_that_is_silent(world: World, peer: Peer) -> None:
    system = make_system(world, peer.url)
    sent(world, peer)
    for reply in ((500, b""), (200, b"{}"), (200, b"junk"), "hang", "close"):
        peer.answers = [reply]
        assert ask_system(system_id=system.pk) == 0
    system.refresh_from_db()
    assert system.failing_since is not None
    assert [entry.verb for entry in timeline.of(system)] == ["create", "fail"]


def test_who_may_set_up(world: World, peer: Peer, settings: Any) -> None:
    with pytest.raises(Invalid):
        make_system(world, peer.url, acts_as=world.people.other_executor)
    settings.DELIVERIES_INSIDE = False
    with pytest.raises(Invalid):
        make_system(world, peer.url)
    system = make_system(world, "https://open311.example/v2")
    from qala.contact.deliveries.actions import save_system

    with pytest.raises(NotAllowed):
        save_system(
            system_id=system.pk, by=world.people.controller, url="https://x.example", sends_person=False
        )


def test_our_own_server_is_the_other_side(
    live_server: Any, peer: Peer, world: World, frozen_clock: Any, monkeypatch: Any
) -> None:
    """Qala to Qala: the appeal appears there as a new one of the same words."""
    from qala.contact.open311 import reference
    from qala.contact.open311.actions import issue_client

    frozen_clock.release()
    monkeypatch.setattr(web, "SECONDS", 60.0)
    reference.load(lambda line: None)
    words = {
        "name": "Us",
        "contact": "",
        "organisation": None,
        "acts_as": None,
        "minute_limit": 10,
        "day_limit": 10,
    }
    _client, key = issue_client(by=world.people.administrator, scopes=["open311:write"], **words)
    system = make_system(world, f"{live_server.url}/open311/v2", api_key=key)
    appeal = world.appeal()
    row = OutgoingRequest.objects.get(appeal=appeal)
    forward(request_id=row.pk)
    row.refresh_from_db()
    twin = Appeal.objects.get(number=row.remote_id)
    assert (twin.text, twin.channel.code) == (appeal.text, "open311")
    accept(appeal_id=twin.pk, by=world.people.executor)
    assert ask_system(system_id=system.pk) == 1
    assert timeline.of(appeal).last().verb == "note"
