"""The desk as its operator meets it."""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.contacts.actions import Talk, finish, unfinished
from qala.contact.contacts.models import Contact, ContactDraft, EmergencyQuestion
from qala.contact.contacts.queries import knowing
from qala.ground.people.models import PersonalDataView
from qala.shared import timeline
from qala.shared.errors import Invalid, NotAllowed
from tests.personas import Personas

KEY = "11111111-1111-4111-8111-111111111111"


def filled(world: World, **more: Any) -> dict[str, Any]:
    return {
        "said": "Үйде жылу жоқ, қашан қосылады?",
        "topic": world.heat.pk,
        "channel": "phone",
        "language": "kk",
        "phone": "8 701 000 00 01",
        "full_name": "Тұрғын",
        "outcome": "consultation",
        "draft_key": KEY,
        **more,
    }


def test_a_consultation_is_one_post(world: World, client_for: Any) -> None:
    words = filled(world, elapsed="8.4", _key="talk-1")
    client = client_for(world.people.operator)
    assert client.post("/contacts/desk/", words)["Location"] == "/contacts/desk/"
    assert client.post("/contacts/desk/", words).status_code == 302
    contact = Contact.objects.get()
    assert (contact.outcome, contact.phone, contact.topic) == ("consultation", "+77010000001", world.heat)
    assert contact.operator == world.people.operator
    assert contact.talked_for == timedelta(seconds=8.4)
    assert [entry.verb for entry in timeline.of(contact)] == ["consultation"]
    assert not Appeal.objects.exists()


def test_an_appeal_carries_every_field_over(world: World, client_for: Any) -> None:
    question = EmergencyQuestion.objects.get(order=20)
    client = client_for(world.people.operator)
    words = filled(
        world, outcome="appeal", lon="70.05", lat="50.05", address="Абай 40", place_note="2-кіреберіс", flat="12",
        yes=[question.pk],
    )  # fmt: skip
    client.post("/contacts/desk/", words)
    contact, appeal = Contact.objects.get(), Appeal.objects.get()
    assert contact.appeal == appeal
    assert (appeal.text, appeal.topic, appeal.language) == (words["said"], world.heat, "kk")
    assert (appeal.address, appeal.place_note, appeal.executor) == (
        "Абай 40",
        "2-кіреберіс",
        world.people.home,
    )
    person = appeal.applicant
    assert (person.phone, person.full_name, person.flat) == ("+77010000001", "Тұрғын", "12")
    assert appeal.priority == contact.danger["priority"] == 2
    assert contact.district == world.west
    assert "note" in [entry.verb for entry in timeline.of(appeal)]
    page = client.get("/contacts/desk/").content.decode()
    assert appeal.number in page
    # The code is shown once.
    assert appeal.number not in client.get("/contacts/desk/").content.decode()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"topic": ""}, "topic"),
        ({"phone": "12"}, "phone"),
        ({"outcome": "emergency"}, "service"),
        ({"outcome": "transferred"}, "transferred_to"),
        ({"outcome": "appeal", "said": ""}, "said"),
        ({"outcome": "nothing"}, "__all__"),
        ({"channel": "web"}, "channel"),
        ({"building": "999999999"}, "building"),
    ],
)
def test_what_is_missing_is_said_beside_the_field(
    world: World, client_for: Any, more: Any, field: str
) -> None:
    response = client_for(world.people.operator).post("/contacts/desk/", filled(world, **more))
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not Contact.objects.exists()
    assert not Appeal.objects.exists()


@pytest.mark.parametrize("outcome", ["emergency", "transferred", "dropped"])
def test_other_endings(world: World, client_for: Any, outcome: str) -> None:
    more = {"service": "101", "transferred_to": "Energy dispatcher", "topic": ""}
    client_for(world.people.operator).post("/contacts/desk/", filled(world, outcome=outcome, **more))
    contact = Contact.objects.get()
    expected = {"emergency": "101", "transferred": "Energy dispatcher", "dropped": ""}
    assert (contact.outcome, contact.passed_to) == (outcome, expected[outcome])


def test_a_contact_about_an_appeal(world: World, client_for: Any) -> None:
    appeal = world.appeal()
    client_for(world.people.operator).post("/contacts/desk/", filled(world, appeal=appeal.number))
    assert Contact.objects.get().appeal == appeal


def test_strangers_take_no_calls(world: World) -> None:
    for name in ("executor", "controller", "resident", "analyst"):
        with pytest.raises(NotAllowed):
            finish(talk=Talk("phone", "x"), outcome="dropped", by=getattr(world.people, name))


def test_the_article_is_kept_by_its_title_and_counted(world: World) -> None:
    used: list[Any] = []
    knowing.use_knowledge(
        knowing.Knowledge(
            lambda *_: (),
            lambda *_: (),
            lambda pk: "Heating season" if pk == 7 else "",
            lambda *a: used.append(a),
        )
    )
    talk = Talk("phone", "when", world.heat.pk, article_id=7)
    contact = finish(talk=talk, outcome="consultation", by=world.people.operator).contact
    assert (contact.article_id, contact.article_title) == (7, "Heating season")
    assert used == [(7, contact.pk, world.people.operator)]
    unknown = Talk("phone", "when", world.heat.pk, article_id=8)
    assert finish(talk=unknown, outcome="consultation", by=world.people.operator).contact.article_id is None


def test_a_foreign_appeal_is_no_appeal(world: World) -> None:
    with pytest.raises(Invalid):
        finish(
            talk=Talk("phone", "x", world.heat.pk, appeal_id=10**9),
            outcome="consultation",
            by=world.people.operator,
        )


def test_the_caller_card_knows_account_contacts_and_appeals(
    world: World, client_for: Any, personas: Personas
) -> None:
    client = client_for(world.people.operator)
    client.post("/contacts/desk/", filled(world, outcome="appeal"))
    personas.resident.phone = "+77010000001"
    personas.resident.save()
    response = client.post("/contacts/desk/caller/", {"phone": "87010000001"})
    text = response.content.decode()
    assert Appeal.objects.get().number in text
    assert personas.resident.full_name in text
    assert response["Cache-Control"] == "no-store"
    seen = PersonalDataView.objects.get()
    assert (seen.viewer, seen.subject_id) == (world.people.operator, personas.resident.pk)
    assert "first time" in client.post("/contacts/desk/caller/", {"phone": "+77019999999"}).content.decode()
    assert "not a phone" in client.post("/contacts/desk/caller/", {"phone": "870"}).content.decode()
    assert client_for(world.people.executor).post("/contacts/desk/caller/", {"phone": "1"}).status_code == 403


def test_a_draft_comes_back_and_ends_with_the_contact(
    world: World, client_for: Any, frozen_clock: Any
) -> None:
    client = client_for(world.people.operator)
    words = filled(world, yes=["1"])
    assert client.post("/contacts/desk/draft/", {**words, "elapsed": "3"}).status_code == 200
    frozen_clock.forward(minutes=2)
    client.post("/contacts/desk/draft/", {**words, "said": "more words"})
    draft = ContactDraft.objects.get()
    assert draft.data["said"] == "more words"
    assert "csrfmiddlewaretoken" not in draft.data
    assert str(draft.key) in client.get("/contacts/desk/").content.decode()
    page = client.get(f"/contacts/desk/?draft={KEY}")
    assert page.context["form"]["said"].value() == "more words"
    # Another operator's draft is nobody else's.
    other = client_for(world.people.shift_supervisor).get(f"/contacts/desk/?draft={KEY}")
    assert "more words" not in other.content.decode()
    client.post("/contacts/desk/", filled(world, elapsed="1"))
    assert not unfinished(world.people.operator).exists()
    assert Contact.objects.get().talked_for == timedelta(seconds=123)
    left = ContactDraft.objects.get()
    assert (left.contact, left.phone, left.data) == (Contact.objects.get(), "", {})


def test_a_finished_talk_neither_ends_twice_nor_comes_back(world: World, client_for: Any) -> None:
    client = client_for(world.people.operator)
    client.post("/contacts/desk/draft/", filled(world))
    assert client.post("/contacts/desk/", filled(world, _key="tab-1")).status_code == 302
    # The same draft in a second tab, and the save that was on its way when the first one ended.
    second = client.post("/contacts/desk/", filled(world, _key="tab-2"))
    assert second.status_code == 422
    assert "already" in second.content.decode()
    assert client.post("/contacts/desk/draft/", filled(world, said="words on their way")).status_code == 200
    assert Contact.objects.count() == 1
    assert not unfinished(world.people.operator).exists()
    assert "words on their way" not in client.get("/contacts/desk/").content.decode()
    # A talk that was never kept before it ended is not begun by a late save either.
    key = str(uuid.uuid4())
    client.post("/contacts/desk/", filled(world, draft_key=key, _key="tab-3"))
    client.post("/contacts/desk/draft/", filled(world, draft_key=key))
    assert not unfinished(world.people.operator).exists()


def test_two_tabs_are_two_drafts_and_one_can_be_dropped(world: World, client_for: Any) -> None:
    client = client_for(world.people.operator)
    other = str(uuid.uuid4())
    for key in (KEY, other, KEY):
        client.post("/contacts/desk/draft/", filled(world, draft_key=key))
    assert ContactDraft.objects.count() == 2
    client.post(f"/contacts/desk/drafts/{other}/drop/")
    client.post(f"/contacts/desk/drafts/{other}/drop/")
    assert [str(draft.key) for draft in ContactDraft.objects.all()] == [KEY]
    assert client.post("/contacts/desk/draft/", filled(world, draft_key="x")).status_code == 422
    assert client.post("/contacts/desk/draft/", filled(world, said="x" * 13000)).status_code == 422
    client_for(world.people.shift_supervisor).post(f"/contacts/desk/drafts/{KEY}/drop/")
    assert ContactDraft.objects.count() == 1


def test_two_operators_with_one_person_see_each_other(
    world: World, client_for: Any, frozen_clock: Any
) -> None:
    from qala.shared.models import OutboxEntry

    mine, theirs = client_for(world.people.operator), client_for(world.people.shift_supervisor)
    mine.post("/contacts/desk/draft/", filled(world))
    assert not OutboxEntry.objects.filter(topic="contact_presence").exists()
    second = {**filled(world), "draft_key": str(uuid.uuid4())}
    theirs.post("/contacts/desk/draft/", second)
    news = OutboxEntry.objects.get(topic="contact_presence")
    assert news.recipients == [f"user:{world.people.operator.pk}"]
    assert set(news.data) == {"by"}  # no phone, no name
    shown = mine.post("/contacts/desk/presence/", {"draft_key": KEY}).content.decode()
    assert world.people.shift_supervisor.full_name in shown
    theirs.post("/contacts/desk/", {**second, "outcome": "dropped"})
    assert OutboxEntry.objects.filter(topic="contact_presence").count() == 2
    shown = mine.post("/contacts/desk/presence/", {"draft_key": KEY}).content.decode()
    assert world.people.shift_supervisor.full_name not in shown


def test_unfinished_contacts_are_swept(world: World, client_for: Any, frozen_clock: Any) -> None:
    from qala.contact.contacts.tasks import sweep_unfinished

    client_for(world.people.operator).post("/contacts/desk/draft/", filled(world))
    frozen_clock.forward(days=4)
    sweep_unfinished()
    assert not ContactDraft.objects.exists()
