"""Suggestions while somebody writes, and the counting of what became of them."""

import re
import subprocess
import sys
from typing import Any

import pytest

from qala.contact.appeals.actions import change_topic, redirect
from qala.contact.appeals.tests.factories import World
from qala.contact.suggestions.actions import note_choice
from qala.contact.suggestions.actions.count import sealed
from qala.contact.suggestions.models import ClassifierModel, Suggestion, SuggestionRule
from qala.contact.suggestions.queries.counts import Fared, fared
from qala.contact.suggestions.queries.engine import offers
from qala.contact.suggestions.rules.kinds import State
from qala.contact.suggestions.tests.factories import make_classifier, newest
from qala.shared.clock import today

ADDRESS = "/suggestions/topics/"


@pytest.fixture
def classifier(world: World) -> ClassifierModel:
    """In use; "жылу" is heat."""
    made: ClassifierModel = make_classifier((world.heat.pk, world.lifts.pk), state=State.ACTIVE)
    return made


def ask(client: Any, text: str = "Үйде жылу жоқ, көмектесіңіздер") -> str:
    response = client.post(ADDRESS, {"text": text})
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    return str(response.content.decode())


def offer_in(page: str) -> str:
    found = re.search(r'name="suggestion_offer" value="([^"]+)"', page)
    return found.group(1) if found else ""


def filled(world: World, **more: Any) -> dict[str, Any]:
    return {
        "text": "Үйде жылу жоқ", "topic": world.heat.pk, "channel": "phone", "language": "kk", "priority": 0,
        "lon": "70.05", "lat": "50.05", **more,
    }  # fmt: skip


def test_the_text_speaks_for_a_topic(world: World, classifier: ClassifierModel, client_for: Any) -> None:
    page = ask(client_for(world.people.operator))
    assert world.heat.name in page
    assert "жылу" in page
    assert f'data-value="{world.heat.pk}"' in page
    assert client_for(world.people.executor).post(ADDRESS, {"text": "жылу жоқ үйде"}).status_code == 403
    assert client_for().post(ADDRESS, {"text": "жылу жоқ үйде"}).status_code == 302
    assert client_for(world.people.operator).get(ADDRESS).status_code == 405


def test_below_the_threshold_nothing_is_suggested(
    world: World, classifier: ClassifierModel, client_for: Any
) -> None:
    SuggestionRule.objects.create(kind="topic", valid_from=today(), least_probability=1.0)
    page = ask(client_for(world.people.operator))
    assert "nothing is suggested" in page
    assert world.heat.name not in page
    assert "suggestion_offer" in page  # silence is counted too


def test_without_a_classifier_there_is_silence(world: World, client_for: Any) -> None:
    assert "suggestion_offer" not in ask(client_for(world.people.operator))
    assert offers("жылу") == []


def test_topics_out_of_use_are_not_offered(
    world: World, classifier: ClassifierModel, client_for: Any
) -> None:
    from qala.contact.catalog.queries import forget_book

    type(world.heat).objects.filter(pk=world.heat.pk).update(is_active=False)
    forget_book()
    assert world.heat.name not in ask(client_for(world.people.operator))


def test_asking_is_throttled(
    world: World, classifier: ClassifierModel, client_for: Any, monkeypatch: Any
) -> None:
    from qala.contact.suggestions.views import offering

    monkeypatch.setattr(offering, "LIMIT", 1)
    client = client_for(world.people.operator)
    ask(client)
    assert client.post(ADDRESS, {"text": "жылу жоқ үйде"}).status_code == 429


def test_the_form_draws_the_part_and_counts(
    world: World, classifier: ClassifierModel, client_for: Any
) -> None:
    client = client_for(world.people.operator)
    assert ADDRESS in client.get("/appeals/new/").content.decode()
    offer = offer_in(ask(client))
    assert client.post("/appeals/new/", filled(world, suggestion_offer=offer)).status_code == 302
    row = Suggestion.objects.get()
    assert (row.kind, row.place, row.chosen_id, row.by) == ("topic", 1, world.heat.pk, world.people.operator)
    assert row.offered[0][0] == world.heat.pk
    client.post("/appeals/new/", filled(world, topic=world.lifts.pk, suggestion_offer=offer))
    client.post("/appeals/new/", filled(world, suggestion_offer="forged"))
    client.post("/appeals/new/", filled(world))
    assert fared(Suggestion.objects.all()) == Fared(all=2, offered=2, first=1, among=1, corrected=0)


def test_a_later_correction_is_counted_once(world: World, classifier: ClassifierModel) -> None:
    by = world.people.operator
    appeal = world.appeal()
    offer = sealed(offers("жылу"))
    assert note_choice(appeal=appeal, sealed_offer=offer, by=by) == 1
    note_choice(appeal=appeal, sealed_offer=offer, by=by)
    redirect(appeal_id=appeal.pk, executor_id=world.people.elsewhere.pk, reason="theirs", by=by)
    assert Suggestion.objects.get().corrected_at is None  # the topic is the same
    change_topic(appeal_id=appeal.pk, topic_id=world.lifts.pk, reason="lift", by=by)
    row = Suggestion.objects.get()
    assert row.final_id == world.lifts.pk
    assert row.corrected_at is not None
    assert fared(Suggestion.objects.all()).corrected == 1


def test_nothing_of_the_text_is_kept(world: World, classifier: ClassifierModel, client_for: Any) -> None:
    client = client_for(world.people.operator)
    offer = offer_in(ask(client, "Жылу жоқ, телефон 87010000001"))
    client.post("/appeals/new/", filled(world, suggestion_offer=offer))
    row = Suggestion.objects.get(appeal=newest())
    assert "жылу" not in str([getattr(row, f.attname) for f in row._meta.concrete_fields]).lower()


WEB = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "qala.config.settings_test"
import django; django.setup()
import qala.config.urls, qala.config.asgi
from qala.contact.suggestions.rules import linear, packing
from qala.contact.suggestions.views import offering
heavy = sorted(name for name in sys.modules if name.split(".")[0] in ("sklearn", "scipy", "joblib"))
assert not heavy, heavy
assert not [name for name in sys.modules if name.startswith("qala.config.demo.story")]
"""


def test_a_web_process_knows_nothing_of_scikit_learn_and_of_the_demonstration() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WEB], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
