"""Two at once on two connections."""

from typing import Any

import pytest

from qala.ground.files.tests.factories import photo
from qala.office.projects.actions import assign, merge, move, pass_step, propose
from qala.office.projects.actions.publish import take_publication
from qala.office.projects.actions.talk import follow
from qala.office.projects.models import Part, Project, ProjectFollower
from qala.office.projects.tests.conftest import Scene
from qala.office.projects.tests.factories import make_block, make_kind, make_project
from qala.shared import timeline
from tests.personas import staff
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_two_moves(scene: Scene) -> None:
    act = lambda: move(project_id=scene.project.pk, verb="commission", by=scene.office)  # noqa: E731
    assert len(refused(at_once(act, act))) == 1
    assert timeline.of(scene.project).filter(verb="commission").count() == 1


def test_two_heads(scene: Scene) -> None:
    one, two = staff("project_head"), staff("project_head")

    def name(person: Any) -> Any:
        return lambda: assign(project_id=scene.project.pk, part=Part.HEAD, person=person, by=scene.office)

    at_once(name(one), name(two))
    assert scene.project.assignments.filter(part=Part.HEAD, valid_to=None).count() == 1


def test_a_gate_is_passed_once(scene: Scene) -> None:
    Project.objects.filter(pk=scene.project.pk).update(stage="commissioning")
    gate = scene.project.steps.get(code="acceptance")
    files = [photo(scene.curator).pk, photo(scene.curator).pk]

    def act(file: Any) -> Any:
        return lambda: pass_step(step_id=gate.pk, by=scene.curator, decision="x", evidence=file)

    assert len(refused(at_once(*map(act, files)))) == 1


def test_two_proposals_get_two_codes(scene: Scene) -> None:
    words = {
        "kind": make_kind(),
        "block": make_block(),
        "department": scene.project.department,
        "title_kk": "A",
    }
    made = at_once(*[lambda: propose(by=scene.office, **words)] * 2)
    assert len({each.code for each in made}) == 2


def test_each_is_merged_into_the_other(scene: Scene) -> None:
    other = make_project()
    results = at_once(
        lambda: merge(project_id=scene.project.pk, into_id=other.pk, reason="x", by=scene.office),
        lambda: merge(project_id=other.pk, into_id=scene.project.pk, reason="x", by=scene.office),
    )
    assert len(refused(results)) == 1


def test_two_withdrawals(scene: Scene) -> None:
    Project.objects.filter(pk=scene.project.pk).update(publication="published")
    act = lambda: take_publication(project_id=scene.project.pk, verb="withdraw", by=scene.office, reason="x")  # noqa: E731
    assert len(refused(at_once(act, act))) == 1


def test_following_at_once(scene: Scene) -> None:
    act = lambda: follow(project_id=scene.project.pk, by=scene.head)  # noqa: E731
    assert refused(at_once(act, act)) == []
    assert ProjectFollower.objects.count() == 1
