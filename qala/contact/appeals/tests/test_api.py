"""The register and the steps for programs of people who are signed in."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from qala.contact.appeals.actions import STEPS, accept
from qala.contact.appeals.filters import AppealFilter
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.statuses import LIFE
from qala.contact.appeals.schemas import STEP_BODIES, Register, StepTaken
from qala.contact.appeals.tests.factories import IN_EAST, PROOF, World
from qala.shared import timeline

APPEALS = "/api/v1/appeals"
KEY = "6a0f0c0e-5c0b-4b2c-9d5e-0a4a4f1f6a11"


def post(client: Client, appeal: Appeal | str, verb: str, **body: Any) -> Any:
    number = getattr(appeal, "number", appeal)
    headers = {f"HTTP_{name}": body.pop(name) for name in ("X_CSRFTOKEN", "IDEMPOTENCY_KEY") if name in body}
    return client.post(f"{APPEALS}/{number}/{verb}", body, content_type="application/json", **headers)


def error(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.content
    said: dict[str, Any] = response.json()["error"]
    return said


def test_the_register(world: World, client_for: Any) -> None:
    for _each in range(3):
        world.appeal()
    client = client_for(world.people.operator)
    response = client.get(APPEALS)
    data = response.json()
    assert Register.model_validate(data).model_dump(mode="json") == data
    numbers = [row["number"] for row in data["items"]]
    assert numbers == list(Appeal.objects.order_by("-received_at", "-id").values_list("number", flat=True))
    assert data["items"][0]["executor"]["name"] == world.people.home.name
    assert (data["next"], data["prev"]) == (None, None)


def test_nothing_about_who_wrote(world: World, client_for: Any) -> None:
    from qala.contact.appeals.actions import Person

    world.appeal(person=Person("Бірінші тұрғын", "+77011234567", "a@example.org", "17", has_agreed=True))
    said = client_for(world.people.operator).get(APPEALS).content.decode()
    for private in ("Бірінші тұрғын", "+7701", "a@example.org"):
        assert private not in said


def test_page_by_page(world: World, client_for: Any) -> None:
    numbers = [world.appeal().number for _each in range(5)]
    client, seen = client_for(world.people.operator), []
    cursor: Any = ""
    for _page in range(3):
        page = client.get(APPEALS, {"size": 2, "sort": "received", "cursor": cursor}).json()
        seen += [row["number"] for row in page["items"]]
        cursor = page["next"]
    assert (seen, cursor) == (numbers, None)
    back = client.get(APPEALS, {"size": 2, "sort": "received", "cursor": page["prev"]}).json()
    assert [row["number"] for row in back["items"]] == numbers[2:4]
    assert "cursor" in error(client.get(APPEALS, {"cursor": page["prev"]}), 422)["fields"], "another order"
    for junk in ({"size": 101}, {"size": 0}, {"sort": "text"}, {"cursor": "x"}):
        assert set(error(client.get(APPEALS, junk), 422)["fields"]) == set(junk)


def test_the_filters_of_the_page(world: World, client_for: Any) -> None:
    west, east = world.appeal(), world.appeal(place=IN_EAST, text="Cold stairs")
    accept(appeal_id=west.pk, by=world.people.executor)
    client = client_for(world.people.controller)

    def found(**query: Any) -> list[str]:
        return [row["number"] for row in client.get(APPEALS, query).json()["items"]]

    assert found(stage="active") == [west.number]
    assert found(stage=["active", "new"]) == [east.number, west.number]
    assert found(district=world.east.pk) == [east.number]
    assert found(q="stairs") == [east.number]
    assert found(received_from="2026-03-02", received_to="2026-03-02") == [east.number, west.number]
    assert found(received_to="2026-03-01") == []
    assert "stage" in error(client.get(APPEALS, {"stage": "lost"}), 422)["fields"]
    assert "received" in error(client.get(APPEALS, {"received_from": "soon"}), 422)["fields"]
    assert "stauts" in error(client.get(APPEALS, {"stauts": "new"}), 422)["fields"]


def test_every_filter_is_described(client: Client) -> None:
    described = client.get("/api/v1/openapi.json").json()["paths"][APPEALS]["get"]["parameters"]
    names = {each["name"].removesuffix("_from").removesuffix("_to") for each in described}
    assert names == {*AppealFilter.base_filters, "size", "sort", "cursor"}


def test_a_row_costs_no_query(world: World, client_for: Any, count_queries: Any) -> None:
    client = client_for(world.people.operator)
    counts = []
    for more in (1, 3):
        for _each in range(more):
            world.appeal()
        client.get(APPEALS)
        with count_queries() as seen:
            client.get(APPEALS)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 8


def test_who_reads_the_register(world: World, client_for: Any) -> None:
    home, elsewhere = world.appeal(), world.appeal(place=IN_EAST)
    assert error(client_for().get(APPEALS), 401)["code"] == "not_signed_in"
    for nobody in (world.people.resident, world.people.content_editor):
        assert error(client_for(nobody).get(APPEALS), 403)["code"] == "not_allowed"
    for user, numbers in (
        (world.people.executor, [home.number]),
        (world.people.other_executor, [elsewhere.number]),
        (world.people.analyst, [elsewhere.number, home.number]),
    ):
        assert [row["number"] for row in client_for(user).get(APPEALS).json()["items"]] == numbers


def test_every_verb_has_a_body() -> None:
    assert set(STEP_BODIES) == set(STEPS) == {step.verb for step in LIFE.steps}


def test_from_new_to_done(world: World, client_for: Any) -> None:
    appeal = world.appeal()
    client = client_for(world.people.executor)
    taken = post(client, appeal, "accept")
    assert taken.status_code == 200
    assert StepTaken.model_validate(taken.json()).model_dump(mode="json") == taken.json()
    assert taken.json()["stage"] == "active"
    assert post(client, appeal, "plan", planned_on="2026-03-03", note="A crew comes").status_code == 200
    assert post(client, appeal, "ask", question="Which entrance?").json()["stage"] == "waiting"
    assert (
        post(client_for(world.people.operator), appeal, "reply", text="The second").json()["stage"]
        == "active"
    )
    assert post(client, appeal, "note", text="Seen", is_public=True).status_code == 200
    assert post(client, appeal, "answer", text=PROOF).json()["stage"] == "done"
    control = client_for(world.people.controller)
    assert post(control, appeal, "reopen", reason="Cold again").json()["stage"] == "active"
    assert post(client, appeal, "answer", text=PROOF).json()["stage"] == "done"
    assert post(control, appeal, "close", note="Called back").json()["stage"] == "done"
    verbs = [entry.verb for entry in timeline.of(appeal).order_by("id")][2:]
    assert verbs == ["accept", "plan", "ask", "reply", "note", "answer", "reopen", "answer", "close"]


def test_steps_of_the_desk(world: World, client_for: Any) -> None:
    one, other = world.appeal(), world.appeal()
    desk, head = client_for(world.people.controller), client_for(world.people.executor_head)
    assert post(desk, one, "link", other=other.number).status_code == 200
    assert post(head, one, "assign", person_id=world.people.executor.pk).status_code == 200
    assert post(head, one, "assign", person_id=None).status_code == 200
    assert post(head, one, "extend", amount=2, unit="hours", reason="Parts").status_code == 200
    moved = post(desk, one, "redirect", executor_id=world.people.elsewhere.pk, reason="Theirs")
    assert moved.json()["executor"]["id"] == world.people.elsewhere.pk
    assert post(desk, one, "change_topic", topic="lift", reason="A lift").json()["executor"] is None
    assert post(desk, other, "merge", other=one.number).json()["stage"] == "rejected"
    assert post(desk, one, "reject", reason="Nonsense").json()["stage"] == "rejected"


def test_giving_back_leaves_the_sight(world: World, client_for: Any) -> None:
    appeal = world.appeal()
    client = client_for(world.people.executor)
    for _time in range(2):
        given = post(client, appeal, "give_back", reason="Not ours", IDEMPOTENCY_KEY=KEY)
        assert (given.status_code, given.json()["executor"]) == (200, None)
    assert [entry.verb for entry in timeline.of(appeal)].count("give_back") == 1
    assert error(post(client, appeal, "accept"), 404)["code"] == "missing"


@pytest.mark.parametrize(
    ("verb", "body", "field"),
    [
        ("answer", {"text": PROOF}, ""),
        ("note", {"text": ""}, "text"),
        ("note", {"text": "x", "colour": "red"}, "colour"),
        ("redirect", {"reason": "x"}, "executor_id"),
        ("redirect", {"executor_id": 987654321, "reason": "x"}, "executor"),
        ("change_topic", {"topic": "nothing", "reason": "x"}, "topic"),
        ("link", {"other": "26-0009999-X"}, "other"),
        ("reject", {}, "reason"),
    ],
)
def test_wrong_steps(world: World, client_for: Any, verb: str, body: Any, field: str) -> None:
    who = world.people.executor if verb == "answer" else world.people.controller
    said = error(post(client_for(who), world.appeal(), verb, **body), 422 if field else 409)
    assert field in said["fields"] if field else said["code"] == "wrong_stage"


def test_strangers_take_no_step(world: World, client_for: Any) -> None:
    appeal = world.appeal()
    assert error(post(client_for(), appeal, "accept"), 401)["code"] == "not_signed_in"
    for outside in (world.people.other_executor, world.people.resident, world.people.content_editor):
        assert error(post(client_for(outside), appeal, "accept"), 404)["code"] == "missing"
    assert error(post(client_for(world.people.operator), appeal, "accept"), 403)["code"] == "not_allowed"
    assert error(post(client_for(world.people.operator), "26-0009999-X", "accept"), 404)["code"] == "missing"
    assert error(post(client_for(world.people.operator), appeal, "dance"), 404)["code"] == "missing"
    appeal.refresh_from_db()
    assert appeal.stage == "new"


def test_a_step_needs_the_token(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people.executor)
    appeal = world.appeal()
    assert error(post(client, appeal, "accept"), 403)["code"] == "csrf"
    client.get("/submit/")
    token = client.cookies[settings.CSRF_COOKIE_NAME].value
    assert post(client, appeal, "accept", X_CSRFTOKEN=token).status_code == 200


def test_what_a_step_has_made_is_told(world: World, client_for: Any) -> None:
    desk, case = client_for(world.people.operator), world.appeal()
    words = {
        "procedure": "simplified",
        "has_consented": True,
        "full_name": "Somebody",
        "phone": "8 701 000 00 01",
    }
    taken = post(desk, case, "convert", **words).json()
    made = Appeal.objects.get(origin=case)
    assert (taken["number"], taken["made"]["number"]) == (case.number, made.number)
    assert made.applicant.phone == "+77010000001"
    part = {"executor_id": world.people.elsewhere.pk, "text": "The lift", "reason": "Theirs"}
    told = post(desk, made, "split", **part).json()["made"]
    assert (told["stage"], told["executor"]["id"]) == ("new", world.people.elsewhere.pk)
    assert post(desk, made, "note", text="x").json()["made"] is None


def test_a_wrong_phone_is_refused(world: World, client_for: Any) -> None:
    words = {"procedure": "simplified", "has_consented": True, "full_name": "Somebody", "phone": "12"}
    said = error(post(client_for(world.people.operator), world.appeal(), "convert", **words), 422)
    assert "phone" in said["fields"]
