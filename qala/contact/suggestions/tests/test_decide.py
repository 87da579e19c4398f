"""Putting into use, dismissing, and the rules."""

from datetime import timedelta
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.suggestions.actions import activate, dismiss, set_rule
from qala.contact.suggestions.actions.activate import KEPT
from qala.contact.suggestions.models import ClassifierModel, SuggestionRule
from qala.contact.suggestions.queries.rules import rule_for
from qala.contact.suggestions.rules.kinds import State
from qala.contact.suggestions.tests.factories import make_classifier
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed


def labels(world: World) -> tuple[int, int]:
    return (world.heat.pk, world.lifts.pk)


def test_one_is_in_use_at_a_time(world: World) -> None:
    by = world.people.analyst
    first, second = make_classifier(labels(world)), make_classifier(labels(world), version=2)
    activate(model_id=first.pk, by=by)
    activate(model_id=second.pk, by=by)
    first.refresh_from_db()
    assert first.state == State.RETIRED
    assert [entry.verb for entry in timeline.of(first)] == ["activate", "retire"]
    assert activate(model_id=first.pk, by=by).state == State.ACTIVE  # and back again
    with pytest.raises(Conflict):
        activate(model_id=first.pk, by=by)


def test_who_may_decide(world: World) -> None:
    model = make_classifier(labels(world))
    for name in ("operator", "controller", "executor", "stranger"):
        with pytest.raises(NotAllowed):
            activate(model_id=model.pk, by=getattr(world.people, name))
        with pytest.raises(NotAllowed):
            dismiss(model_id=model.pk, by=getattr(world.people, name))
    with pytest.raises(Missing):
        activate(model_id=0, by=world.people.analyst)


def test_weaker_and_dismissed_ones_cannot_be_used(world: World) -> None:
    by = world.people.administrator
    weaker = make_classifier(labels(world), state=State.WEAKER)
    with pytest.raises(Conflict):
        activate(model_id=weaker.pk, by=by)
    with pytest.raises(Conflict):
        dismiss(model_id=weaker.pk, by=by)
    proposed = make_classifier(labels(world), version=2)
    assert dismiss(model_id=proposed.pk, by=by).state == State.DISMISSED
    with pytest.raises(Conflict):
        activate(model_id=proposed.pk, by=by)
    used = make_classifier(labels(world), version=3, state=State.ACTIVE)
    assert dismiss(model_id=used.pk, by=by).state == State.RETIRED
    assert ClassifierModel.objects.get(pk=used.pk).size_bytes


def test_bytes_of_long_retired_ones_go(world: World) -> None:
    by = world.people.analyst
    for version in range(1, KEPT + 4):
        activate(model_id=make_classifier(labels(world), version=version).pk, by=by)
    assert ClassifierModel.objects.filter(state=State.RETIRED, size_bytes__gt=0).count() == KEPT


def test_a_rule_is_changed_from_a_day_on(world: World) -> None:
    by = world.people.analyst
    later = today() + timedelta(days=3)
    set_rule(kind="topic", valid_from=today(), by=by, least_probability=0.5)
    set_rule(kind="topic", valid_from=later, by=by, least_probability=0.7)
    assert rule_for("topic").least_probability == 0.5
    assert SuggestionRule.objects.get(valid_to=later).least_probability == 0.5
    with pytest.raises(Conflict):
        set_rule(kind="topic", valid_from=later, by=by)
    with pytest.raises(Invalid):
        set_rule(kind="topic", valid_from=today() - timedelta(days=1), by=by)
    with pytest.raises(Invalid):
        set_rule(kind="executor", valid_from=later, by=by, least_probability=1.5)
    with pytest.raises(NotAllowed):
        set_rule(kind="topic", valid_from=later, by=world.people.operator)


def test_the_pages(world: World, client_for: Any, count_queries: Any) -> None:
    model = make_classifier(labels(world))
    analyst, operator = client_for(world.people.analyst), client_for(world.people.operator)
    address = model.get_absolute_url()
    card = analyst.get(address).content.decode()
    assert "80.0 %" in card
    assert "Put into use" in card
    assert "Put into use" not in operator.get(address).content.decode()
    analyst.get("/suggestions/?sort=-made")
    with count_queries() as one:
        analyst.get("/suggestions/?sort=-made")
    make_classifier(labels(world), version=2)
    make_classifier(labels(world), version=3)
    with count_queries() as three:
        analyst.get("/suggestions/?sort=-made")
    assert len(one) == len(three)
    assert analyst.post(f"{address}activate/").status_code == 302
    assert analyst.post(f"{address}nonsense/").status_code == 404
    assert operator.post(f"{address}dismiss/").status_code == 403
    assert analyst.post("/suggestions/train/", {"kind": "topic"}).status_code == 302
    form = {
        "valid_from": today().isoformat(), "least_probability": "0.4", "least_gain": "0.01", "held_out_share": "0.2",
        "least_rows": "300", "least_label_rows": "5", "most_rows": "30000",
    }  # fmt: skip
    assert analyst.post("/suggestions/rules/topic/", form).status_code == 302
    assert analyst.post("/suggestions/rules/topic/", form).status_code == 422
    assert analyst.get("/suggestions/rules/weather/").status_code == 404
