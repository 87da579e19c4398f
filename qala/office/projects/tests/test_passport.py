"""Writing the passport: fields, place, rows; the form and the pages."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qala.ground.places.tests import factories as places
from qala.office.projects.actions import InPortfolio, Number, Rows, edit, propose
from qala.office.projects.actions.plan.freeze import approve_baseline
from qala.office.projects.models import Project, Publication
from qala.office.projects.models.scope import Indicator
from qala.office.projects.queries.edits import undoable
from qala.office.projects.rules import outlines
from qala.office.projects.tests.conftest import Scene
from qala.office.projects.tests.factories import (
    link,
    make_block,
    make_item,
    make_kind,
    make_portfolio,
    make_project,
)
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, NotAllowed

pytestmark = pytest.mark.django_db
LINE = {"type": "LineString", "coordinates": [[71.4, 51.1], [71.5, 51.2]]}


def words(scene: Scene, **more: Any) -> dict[str, Any]:
    named = {"title_kk": "Жаңа көше", "title_ru": "Новая улица", "kind": make_kind(), "block": make_block()}
    return {**named, "department": scene.project.department, **more}


def test_a_department_proposes_for_itself_alone(scene: Scene) -> None:
    project = propose(by=scene.people.department, **words(scene))
    assert (project.code, project.stage) == ("P-0002", "proposed")
    assert [entry.verb for entry in timeline.of(project)] == ["propose"]
    other = make_project().department
    with pytest.raises(NotAllowed):
        propose(by=scene.people.department, **words(scene, department=other))
    with pytest.raises(NotAllowed):
        propose(by=scene.people.stranger, **words(scene))


def test_a_code_is_never_used_again(scene: Scene) -> None:
    with pytest.raises(Invalid) as refused:
        propose(by=scene.office, code="P-0001", **words(scene))
    assert set(refused.value.fields) == {"code"}


def test_rows_become_exactly_what_is_given(scene: Scene) -> None:
    length = Indicator.objects.create(code="length", name_en="Length")
    area = Indicator.objects.create(code="area", name_en="Area")
    folder = make_portfolio()
    first = Rows(
        scope=[Number(length.pk, Decimal(3)), Number(area.pk)],
        identifiers=[("register", "A-1")],
        portfolios=[InPortfolio(folder.pk, date(2026, 1, 1))],
    )
    edit(project_id=scene.project.pk, by=scene.head, rows=first)
    edit(project_id=scene.project.pk, by=scene.head, rows=Rows(scope=[Number(length.pk, Decimal(4))]))
    project = scene.fresh()
    assert [row.planned for row in project.scope.all()] == [Decimal(4)]
    assert [row.value for row in project.identifiers.all()] == ["A-1"], "None leaves it as it is"
    assert project.memberships.get().portfolio == folder


def test_what_another_project_is_called_is_refused(scene: Scene) -> None:
    other = make_project()
    edit(project_id=other.pk, by=scene.office, rows=Rows(identifiers=[("register", "A-1")]))
    with pytest.raises(Invalid) as refused:
        edit(project_id=scene.project.pk, by=scene.office, rows=Rows(identifiers=[("register", "A-1")]))
    assert set(refused.value.fields) == {"identifiers"}


def test_district_follows_from_the_point(scene: Scene) -> None:
    district = places.make_district()
    project = edit(project_id=scene.project.pk, by=scene.office, lon=70.05, lat=50.05)
    assert project.district_id == district.pk
    assert project.h3 is not None
    with pytest.raises(Invalid):
        edit(project_id=scene.project.pk, by=scene.office, lat=None)


def test_whoever_saw_an_old_passport_is_refused(scene: Scene) -> None:
    edit(project_id=scene.project.pk, by=scene.head, seen=0, title_en="One")
    with pytest.raises(Conflict):
        edit(project_id=scene.project.pk, by=scene.office, seen=0, title_en="Two")
    assert scene.fresh().title_en == "One"


def test_what_was_checked_is_checked_anew(scene: Scene) -> None:
    Project.objects.filter(pk=scene.project.pk).update(publication=Publication.APPROVED)
    assert edit(project_id=scene.project.pk, by=scene.head, title_en="New").publication == Publication.DRAFT


def test_strangers_write_nothing(scene: Scene) -> None:
    for person in (scene.curator, scene.people.department, scene.people.contractor, scene.people.analyst):
        with pytest.raises(NotAllowed):
            edit(project_id=scene.project.pk, by=person, title_en="Mine")


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "GeometryCollection", "geometries": []},
        {"type": "LineString", "coordinates": []},
        {"type": "LineString", "coordinates": [[51.1, 171.4]]},
        {"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6], [7, 8]]]},
        {"type": "Point", "coordinates": ["71", "51"]},
        {"type": "Point", "coordinates": [True, False]},
        {"type": ["Point"], "coordinates": [1, 2]},
        [1, 2],
    ],
)
def test_outlines_that_are_none(scene: Scene, wrong: Any) -> None:
    with pytest.raises(Invalid) as refused:
        edit(project_id=scene.project.pk, by=scene.office, geometry=wrong)
    assert set(refused.value.fields) == {"geometry"}


def test_outlines_of_features_and_their_middle() -> None:
    assert outlines.checked({"type": "Feature", "geometry": LINE}) == LINE
    assert outlines.middle(LINE) == pytest.approx((71.45, 51.15))
    assert outlines.middle(None) is None


def sent(scene: Scene, **more: Any) -> dict[str, Any]:
    """What a browser sends."""
    rows = {
        f"{prefix}-{name}": value
        for prefix in ("scope", "identifiers", "portfolios")
        for name, value in {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0"}.items()
    }
    named = {"title_kk": "Жаңа көше", "kind": make_kind().pk, "block": make_block().pk, "currency": "KZT"}
    return {**rows, **named, "department": scene.project.department_id, **more}


def test_the_form_writes_a_project(scene: Scene, client_for: Any) -> None:
    indicator = Indicator.objects.create(code="length", name_en="Length")
    form = sent(scene, **{"scope-0-indicator": indicator.pk, "scope-0-planned": "2.5"})
    answer = client_for(scene.people.department).post("/office/projects/new/", form)
    assert answer.status_code == 302
    made = Project.objects.get(title_kk="Жаңа көше")
    assert answer.url == made.get_absolute_url()
    assert made.scope.get().planned == Decimal("2.5")


def test_errors_stand_beside_the_fields(scene: Scene, client_for: Any) -> None:
    form = sent(scene, title_kk="", planned_start="2026-05-01", planned_finish="2026-04-01", geometry="{}")
    answer = client_for(scene.office).post("/office/projects/new/", {**form, "identifiers-0-scheme": "x"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"title_kk", "planned_finish"}
    assert answer.context["rows"].identifiers.errors == [{"value": ["Please fill this in."]}]
    assert Project.objects.count() == 1


def test_the_list_costs_the_same_for_one_and_for_three(scene: Scene, client_for: Any) -> None:
    client = client_for(scene.office)
    client.get("/office/projects/")
    counts = []
    for _each in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/office/projects/").status_code == 200
        counts.append(len(asked))
        make_project()
        make_project()
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("stage=construction", 1), ("stage=closed", 0), ("health=none", 1), ("health=red", 0), ("year=2026", 1),
        ("year=2020", 0), ("suspended=true", 0), ("suspended=false", 1), ("q=P-0001", 1), ("q=zzz", 0),
        ("publication=draft", 1), ("portfolio=infrastructure", 0), ("block=roads", 1),
    ],
)  # fmt: skip
def test_filters(scene: Scene, client_for: Any, query: str, count: int) -> None:
    make_portfolio()
    page = client_for(scene.office).get(f"/office/projects/?{query}")
    assert page.status_code == 200
    assert len(page.context["page"].rows) == count


def test_by_person(scene: Scene, client_for: Any) -> None:
    client = client_for(scene.office)
    assert len(client.get(f"/office/projects/?head={scene.head.pk}").context["page"].rows) == 1
    assert len(client.get(f"/office/projects/?curator={scene.curator.pk}").context["page"].rows) == 1


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_passport_in_every_language(scene: Scene, client_for: Any, language: str) -> None:
    edit(project_id=scene.project.pk, by=scene.office, geometry=LINE)
    client = client_for(scene.office)
    client.cookies["django_language"] = language
    page = client.get(scene.project.get_absolute_url())
    assert page.status_code == 200
    assert len(page.context["pieces"]) >= 6


def test_the_plan_follows_the_start(scene: Scene, client_for: Any) -> None:
    client, project = client_for(scene.head), scene.fresh()
    assert (project.planned_start, project.planned_finish) == (date(2026, 1, 5), date(2026, 1, 20))
    page = client.get(f"/office/projects/{project.code}/edit/")
    assert set(page.context["form"].fields) & {"planned_start", "planned_finish"} == {"planned_start"}
    form = sent(scene, planned_start="2026-02-02", seen=page.context["form"]["seen"].value() or "")
    assert client.post(f"/office/projects/{project.code}/edit/", form).status_code == 302
    assert scene.fresh().planned_finish == date(2026, 2, 17)
    assert project.items.get(code="A").planned_start == date(2026, 2, 2)
    change = project.plan_changes.get()
    assert change.moved == {"": ["2026-01-20", "2026-02-17"]}
    assert undoable(scene.fresh()) is None, "what was moved in the passport is moved back there"
    told = client.get(f"/office/projects/{project.code}/history/").context["told"]
    assert [each.tone for each in told] == ["warn"]


def test_a_start_that_moves_promised_milestones_asks_for_the_plan(scene: Scene) -> None:
    link(scene.project.items.get(code="A"), make_item(scene.project, "M", 0))
    approve_baseline(project_id=scene.project.pk, by=scene.curator)
    with pytest.raises(Invalid) as refused:
        edit(project_id=scene.project.pk, by=scene.head, planned_start=date(2026, 3, 2))
    assert set(refused.value.fields) == {"planned_start"}
    assert scene.fresh().planned_start == date(2026, 1, 5)
    scene.project.items.filter(code="M").update(slip_reason="money")
    edit(project_id=scene.project.pk, by=scene.head, planned_start=date(2026, 3, 2))
    assert scene.fresh().planned_start == date(2026, 3, 2)
