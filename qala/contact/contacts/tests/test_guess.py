"""Topics that the classifier suggests at the desk, and what became of them."""

import re
import uuid
from typing import Any

import pytest

from qala.contact.appeals.actions import change_topic
from qala.contact.appeals.tests.factories import World
from qala.contact.contacts.models import Contact
from qala.contact.contacts.queries.answering import Asked, answer
from qala.contact.suggestions.actions import dismiss
from qala.contact.suggestions.models import ClassifierModel, Suggestion, SuggestionRule
from qala.contact.suggestions.queries import engine
from qala.contact.suggestions.rules.kinds import State
from qala.contact.suggestions.tests.factories import make_classifier

ANSWERS, DESK = "/contacts/desk/answers/", "/contacts/desk/"
SAID = "Үйде жылу жоқ, көмектесіңіздер"


@pytest.fixture
def classifier(world: World) -> ClassifierModel:
    """In use; "жылу" is heat, "лифт" the lift."""
    made: ClassifierModel = make_classifier((world.heat.pk, world.lifts.pk), state=State.ACTIVE)
    return made


def fragment(client: Any, said: str = SAID, **more: Any) -> str:
    words = {"said": said, "channel": "phone", "language": "kk", **more}
    return str(client.post(ANSWERS, words).content.decode())


def offer_in(page: str) -> str:
    found = re.search(r'data-offer="([^"]+)"', page)
    return found.group(1) if found else ""


def talk(world: World, **more: Any) -> dict[str, Any]:
    return {
        "said": SAID, "topic": world.heat.pk, "channel": "phone", "language": "kk", "lon": "70.05", "lat": "50.05",
        "draft_key": str(uuid.uuid4()), "outcome": "appeal", **more,
    }  # fmt: skip


def test_the_words_speak_for_topics(world: World, classifier: ClassifierModel, client_for: Any) -> None:
    client = client_for(world.people.operator)
    page = fragment(client)
    assert f'data-topic="{world.heat.pk}"' in page
    assert re.search(r"100 %.*because of: жылу.*Alt\+1", page, re.DOTALL)
    assert offer_in(page)
    for silent in (
        fragment(client, topic=world.heat.pk),
        fragment(client, said="жылу"),
        fragment(client, said="zz" * 9),
    ):
        assert "data-guess" not in silent


def test_a_topic_that_only_the_classifier_knows_comes_last(world: World, client_for: Any) -> None:
    make_classifier((world.lifts.pk, world.heat.pk), state=State.ACTIVE)  # it takes "жылу" for the lift
    shown = answer(world.people.operator, Asked(SAID))
    assert [(topic, bool(guess)) for topic, guess in shown.hits] == [(world.heat, False), (world.lifts, True)]
    world.lifts.is_active = False
    world.lifts.save()
    from qala.contact.catalog.queries import forget_book

    forget_book()
    assert [topic for topic, _guess in answer(world.people.operator, Asked(SAID)).hits] == [world.heat]


@pytest.mark.usefixtures("classifier")
def test_below_the_threshold_nothing_is_suggested(world: World, client_for: Any) -> None:
    SuggestionRule.objects.create(kind="topic", valid_from="2020-01-01", least_probability=1.0)
    page = fragment(client_for(world.people.operator))
    assert "data-guess" not in page
    assert world.heat.name in page, "found by its name all the same"


@pytest.mark.usefixtures("classifier")
def test_acceptance_and_correction_are_counted(world: World, client_for: Any) -> None:
    client = client_for(world.people.operator)
    offer = offer_in(fragment(client))
    client.post(DESK, talk(world, offer=offer))
    accepted = Suggestion.objects.get()
    assert (accepted.kind, accepted.place, accepted.chosen_id) == ("topic", 1, world.heat.pk)
    assert accepted.by == world.people.operator
    change_topic(
        appeal_id=accepted.appeal_id, topic_id=world.lifts.pk, reason="x", by=world.people.controller
    )
    accepted.refresh_from_db()
    assert accepted.final_id == world.lifts.pk
    client.post(DESK, talk(world, topic=world.lifts.pk, offer=offer))
    assert Suggestion.objects.latest("pk").place == 0


@pytest.mark.usefixtures("classifier")
def test_a_forged_offer_and_a_consultation_count_nothing(world: World, client_for: Any) -> None:
    client = client_for(world.people.operator)
    client.post(DESK, talk(world, offer="forged"))
    client.post(DESK, talk(world, offer=offer_in(fragment(client)), outcome="consultation"))
    assert (Contact.objects.count(), Suggestion.objects.count()) == (2, 0)


def test_one_taken_out_of_use_falls_silent(
    world: World, classifier: ClassifierModel, client_for: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_for(world.people.operator)
    assert "data-guess" in fragment(client)
    dismiss(model_id=classifier.pk, by=world.people.analyst)
    monkeypatch.setattr(engine, "FRESH_FOR", 0.0)
    assert "data-guess" not in fragment(client)


def test_damaged_bytes_hold_up_nobody(world: World, classifier: ClassifierModel, client_for: Any) -> None:
    ClassifierModel.objects.filter(pk=classifier.pk).update(checksum="0" * 64)
    page = fragment(client_for(world.people.operator))
    assert world.heat.name in page
    assert "data-guess" not in page


@pytest.mark.usefixtures("classifier")
def test_a_suggestion_costs_no_statement(world: World, client_for: Any, count_queries: Any) -> None:
    client = client_for(world.people.operator)
    counts = []
    for said in (SAID, "жылу"):  # too short for a suggestion
        fragment(client, said)
        with count_queries() as seen:
            fragment(client, said)
        counts.append(len(seen))
    assert counts[0] == counts[1]
