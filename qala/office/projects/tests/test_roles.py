"""Every declared verb against everybody: a person may what the parts may in which the project names them."""

import pytest

from qala.office.projects.access import PLAN, led_projects, may, parts_of, require_may, visible_projects
from qala.office.projects.actions import assign, end_part
from qala.office.projects.models import Part
from qala.office.projects.rules import parts
from qala.office.projects.rules.parts import (
    CONTRACTOR,
    CURATOR,
    CUSTOMER,
    DEPARTMENT,
    HEAD,
    OFFICE,
    VIEWER,
)
from qala.office.projects.tests.conftest import Scene
from qala.office.projects.tests.factories import make_project
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.personas import staff

pytestmark = pytest.mark.django_db
PARTS = {
    "project_office": {OFFICE, VIEWER},
    "curator": {CURATOR, VIEWER},
    "project_head": {HEAD},
    "department": {DEPARTMENT, CUSTOMER},
    "contractor": {CONTRACTOR},
    "analyst": {VIEWER},
    "administrator": {VIEWER},
}


def test_everybody_stands_in_the_parts_that_the_project_names(scene: Scene) -> None:
    for name, user in scene.people.by_name().items():
        if user is not None:
            assert parts_of(user, scene.project) == PARTS.get(name, set()), name


def test_every_verb_is_open_to_its_parts_alone(scene: Scene) -> None:
    wrong = [
        (verb.code, name)
        for verb in parts.all_verbs()
        for name, user in scene.people.by_name().items()
        if user is not None
        and may(user, verb.code, scene.project) != (not verb.parts.isdisjoint(PARTS.get(name, set())))
    ]
    assert wrong == []
    assert len(parts.all_verbs()) >= 15


def test_list_and_passport_agree(scene: Scene) -> None:
    """Whoever sees a project in the list may open it, and nobody else."""
    other = make_project()
    for name, user in scene.people.by_name().items():
        if user is not None:
            seen = set(visible_projects(user))
            assert (scene.project in seen) == may(user, "projects.see", scene.project), name
            assert (other in seen) == may(user, "projects.see", other), name


def test_parts_of_another_project_give_nothing(scene: Scene) -> None:
    other = make_project()
    for user in (scene.head, scene.people.contractor, scene.people.department):
        assert parts_of(user, other) == set()


def test_a_new_head_takes_over_and_history_stays(scene: Scene) -> None:
    new = staff("project_head")
    assign(project_id=scene.project.pk, part=Part.HEAD, person=new, by=scene.office)
    rows = scene.project.assignments.filter(part=Part.HEAD).order_by("valid_from")
    assert [(row.person_id, row.valid_to) for row in rows] == [(scene.head.pk, today()), (new.pk, None)]
    assert list(led_projects(new)) == [scene.project]
    assert list(led_projects(scene.head)) == []
    assert timeline.of(scene.project).filter(verb="assign").count() == 1


def test_the_same_part_is_not_given_twice(scene: Scene) -> None:
    with pytest.raises(Conflict):
        assign(project_id=scene.project.pk, part=Part.HEAD, person=scene.head, by=scene.office)


def test_only_the_office_names(scene: Scene) -> None:
    for person in (scene.head, scene.curator, scene.people.department, scene.people.stranger):
        with pytest.raises(NotAllowed):
            assign(project_id=scene.project.pk, part=Part.HEAD, person=person, by=person)


def test_a_body_does_not_lead(scene: Scene) -> None:
    body = scene.project.department
    with pytest.raises(Invalid) as refused:
        assign(project_id=scene.project.pk, part=Part.HEAD, organisation=body, by=scene.office)
    assert set(refused.value.fields) == {"person"}


def test_a_part_ends_once(scene: Scene) -> None:
    row = scene.project.assignments.get(part=Part.CONTRACTOR)
    end_part(assignment_id=row.pk, by=scene.office)
    with pytest.raises(Conflict):
        end_part(assignment_id=row.pk, by=scene.office)
    assert "contractor" not in parts_of(scene.people.contractor, scene.project)


def test_who_lost_the_part_while_waiting_is_refused(scene: Scene) -> None:
    head = scene.people.project_head
    assert may(head, PLAN, scene.project)  # the page was drawn
    end_part(assignment_id=scene.project.assignments.get(part=Part.HEAD).pk, by=scene.office)
    with pytest.raises(NotAllowed):
        require_may(head, PLAN, scene.project)
