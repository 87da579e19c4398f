"""Merging and splitting."""

from datetime import timedelta

import pytest

from qala.office.projects.actions import InPortfolio, Rows, edit, merge, move, split
from qala.office.projects.actions.reshape import open_things
from qala.office.projects.events import ProjectPublished
from qala.office.projects.models import ChangeRequest, Part, Project, ProjectFollower
from qala.office.projects.tests.conftest import Scene
from qala.office.projects.tests.factories import give_part, make_portfolio, make_project
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.errors import Conflict, Invalid, NotAllowed

pytestmark = pytest.mark.django_db


def test_one_goes_on_in_the_other(scene: Scene) -> None:
    other = make_project()
    Project.objects.filter(pk=scene.project.pk).update(publication="published")
    ProjectFollower.objects.create(project=scene.project, user=scene.head)
    ChangeRequest.objects.create(
        project=scene.project, number=1, kind="scope", stage="submitted", reason_code="other", reason="x",
        asked_by=scene.head, asked_at=now(),
    )  # fmt: skip
    told = open_things(scene.fresh())
    assert (told.change_requests, told.followers, told.is_published) == (1, 1, True)
    assert merge(project_id=scene.project.pk, into_id=other.pk, reason="One site", by=scene.office) == other
    old = scene.fresh()
    assert (old.stage, old.merged_into, old.publication) == ("cancelled", other, "withdrawn")
    assert old.change_requests.get().stage == "withdrawn"
    assert [row.user for row in other.followers.all()] == [scene.head]
    assert not old.assignments.as_of(today()).exists()
    assert [entry.verb for entry in timeline.of(other)] == ["take_in"]
    assert Project.objects.filter(code="P-0001").count() == 1, "the code rests"
    with pytest.raises(Conflict):
        merge(project_id=scene.project.pk, into_id=other.pk, reason="Again", by=scene.office)
    with pytest.raises(Conflict):
        edit(project_id=scene.project.pk, by=scene.office, title_en="x")


@pytest.mark.parametrize("publication", ["published", "draft"])
def test_the_public_reads_the_name_of_a_public_project_alone(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, publication: str
) -> None:
    other = make_project(publication=publication)
    Project.objects.filter(pk=scene.project.pk).update(publication="published")
    heard: list[object] = []
    monkeypatch.setattr("qala.office.projects.actions.reshape.publish", heard.append)
    merge(project_id=scene.project.pk, into_id=other.pk, reason="One site", by=scene.office)
    (told,) = [each for each in heard if isinstance(each, ProjectPublished)]
    assert told.reason == (f"{other.code}: {other.title}" if publication == "published" else other.code)


def test_what_cannot_be_merged(scene: Scene) -> None:
    ended, foreign = make_project(stage="closed"), make_project(currency="USD")
    words = {"project_id": scene.project.pk, "by": scene.office}
    with pytest.raises(Invalid):
        merge(into_id=scene.project.pk, reason="x", **words)
    with pytest.raises(Conflict):
        merge(into_id=ended.pk, reason="x", **words)
    with pytest.raises(Invalid):
        merge(into_id=foreign.pk, reason="x", **words)
    with pytest.raises(Invalid):
        merge(into_id=make_project().pk, reason=" ", **words)


def test_only_the_office_reshapes(scene: Scene) -> None:
    other = make_project()
    for person in (scene.curator, scene.head, scene.people.department, scene.people.stranger):
        with pytest.raises(NotAllowed):
            merge(project_id=scene.project.pk, into_id=other.pk, reason="x", by=person)
        with pytest.raises(NotAllowed):
            split(project_id=scene.project.pk, reason="x", title_kk="A", by=person)


def test_a_part_takes_over_bodies_people_and_portfolios(scene: Scene) -> None:
    folder = make_portfolio()
    since = today() - timedelta(days=9)
    edit(project_id=scene.project.pk, by=scene.office, rows=Rows(portfolios=[InPortfolio(folder.pk, since)]))
    part = split(project_id=scene.project.pk, reason="A site of its own", title_kk="Көпір", by=scene.office)
    assert (part.split_from, part.code, part.stage) == (scene.project, "P-0002", "construction")
    assert set(part.assignments.values_list("part", flat=True)) == {Part.HEAD, Part.CURATOR}
    assert part.memberships.get().portfolio == folder
    assert not part.items.exists()
    assert timeline.of(scene.project).filter(verb="split").count() == 1


def test_ended_projects_are_not_split(scene: Scene) -> None:
    move(project_id=scene.project.pk, verb="cancel", reason="No money", by=scene.office)
    with pytest.raises(Conflict):
        split(project_id=scene.project.pk, reason="x", title_kk="A", by=scene.office)


def test_a_part_that_begins_today_is_gone_with_a_merge(scene: Scene) -> None:
    other = make_project()
    give_part(scene.project, Part.DEPUTY_HEAD, scene.head, since=today())
    merge(project_id=scene.project.pk, into_id=other.pk, reason="x", by=scene.office)
    assert not scene.project.assignments.filter(part=Part.DEPUTY_HEAD).exists()
