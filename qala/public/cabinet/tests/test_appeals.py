"""A resident's own list, reading, and putting older appeals under the account."""

from typing import Any

import pytest

from qala.contact.appeals.actions import Person, accept, answer, ask, close, extend, join, write
from qala.contact.appeals.actions.register import register
from qala.contact.appeals.tests.factories import IN_WEST, PROOF, World
from qala.public.cabinet.actions import attach_by_code, attach_matching, read
from qala.public.cabinet.models import Reading
from qala.shared import timeline
from qala.shared.errors import Conflict, Missing, TooMany


def written(world: World, **words: Any) -> Any:
    person = Person(full_name="Планов План", phone="+77010000077", email="plan@example.org", has_agreed=True)
    words = {
        "text": "No heat",
        "topic_id": world.heat.pk,
        "channel": "web",
        "place": IN_WEST,
        "person": person,
        **words,
    }
    return register(**words)


def test_the_list_shows_stage_promise_and_news(world: World, client_for: Any, frozen_clock: Any) -> None:
    resident = world.people.resident
    appeal = written(world, resident=resident).appeal
    client = client_for(resident)
    page = client.get("/my/").content.decode()
    assert appeal.number in page
    assert "has news" not in page
    frozen_clock.forward(minutes=5)
    accept(appeal_id=appeal.pk, by=world.people.executor)
    assert "has news" in client.get("/my/").content.decode()
    assert client.post(f"/my/seen/{appeal.number}/").status_code == 204
    assert "has news" not in client.get("/my/").content.decode()
    frozen_clock.forward(days=3)
    assert "We are sorry" in client.get("/my/").content.decode()
    extend(
        appeal_id=appeal.pk,
        amount=48,
        unit="hours",
        reason="The pipe is on its way",
        by=world.people.executor_head,
    )
    page = client.get("/my/").content.decode()
    assert "We are sorry" not in page
    assert client_for(world.people.stranger).get("/my/").content.decode().count(appeal.number) == 0


def test_filters(world: World, client_for: Any, frozen_clock: Any) -> None:
    resident, executor = world.people.resident, world.people.executor
    made = {
        name: written(world, resident=resident, text=name).appeal
        for name in ("open", "asked", "answered", "closed")
    }
    for name in ("asked", "answered", "closed"):
        accept(appeal_id=made[name].pk, by=executor)
    ask(appeal_id=made["asked"].pk, question="Which floor?", by=executor)
    for name in ("answered", "closed"):
        answer(appeal_id=made[name].pk, text=PROOF, by=executor)
    close(appeal_id=made["closed"].pk, by=world.people.controller)
    client = client_for(resident)

    def found(query: str) -> set[str]:
        page = client.get(f"/my/?{query}").content.decode()
        return {name for name, appeal in made.items() if appeal.number in page}

    assert found("state=open") == {"open", "asked"}
    assert found("state=asked") == {"asked"}
    assert found("state=answered&state=closed") == {"answered", "closed"}
    assert found("state=closed") == {"closed"}
    assert found(f"text={made['open'].number}") == {"open"}
    assert found("text=closed") == {"closed"}


def test_reading_is_for_ones_own(world: World, client_for: Any) -> None:
    appeal = written(world, resident=world.people.resident).appeal
    with pytest.raises(Missing):
        read(number=appeal.number, by=world.people.stranger)
    assert client_for(world.people.stranger).post(f"/my/seen/{appeal.number}/").status_code == 404
    read(number=appeal.number, by=world.people.resident)
    read(number=appeal.number, by=world.people.resident)
    assert Reading.objects.count() == 1


def test_number_and_code_put_it_under_the_account(world: World, client_for: Any) -> None:
    made, resident = written(world), world.people.resident
    client = client_for(resident)
    wrong = client.post("/my/attach/", {"number": made.appeal.number, "secret": "no"})
    assert wrong.status_code == 422
    answered = client.post("/my/attach/", {"number": made.appeal.number, "secret": made.secret})
    assert answered.status_code == 302
    made.appeal.refresh_from_db()
    assert made.appeal.resident == resident
    assert [entry.verb for entry in timeline.of(made.appeal)][-1] == "claim"
    # Twice changes nothing; another account is refused although it has the code.
    attach_by_code(number=made.appeal.number, secret=made.secret, by=resident)
    assert [entry.verb for entry in timeline.of(made.appeal)].count("claim") == 1
    with pytest.raises(Conflict):
        attach_by_code(number=made.appeal.number, secret=made.secret, by=world.people.stranger)


def test_codes_are_not_guessed(world: World) -> None:
    made = written(world)
    for _try in range(10):
        with pytest.raises(Missing):
            attach_by_code(number=made.appeal.number, secret="guess", by=world.people.stranger)
    with pytest.raises(TooMany):
        attach_by_code(number=made.appeal.number, secret=made.secret, by=world.people.stranger)


def test_a_part_in_anothers_appeal(world: World) -> None:
    appeal = written(world).appeal
    joined = join(appeal_id=appeal.pk, channel="web", words="Here too")
    attach_by_code(number=joined.reporter.number, secret=joined.secret, by=world.people.resident)
    joined.reporter.refresh_from_db()
    assert joined.reporter.resident == world.people.resident
    own = written(world, resident=world.people.stranger).appeal
    part = join(appeal_id=own.pk, channel="web", words="Mine")
    with pytest.raises(Conflict):
        attach_by_code(number=part.reporter.number, secret=part.secret, by=world.people.stranger)


def test_a_confirmed_address_finds_them(world: World, client_for: Any) -> None:
    resident = world.people.resident
    same, other = (
        Person(email=resident.email.upper(), has_agreed=True),
        Person(email="other@example.org", has_agreed=True),
    )
    mine, theirs = written(world, person=same).appeal, written(world, person=other).appeal
    client = client_for(resident)
    assert "We found 1 appeal" in client.get("/my/").content.decode()
    assert client.post("/my/attach/found/").status_code == 302
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.resident, theirs.resident) == (resident, None)
    assert attach_matching(by=resident) == 0


def test_an_address_that_waits_for_its_code_finds_nothing(world: World) -> None:
    resident = world.people.resident
    resident.emailaddress_set.update(verified=False)
    resident.unproven_phone = "+77010000077"
    resident.save()
    written(world, person=Person(email=resident.email, phone="+77010000077", has_agreed=True))
    assert attach_matching(by=resident) == 0


def test_messages_go_both_ways(world: World, client_for: Any, frozen_clock: Any) -> None:
    made, resident = written(world, resident=world.people.resident), world.people.resident
    appeal = made.appeal
    client = client_for(resident)
    address = f"/track/{appeal.number}/"
    assert client.post(f"{address}write/", {"text": ""}).status_code == 422
    assert client.post(f"{address}write/", {"text": "It is the third entrance"}).status_code == 302
    accept(appeal_id=appeal.pk, by=world.people.executor)
    frozen_clock.forward(minutes=1)
    write(appeal_id=appeal.pk, text="We come at noon", by=world.people.executor)
    page = client.get(address).content.decode()
    assert "It is the third entrance" in page
    assert "We come at noon" in page
    sides = [entry.data["side"] for entry in timeline.of(appeal) if entry.verb == "write"]
    assert sides == ["resident", "city"]
    stranger = client_for(world.people.stranger)
    assert stranger.post(f"{address}write/", {"text": "Me too"}).status_code == 404
    assert "We come at noon" not in stranger.get(address).content.decode()
    appeal.refresh_from_db()
    assert appeal.first_answer_at is not None


def test_one_tap_says_no_and_opens_again(world: World, client_for: Any, frozen_clock: Any) -> None:
    appeal, client = written(world, resident=world.people.resident).appeal, client_for(world.people.resident)
    address = f"/track/{appeal.number}/say/"
    accept(appeal_id=appeal.pk, by=world.people.executor)
    assert client.post(address, {"is_solved": "yes"}).status_code == 409
    answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor)
    assert (
        client.post(address, {"is_solved": "no", "rating": "2", "comment": "Cold again"}).status_code == 302
    )
    appeal.refresh_from_db()
    assert (appeal.stage, appeal.reopened_count) == ("active", 1)
    assert timeline.of(appeal).get(verb="reopen").note == "Cold again"
    frozen_clock.forward(hours=1)
    answer(appeal_id=appeal.pk, text=PROOF + " Again.", by=world.people.executor)
    assert client.post(address, {"is_solved": "yes", "rating": "5"}).status_code == 302
    page = client.get(f"/track/{appeal.number}/").content.decode()
    assert "Your rating: 5 of 5" in page


def test_the_list_costs_the_same_for_many(world: World, client_for: Any, count_queries: Any) -> None:
    client = client_for(world.people.resident)
    written(world, resident=world.people.resident)
    client.get("/my/")
    with count_queries() as few:
        client.get("/my/")
    for _each in range(4):
        written(world, resident=world.people.resident)
    with count_queries() as many:
        client.get("/my/")
    assert len(few) == len(many)
