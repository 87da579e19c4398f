"""The staff screens as their users meet them."""

from typing import Any

import pytest
from django.test import Client

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import PROOF, World
from qala.ground.people.models import PersonalDataView

SCREENS = [
    "/appeals/",
    "/appeals/map/",
    "/appeals/points.geojson",
    "/appeals/control/",
    "/appeals/targets/",
    "/appeals/targets/?by=topic",
    "/appeals/targets/?by=group",
    "/appeals/targets/?by=district",
    "/appeals/imports/",
]


@pytest.mark.parametrize("address", SCREENS)
def test_screens_open_for_control_and_not_for_strangers(world: World, client_for: Any, address: str) -> None:
    world.appeal()
    assert client_for(world.people.controller).get(address).status_code == 200
    assert client_for(world.people.stranger).get(address).status_code == 403
    assert client_for().get(address).status_code == 302


def filled(world: World, **more: Any) -> dict[str, Any]:
    return {
        "text": "No heat since morning",
        "topic": world.heat.pk,
        "channel": "phone",
        "language": "ru",
        "priority": 0,
        "lon": "70.05",
        "lat": "50.05",
        "phone": "8 701 000 00 01",
        **more,
    }


def test_an_operator_registers_once(world: World, client_for: Any) -> None:
    client: Client = client_for(world.people.operator)
    words = filled(world, _key="call-1")
    first, again = client.post("/appeals/new/", words), client.post("/appeals/new/", words)
    appeal = Appeal.objects.get()
    assert first["Location"] == again["Location"] == f"/appeals/{appeal.number}/"
    assert appeal.applicant.phone == "+77010000001"
    assert appeal.registered_by == world.people.operator


def test_a_wrong_form_says_where(world: World, client_for: Any) -> None:
    response = client_for(world.people.operator).post(
        "/appeals/new/", filled(world, text="", phone="12", lat="")
    )
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"text", "phone"}
    assert not Appeal.objects.exists()


def test_hints_name_executor_and_terms(world: World, client_for: Any) -> None:
    world.appeal()
    address = f"/appeals/new/hints/?topic={world.heat.pk}&lon=70.05&lat=50.05&building=x"
    text = client_for(world.people.operator).get(address).content.decode()
    assert world.people.home.name in text
    assert "24 hours" in text
    assert client_for(world.people.executor).get(address).status_code == 403


def test_the_page_draws_only_the_person_s_steps(world: World, client_for: Any) -> None:
    address = world.appeal().get_absolute_url()
    theirs = {
        "executor": {"accept", "give_back", "note", "write"},
        "operator": {"redirect", "change_topic", "note", "link", "merge", "convert", "write"},
        "analyst": set(),
    }
    for name, verbs in theirs.items():
        response = client_for(getattr(world.people, name)).get(address)
        assert {button.step.verb for button in response.context["buttons"]} == verbs
    for name in ("other_executor", "stranger"):
        assert client_for(getattr(world.people, name)).get(address).status_code == 404


def test_a_step_through_the_page(world: World, client_for: Any) -> None:
    appeal = world.appeal()
    client: Client = client_for(world.people.executor)
    assert client.post(f"/appeals/{appeal.number}/accept/").status_code == 302
    wrong = client.post(f"/appeals/{appeal.number}/answer/", {"answer-text": "short"})
    assert wrong.status_code == 422
    client.post(f"/appeals/{appeal.number}/answer/", {"answer-text": PROOF})
    appeal.refresh_from_db()
    assert appeal.stage == "done"
    assert client.post(f"/appeals/{appeal.number}/accept/").status_code == 409
    assert client.post(f"/appeals/{appeal.number}/close/").status_code == 403
    assert client.post(f"/appeals/{appeal.number}/nonsense/").status_code == 404


def test_looking_at_the_person_is_written_down(world: World, client_for: Any) -> None:
    appeal = world.appeal()
    assert client_for(world.people.operator).post(f"/appeals/{appeal.number}/person/").status_code == 200
    seen = PersonalDataView.objects.get()
    assert seen.viewer == world.people.operator
    assert client_for(world.people.analyst).post(f"/appeals/{appeal.number}/person/").status_code == 403


def test_the_register_costs_the_same_for_one_row_and_for_many(
    world: World, client_for: Any, count_queries: Any
) -> None:
    world.appeal()
    client = client_for(world.people.controller)
    client.get("/appeals/?sort=-received")
    with count_queries() as one:
        client.get("/appeals/?sort=-received")
    for _count in range(4):
        world.appeal()
    with count_queries() as many:
        client.get("/appeals/?sort=-received")
    assert len(one) == len(many) <= 12


@pytest.mark.parametrize(
    "query",
    [
        "q=heat",
        "stage=new",
        "due=day",
        "due=overdue&due=late&due=in_time&due=paused&due=later",
        "queue=fallback&queue=mine",
        "priority=2",
        "received_from=2026-01-01",
        "place=exact",
        "sort=due",
        "sort=-due",
    ],
)
def test_every_filter_answers(world: World, client_for: Any, query: str) -> None:
    world.appeal()
    assert client_for(world.people.controller).get(f"/appeals/?{query}", follow=True).status_code == 200


def test_the_export_holds_no_personal_data(world: World, client_for: Any) -> None:
    client_for(world.people.operator).post("/appeals/new/", filled(world, full_name="Secret Name"))
    response = client_for(world.people.controller).get(
        "/appeals/?format=csv&sort=-received&columns=number&columns=text"
    )
    body = b"".join(response.streaming_content) if response.streaming else response.content
    assert b"No heat since morning" in body
    assert b"Secret Name" not in body
    assert b"7010000001" not in body
    assert client_for(world.people.operator).get("/appeals/?format=csv").status_code == 403


def test_the_desk_is_one_s_own(world: World, client_for: Any) -> None:
    world.appeal()
    mine = client_for(world.people.executor).get("/appeals/desk/")
    theirs = client_for(world.people.other_executor).get("/appeals/desk/")
    assert (mine.context["counts"]["open"], theirs.context["counts"]["open"]) == (1, 0)
