"""Scripts: drafts of steps, publishing, walking."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import Error, transaction

from qala.contact.appeals.tests.factories import World
from qala.contact.knowledge.actions import publish_script, record_walk, remove_step, save_script, save_step
from qala.contact.knowledge.events import ScriptPublished, ScriptWalked
from qala.contact.knowledge.models import Script, ScriptVersion, ScriptWalk
from qala.contact.knowledge.queries import scripts_for, step
from qala.contact.knowledge.tests.factories import make_article, make_script
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from tests.hearing import hearing


@pytest.fixture
def script(world: World) -> Script:
    editor = world.people.content_editor
    return make_script(editor, make_article(editor), world.heat)


@pytest.fixture
def news() -> Iterator[list[Any]]:
    with hearing(ScriptPublished, ScriptWalked) as heard:
        yield heard


def test_a_script_is_published_when_it_can_be_walked(world: World, news: list[Any]) -> None:
    editor = world.people.content_editor
    with pytest.raises(NotAllowed):
        save_script(script_id=None, code="x", name_kk="x", by=world.people.operator)
    with pytest.raises(Invalid):
        save_script(script_id=None, code="x", by=editor)
    made = save_script(script_id=None, code="x", name_kk="x", topics=[world.heat], by=editor)
    with pytest.raises(Conflict):
        save_script(script_id=None, code="x", name_kk="y", by=editor)
    with pytest.raises(Invalid):
        publish_script(script_id=made.pk, by=editor)
    words = {"script_id": made.pk, "step_id": None, "by": editor}
    first = save_step(**words, kind="question", text_kk="?")
    with pytest.raises(Invalid):
        publish_script(script_id=made.pk, by=editor)
    with pytest.raises(Conflict):
        save_step(**words, kind="question", text_kk="?")
    with pytest.raises(Invalid):
        save_step(**words, kind="emergency", parent_id=first.pk, label_kk="иә", text_kk="!")
    end = save_step(**words, kind="end", parent_id=first.pk, label_kk="иә", text_kk="!")
    with pytest.raises(Conflict):
        save_step(**words, kind="end", parent_id=end.pk, label_kk="иә", text_kk="!")
    with pytest.raises(NotAllowed):
        publish_script(script_id=made.pk, by=world.people.operator)
    version = publish_script(script_id=made.pk, by=editor)
    assert news == [ScriptPublished(made.pk, version.pk, editor.pk)]
    with pytest.raises(Conflict):
        publish_script(script_id=made.pk, by=editor)
    assert [entry.verb for entry in timeline.of(made).order_by("pk")] == [
        "create", "add_step", "add_step", "publish",
    ]  # fmt: skip


def test_steps_are_changed_and_removed(world: World, script: Script) -> None:
    editor = world.people.content_editor
    first = script.steps.get(parent=None)
    words = {"script_id": script.pk, "by": editor}
    with pytest.raises(Conflict):
        save_step(**words, step_id=first.pk, kind="end", text_kk="!")
    emergency = script.steps.get(kind="emergency")
    changed = save_step(
        **words, step_id=emergency.pk, kind="topic", topic=world.heat, label_ru="Да", text_ru="!"
    )
    assert (changed.service, changed.topic, changed.parent) == ("", world.heat, first)
    with pytest.raises(NotAllowed):
        remove_step(script_id=script.pk, step_id=first.pk, by=world.people.operator)
    with pytest.raises(Missing):
        remove_step(script_id=script.pk, step_id=0, by=editor)
    remove_step(script_id=script.pk, step_id=first.pk, by=editor)
    assert not script.steps.exists()
    assert len(script.published.nodes) == 5
    for number in range(9):
        top = script.steps.filter(parent=None).first() or save_step(
            **words, step_id=None, kind="question", text_kk="?"
        )
        save_step(**words, step_id=None, parent_id=top.pk, kind="end", label_kk=str(number), text_kk="!")
    with pytest.raises(Conflict):
        save_step(**words, step_id=None, parent_id=top.pk, kind="end", label_kk="10", text_kk="!")


def test_walking(world: World, script: Script, news: list[Any], assert_queries: Any) -> None:
    news.clear()
    with assert_queries(1):
        (card,) = scripts_for()
    version = ScriptVersion.objects.get(pk=card.version_id)
    with assert_queries(0):
        first = step(version, [], "ru")
    assert [(choice.digit, choice.label) for choice in first.choices] == [(1, "Да"), (2, "Нет")]
    assert (first.text.text, first.is_end, first.said) == ("Пахнет газом?", False, ())
    danger = step(script, [first.choices[0].key], "kk")
    assert (danger.kind, danger.service, danger.is_end, danger.text.is_fallback) == (
        "emergency",
        "104",
        True,
        True,
    )
    assert danger.said == (("Газ иісі бар ма?", "Иә"),)
    with pytest.raises(Missing):
        step(script, [0])
    operator = world.people.operator
    walk = record_walk(version_id=version.pk, path=list(danger.path), by=operator)
    assert news == [ScriptWalked(walk.pk, script.pk, "emergency", None, None, "104", operator.pk)]
    with pytest.raises(Invalid):
        record_walk(version_id=version.pk, path=[], by=operator)
    with pytest.raises(NotAllowed):
        record_walk(version_id=version.pk, path=list(danger.path), by=world.people.stranger)
    save_script(script_id=script.pk, name_kk="x", is_active=False, by=world.people.content_editor)
    with pytest.raises(Missing):
        record_walk(version_id=version.pk, path=list(danger.path), by=operator)
    assert scripts_for() == []
    assert ScriptWalk.objects.count() == 1


def test_scripts_of_a_topic(world: World, script: Script) -> None:
    editor = world.people.content_editor
    save_script(script_id=script.pk, name_kk="x", topics=[world.heat], by=editor)
    assert [card.code for card in scripts_for(world.heat.pk)] == ["gas"]
    assert scripts_for(world.lifts.pk) == []
    with pytest.raises(Missing):
        step(save_script(script_id=None, code="empty", name_kk="x", by=editor), [])


def test_a_published_tree_stays(world: World, script: Script) -> None:
    with pytest.raises(Error, match="Cannot"), transaction.atomic():
        ScriptVersion.objects.filter(script=script).update(number=5)
