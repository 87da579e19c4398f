"""Training on the register: measured, compared, proposed, and never put into use by itself."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from procrastinate.contrib.django.models import ProcrastinateJob

from qala.contact.appeals.tests.factories import World
from qala.contact.suggestions.actions import train
from qala.contact.suggestions.models import ClassifierModel, SuggestionRule
from qala.contact.suggestions.queries.engine import load
from qala.contact.suggestions.reference import load as load_reference
from qala.contact.suggestions.rules.kinds import State
from qala.contact.suggestions.tasks import retrain, train_classifier
from qala.contact.suggestions.tests.factories import fill_register, make_classifier
from qala.contact.suggestions.training.asking import nearest
from qala.contact.suggestions.training.corpus import Row
from qala.contact.suggestions.training.learning import learn
from qala.shared import timeline
from qala.shared.errors import Conflict, NotAllowed


def test_training_proposes_and_a_person_decides(world: World) -> None:
    fill_register(world)
    outcome = train(kind="topic", by=world.people.analyst)
    model = outcome.model
    assert model is not None
    assert (model.state, model.version, model.label_count) == (State.PROPOSED, 1, 2)
    assert 9 <= model.scores["whole"]["rows"] <= 12
    assert model.since is not None
    assert model.until is not None
    assert model.since < model.until
    assert set(load(model.pk).labels) == {world.heat.pk, world.lifts.pk}
    assert [entry.verb for entry in timeline.of(model)] == ["train"]
    with pytest.raises(NotAllowed):
        train(kind="topic", by=world.people.operator)


def test_one_that_is_not_better_keeps_its_card_only(world: World) -> None:
    fill_register(world)
    good = train(kind="topic").model
    assert good is not None
    ClassifierModel.objects.filter(pk=good.pk).update(state=State.ACTIVE)
    again = train(kind="topic")
    assert not again.is_better
    assert again.model is not None
    assert again.model.state == State.WEAKER
    assert again.model.against == good
    assert again.compared["whole"] == again.scores["whole"]
    assert ClassifierModel.objects.get(pk=again.model.pk).size_bytes == 0


def test_a_better_one_takes_the_place_of_an_undecided_proposal(world: World) -> None:
    fill_register(world)
    first, second = train(kind="topic").model, train(kind="topic").model
    assert first is not None
    first.refresh_from_db()
    assert second is not None
    assert (first.state, second.state, second.version) == (State.DISMISSED, State.PROPOSED, 2)


def test_a_small_register_is_refused(world: World) -> None:
    world.appeal()
    with pytest.raises(Conflict):
        train(kind="topic")
    with pytest.raises(CommandError):
        call_command("train_classifier", kind=["topic"], stdout=StringIO(), stderr=StringIO())
    retrain.func()
    train_classifier.func(kind="topic", by_id=world.people.analyst.pk)
    assert not ClassifierModel.objects.exists()


def test_the_command_measures_without_writing(world: World, tmp_path: Path) -> None:
    fill_register(world)
    out = StringIO()
    call_command("train_classifier", kind=["topic"], dry_run=True, json=tmp_path / "f.json", stdout=out)
    assert "better: proposed" in out.getvalue()
    assert "Dry run" in out.getvalue()
    assert json.loads((tmp_path / "f.json").read_text())["topic"]["whole"]["rows"] > 8
    assert not ClassifierModel.objects.exists()


def test_the_command_says_when_nothing_is_better(world: World) -> None:
    fill_register(world)
    # Every appeal is of normal urgency, and one answer is nothing to learn: that kind is refused, the others go on.
    call_command("train_classifier", stdout=StringIO(), stderr=StringIO())
    assert set(ClassifierModel.objects.values_list("kind", flat=True)) == {"topic", "executor"}
    ClassifierModel.objects.update(state=State.ACTIVE)
    with pytest.raises(SystemExit) as left:
        call_command("train_classifier", kind=["topic"], stdout=StringIO())
    assert left.value.code == 3


def test_the_periodic_job_asks_the_rule(world: World) -> None:
    fill_register(world)
    SuggestionRule.objects.exclude(kind="topic").update(is_automatic=False)
    retrain.func()
    assert [model.kind for model in ClassifierModel.objects.all()] == ["topic"]


def test_training_is_queued_for_a_worker(world: World, client_for: Any) -> None:
    administrator = client_for(world.people.administrator)
    assert administrator.post("/suggestions/train/", {"kind": "topic"}).status_code == 302
    assert administrator.post("/suggestions/train/", {"kind": "weather"}).status_code == 422
    assert (
        client_for(world.people.controller).post("/suggestions/train/", {"kind": "topic"}).status_code == 403
    )
    [queued] = ProcrastinateJob.objects.filter(task_name="suggestions.train")
    assert queued.args == {"kind": "topic", "by_id": world.people.administrator.pk}


def test_the_nearest_text_is_found_in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    learnt = [
        Row(f"{words} сынып {n}", label)
        for label, words in enumerate(("жылу жоқ", "лифт тұр", "жарық жоқ"))
        for n in range(4)
    ]
    vectors = learn(learnt).vectors
    asked = [Row("жылу", 0), Row("лифт", 1), Row("жарық", 2), Row("лифт", 0)]
    whole = nearest(learnt, asked, vectors)
    monkeypatch.setattr("qala.contact.suggestions.training.asking.SLICE", 1)
    assert nearest(learnt, asked, vectors) == whole
    assert whole.top1 == 0.75


def test_reference_rules_are_loaded_once(world: World) -> None:
    load_reference(lambda line: None)
    load_reference(lambda line: None)
    assert SuggestionRule.objects.count() == 3


def test_damaged_bytes_are_noticed(world: World) -> None:
    from qala.contact.suggestions.rules.packing import Damaged

    model = make_classifier((world.heat.pk, world.lifts.pk))
    ClassifierModel.objects.filter(pk=model.pk).update(packed=b"other")
    with pytest.raises(Damaged):
        load(model.pk)
