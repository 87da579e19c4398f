"""From draft to the public page: findings, two people, withdrawal."""

from datetime import date
from typing import Any

import pytest

from qala.ground.places.tests import factories as places
from qala.office.projects.actions.publish import take_publication
from qala.office.projects.models import Project
from qala.office.projects.models.progress import ProgressFact
from qala.office.projects.publication import findings
from qala.office.projects.registries import errands
from qala.office.projects.tests.conftest import Scene
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.errors import Conflict, Invalid, NotAllowed
from qala.shared.tests.figures import put
from tests.personas import staff

pytestmark = pytest.mark.django_db


def ready(scene: Scene) -> int:
    """Nothing of this room stands against it."""
    put("projects.least_completeness", 1)
    places.make_district()
    Project.objects.filter(pk=scene.project.pk).update(
        purpose_kk="Мақсаты", purpose_ru="Цель", lon=70.05, lat=50.05, stage="planned"
    )
    return scene.project.pk


def codes(scene: Scene) -> set[str]:
    return {each.code for each in findings(scene.fresh(), today())}


def test_the_whole_way(scene: Scene) -> None:
    pk, second = ready(scene), staff("project_office")
    assert codes(scene) == set()
    assert take_publication(project_id=pk, verb="check", by=scene.office).publication == "checked"
    assert [each.kind for each in errands(scene.curator) if each.project == scene.project] != []
    with pytest.raises(Conflict) as refused:
        take_publication(project_id=pk, verb="approve", by=scene.office)
    assert refused.value.code == "same_person"
    take_publication(project_id=pk, verb="approve", by=second)
    published = take_publication(project_id=pk, verb="publish", by=scene.office)
    assert published.published_at is not None
    with pytest.raises(Conflict):
        take_publication(project_id=pk, verb="publish", by=scene.office)
    with pytest.raises(Invalid):
        take_publication(project_id=pk, verb="withdraw", by=scene.office)
    with pytest.raises(Invalid) as personal:
        take_publication(
            project_id=pk, verb="withdraw", by=scene.office, reason="Asked by 8 701 000 00 01, see there"
        )
    assert "Everybody reads this" in str(personal.value.fields["reason"])
    withdrawn = take_publication(project_id=pk, verb="withdraw", by=scene.office, reason="The wrong map")
    assert withdrawn.publication == "withdrawn"
    verbs = [entry.verb.removeprefix("publication_") for entry in timeline.of(withdrawn)]
    assert verbs == ["check", "approve", "publish", "withdraw"]


def test_the_curator_may_be_the_second_person(scene: Scene) -> None:
    pk = ready(scene)
    take_publication(project_id=pk, verb="check", by=scene.office)
    assert take_publication(project_id=pk, verb="approve", by=scene.curator).publication == "approved"
    with pytest.raises(NotAllowed):
        take_publication(project_id=pk, verb="publish", by=scene.curator)


def test_sent_back_it_is_a_draft(scene: Scene) -> None:
    pk = ready(scene)
    take_publication(project_id=pk, verb="check", by=scene.office)
    back = take_publication(project_id=pk, verb="send_back", by=scene.office, reason="No photo")
    assert back.publication == "draft"


def test_strangers_publish_nothing(scene: Scene) -> None:
    pk = ready(scene)
    people = scene.people
    for person in (scene.head, people.department, people.contractor, people.stranger, people.analyst):
        for verb in ("check", "publish"):
            with pytest.raises(NotAllowed):
                take_publication(project_id=pk, verb=verb, by=person)


def spoil(scene: Scene, what: str) -> None:
    row = Project.objects.filter(pk=scene.project.pk)
    if what == "completeness":
        row.update(purpose_kk="", purpose_ru="")
    elif what == "dates":
        row.update(baseline_start=date(2026, 5, 1), baseline_finish=date(2026, 4, 1))
    elif what == "place":
        row.update(lon=10.0, lat=10.0)
    elif what == "progress":
        item = scene.project.items.get(code="A")
        for on, percent in ((date(2026, 2, 1), 50), (date(2026, 3, 1), 40)):
            ProgressFact.objects.create(item=item, valid_on=on, percent=percent, recorded_at=now())


@pytest.mark.parametrize("what", ["completeness", "dates", "place", "progress"])
def test_each_finding_stands_against_it(scene: Scene, what: str) -> None:
    pk = ready(scene)
    spoil(scene, what)
    assert codes(scene) == {what}
    with pytest.raises(Conflict) as refused:
        take_publication(project_id=pk, verb="check", by=scene.office)
    assert refused.value.code == "findings"
    assert scene.fresh().publication == "draft"


def test_a_fall_with_a_reason_is_a_correction(scene: Scene) -> None:
    ready(scene)
    item = scene.project.items.get(code="A")
    for on, percent, reason in ((date(2026, 2, 1), 50, ""), (date(2026, 3, 1), 40, "Counted twice")):
        ProgressFact.objects.create(item=item, valid_on=on, percent=percent, recorded_at=now(), reason=reason)
    assert codes(scene) == set()


def test_findings_of_the_day_count_when_it_goes_out(scene: Scene) -> None:
    """What was fine when it was approved may be wrong by now."""
    pk = ready(scene)
    take_publication(project_id=pk, verb="check", by=scene.office)
    take_publication(project_id=pk, verb="approve", by=scene.curator)
    spoil(scene, "place")
    with pytest.raises(Conflict):
        take_publication(project_id=pk, verb="publish", by=scene.office)


def test_overlapping_steps_are_found(scene: Scene) -> None:
    ready(scene)
    scene.project.steps.filter(code="plan").update(planned_from=date(2026, 1, 5), planned_to=date(2026, 1, 9))
    scene.project.steps.filter(code="works").update(
        planned_from=date(2026, 1, 9), planned_to=date(2026, 1, 20)
    )
    assert codes(scene) == {"dates"}


def test_the_page_says_what_is_missing(scene: Scene, client_for: Any) -> None:
    ready(scene)
    spoil(scene, "completeness")
    page = client_for(scene.office).get(f"/office/projects/{scene.project.code}/publication/")
    assert "Missing: Purpose." in page.content.decode()
    assert [step.verb for step in page.context["path"]] == ["check"]
    answer = client_for(scene.office).post(
        f"/office/projects/{scene.project.code}/publication/check/", {"reason": ""}
    )
    assert answer.status_code == 422
    assert "Missing: Purpose." in answer.content.decode()
