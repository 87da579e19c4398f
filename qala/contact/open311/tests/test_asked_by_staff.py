"""Whoever takes in an appeal asks what the topic asks: the form of the desk, the operator's workplace, a letter."""

from typing import Any

import pytest

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.appeals.tests.test_screens import filled as on_a_form
from qala.contact.contacts import reference as contacts
from qala.contact.contacts.models import Contact
from qala.contact.contacts.queries.gate import forget
from qala.contact.contacts.tests.test_desk import filled as in_a_talk
from qala.contact.mailbox.forms import LetterForm
from qala.contact.open311.models import ServiceChoice, ServiceQuestion
from qala.shared import timeline

DESK, NEW = "/contacts/desk/", "/appeals/new/"


@pytest.fixture
def floor(world: World) -> ServiceQuestion:
    contacts.load(lambda line: None)
    forget()
    asked = ServiceQuestion.objects.create(
        topic=world.heat, code="FLOOR", name_kk="Қай қабат?", name_en="Which floor?", datatype="singlevaluelist",
        is_required=True,
    )  # fmt: skip
    ServiceChoice.objects.create(question=asked, key="4", name_kk="4-қабат", name_en="The fourth")
    return asked


def kept(appeal: Appeal) -> list[str]:
    return [entry.note for entry in timeline.of(appeal) if entry.verb == "note"]


def test_the_fragment_comes_with_the_topic(world: World, floor: ServiceQuestion, client_for: Any) -> None:
    client = client_for(world.people.operator)
    address = f"/appeals/new/questions/?topic={world.heat.pk}"
    assert "Which floor?" in client.get(address).content.decode()
    assert "floor" not in client.get(f"/appeals/new/questions/?topic={world.lifts.pk}").content.decode()
    assert client.get("/appeals/new/questions/?topic=x").status_code == 200
    assert client_for(world.people.executor).get(address).status_code == 403


def test_the_form_of_the_desk(world: World, floor: ServiceQuestion, client_for: Any) -> None:
    client = client_for(world.people.operator)
    refused = client.post(NEW, on_a_form(world))
    assert (refused.status_code, set(refused.context["form"].errors)) == (422, {"q_FLOOR"})
    assert "Which floor?" in refused.content.decode()
    assert client.post(NEW, on_a_form(world, q_FLOOR="9")).status_code == 422
    assert client.post(NEW, on_a_form(world, q_FLOOR="4")).status_code == 302
    assert kept(Appeal.objects.get()) == ["Which floor?: The fourth"]


def test_the_operators_workplace(world: World, floor: ServiceQuestion, client_for: Any) -> None:
    client = client_for(world.people.operator)
    refused = client.post(DESK, in_a_talk(world, outcome="appeal"))
    assert (refused.status_code, set(refused.context["form"].errors)) == (422, {"q_FLOOR"})
    assert not Contact.objects.exists()
    assert client.post(DESK, in_a_talk(world, outcome="appeal", q_FLOOR="4")).status_code == 302
    assert any("Which floor?: The fourth" in note for note in kept(Appeal.objects.get()))
    other = {"draft_key": "22222222-2222-4222-8222-222222222222"}
    assert client.post(DESK, in_a_talk(world, **other)).status_code == 302, "a consultation asks nothing"
    assert Contact.objects.count() == 2


def test_a_letter(world: World, floor: ServiceQuestion) -> None:
    words = {"text": "Cold", "topic": str(world.heat.pk), "language": "kk", "priority": "0"}
    assert set(LetterForm(words).errors) == {"q_FLOOR"}
    form = LetterForm({**words, "q_FLOOR": "4"})
    assert form.is_valid()
    assert form.cleaned_data["remark"] == "Which floor?: The fourth"
