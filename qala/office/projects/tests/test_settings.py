"""Reference data of the office, its search, what waits and what is late."""

from datetime import date
from typing import Any

import pytest

from qala.office.projects.actions.reference import remove_step, save_reference
from qala.office.projects.models import Block, Project
from qala.office.projects.registries import concerns, errands
from qala.office.projects.rules.sectors import with_parents
from qala.office.projects.search import find
from qala.office.projects.tests.conftest import Scene
from qala.office.projects.tests.factories import make_block, make_project, make_template
from qala.shared import timeline
from qala.shared.errors import Conflict, NotAllowed

pytestmark = pytest.mark.django_db
NAMES = {"name_kk": "Жылу", "name_ru": "Тепло"}


def test_a_block_is_written_and_changed(scene: Scene) -> None:
    row = save_reference(
        what="blocks", row_id=None, by=scene.office, code="heat", sectors=["energy.solar"], **NAMES
    )
    block = Block.objects.get(code="heat")
    assert block.sectors == ["energy", "energy.solar"], "a sub-sector with its parent"
    save_reference(what="blocks", row_id=row.pk, by=scene.people.administrator, code="heat", name_en="Heat")
    assert [entry.verb for entry in timeline.of(block)] == ["create", "change"]
    with pytest.raises(Conflict):
        save_reference(what="blocks", row_id=row.pk, by=scene.office, code="warmth")
    with pytest.raises(Conflict):
        save_reference(what="blocks", row_id=row.pk, by=scene.office, seen=0, name_en="Warmth")


def test_others_set_nothing(scene: Scene) -> None:
    step = make_template(scene.project.kind)
    for person in (scene.curator, scene.head, scene.people.department, scene.people.stranger):
        with pytest.raises(NotAllowed):
            save_reference(what="blocks", row_id=None, by=person, code="x", **NAMES)
        with pytest.raises(NotAllowed):
            remove_step(row_id=step.pk, by=person)


def test_a_step_that_goes_stays_with_the_projects(scene: Scene) -> None:
    step = make_template(scene.project.kind)
    scene.project.steps.update(template=step)
    remove_step(row_id=step.pk, by=scene.office)
    assert scene.project.steps.filter(template=None).count() == 3
    assert not scene.project.kind.steps.exists()


@pytest.mark.parametrize("what", ["blocks", "kinds", "indicators", "portfolios", "programmes"])
def test_every_table_has_its_pages(scene: Scene, client_for: Any, what: str) -> None:
    client = client_for(scene.office)
    assert client.get(f"/office/settings/{what}/").status_code == 200
    assert client.get(f"/office/settings/{what}/new/").status_code == 200


def test_the_form_refuses_a_taken_code_beside_the_field(scene: Scene, client_for: Any) -> None:
    make_block("heat")
    sent = {"code": "heat", "order": 5, "icon": "flame", **NAMES}
    answer = client_for(scene.office).post("/office/settings/blocks/new/", sent)
    assert answer.status_code == 422
    assert "code" in answer.context["form"].errors


def test_sectors_bring_their_parents() -> None:
    assert with_parents(["transport.road", "health"]) == ["health", "transport", "transport.road"]


def test_search_finds_only_what_the_person_sees(scene: Scene) -> None:
    other = make_project()
    assert [hit.url for hit in find(scene.head, "P-0001", 5)] == [scene.project.get_absolute_url()]
    assert list(find(scene.head, other.code, 5)) == []
    assert len(list(find(scene.office, other.code, 5))) == 1


def test_a_gate_waits_for_its_curator(scene: Scene) -> None:
    Project.objects.filter(pk=scene.project.pk).update(stage="planned")
    scene.project.steps.filter(code="plan").update(planned_to=date(2026, 1, 9), planned_from=date(2026, 1, 5))
    [errand] = [each for each in errands(scene.curator) if each.project == scene.project]
    assert (errand.due_on, errand.url) == (
        date(2026, 1, 9),
        f"/office/projects/P-0001/steps/{scene.project.steps.get(code='plan').pk}/pass/",
    )
    assert [each for each in errands(scene.head) if each.url == errand.url] == []
    late = [each for each in concerns(Project.objects.all(), date(2026, 1, 10)) if each.kind == "gate"]
    assert [each.since for each in late] == [date(2026, 1, 9)]
    assert [each for each in concerns(Project.objects.all(), date(2026, 1, 9)) if each.kind == "gate"] == []


def test_who_passes_the_present_step_finds_its_button(scene: Scene, client_for: Any) -> None:
    """The gate is the curator's, a step without one the head's."""
    url = "/office/projects/P-0001/steps/"
    for stage, finder, other in (
        ("planned", scene.curator, scene.head),
        ("construction", scene.head, scene.curator),
    ):
        Project.objects.filter(pk=scene.project.pk).update(stage=stage)
        button = f"/steps/{scene.project.steps.get(stage=stage).pk}/pass/"
        assert button in client_for(finder).get(url).content.decode()
        assert button not in client_for(other).get(url).content.decode()
