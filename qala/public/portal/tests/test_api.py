"""Residents' programs: write an appeal, follow it, read the catalogue."""

import logging
import uuid
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from qala.contact.appeals.actions import accept, answer, ask
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import PROOF, World, make_world
from qala.contact.catalog.schemas import Topics
from qala.ground.files.tests.factories import photo
from qala.ground.places.schemas import Districts
from qala.ground.places.tests import factories as places
from qala.public.portal.schemas import Receipt, Story
from qala.public.portal.tests.conftest import parameter
from qala.shared.models import RememberedPost
from tests.kept import kept
from tests.personas import everybody

APPEALS = "/api/v1/appeals"
KEY = "6a0f0c0e-5c0b-4b2c-9d5e-0a4a4f1f6a11"


@kept(is_frozen=True)
def world() -> World:
    return make_world(everybody())


def words(**more: Any) -> dict[str, Any]:
    return {
        "text": "Cold flat",
        "topic": "no-heat",
        "place": {"lon": 70.05, "lat": 50.05, "address": "Abai 40"},
        "person": {"full_name": "Бірінші тұрғын", "phone": "8 701 123 45 67", "has_agreed": True},
        **more,
    }


def send(client: Client, body: Any, *, key: str = "", **more: Any) -> Any:
    if key:
        more["HTTP_IDEMPOTENCY_KEY"] = key
    return client.post(APPEALS, body, content_type="application/json", **more)


def fits(schema: Any, response: Any) -> Any:
    """The answer has exactly the fields of its schema."""
    data = response.json()
    assert schema.model_validate(data).model_dump(mode="json") == data
    return data


def refused(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/json"
    error: dict[str, Any] = response.json()["error"]
    assert set(error) == {"code", "message", "fields"}
    return error


def test_the_catalogue(world: World, client: Client, assert_queries: Any) -> None:
    client.get("/api/v1/topics")
    with assert_queries(2):
        data = fits(Topics, client.get("/api/v1/topics"))
    assert [topic["code"] for topic in data["items"]] == ["no-heat"], "lifts are not public"
    heat = data["items"][0]
    assert (heat["group"]["code"], heat["name_kk"]) == ("houses", "Жылу жоқ")
    assert {"kind": "resolve", "amount": 24, "unit": "hours"} in heat["promises"]


def test_the_districts(world: World, client: Client, assert_queries: Any) -> None:
    with assert_queries(1):
        data = fits(Districts, client.get("/api/v1/districts"))
    assert {row["id"] for row in data["items"]} == {world.west.pk, world.east.pk}


def test_a_stranger_writes(world: World, client: Client, assert_queries: Any) -> None:
    client.get("/api/v1/topics")
    with assert_queries(21):
        response = send(client, words(), key=KEY)
    assert response.status_code == 201
    receipt = fits(Receipt, response)
    appeal = Appeal.objects.get()
    assert (receipt["number"], receipt["executor"]) == (appeal.number, world.people.home.name)
    assert (appeal.channel.code, appeal.text, appeal.language) == ("web", "Cold flat", "en")
    assert (appeal.district, appeal.address) == (world.west, "Abai 40")
    assert (appeal.applicant.full_name, appeal.applicant.phone) == ("Бірінші тұрғын", "+77011234567")
    assert not response.cookies, "a program needs no session"


def test_an_account_owns_what_it_writes(world: World, client_for: Any) -> None:
    assert send(client_for(world.people.resident), words()).status_code == 201
    assert Appeal.objects.get().resident == world.people.resident


def test_a_retry_gets_number_and_secret_again(world: World, client: Client) -> None:
    first, again = send(client, words(), key=KEY), send(client, words(), key=KEY)
    assert first.json() == again.json()
    assert (again.status_code, again["Idempotency-Replayed"]) == (201, "true")
    assert Appeal.objects.count() == 1
    secret = first.json()["secret"]
    opened = client.get(f"{APPEALS}/{first.json()['number']}", HTTP_X_APPEAL_SECRET=secret)
    assert opened.json()["whole"]["text"] == "Cold flat"
    assert all(secret not in str(post.outcome) for post in RememberedPost.objects.all())
    assert refused(send(client, words(text="Another"), key=KEY), 409)["code"] == "key_reused"
    other = send(client, words(), key=str(uuid.uuid4())).json()
    assert other["secret"] != secret
    assert other["number"] != first.json()["number"]
    assert "Idempotency-Key" in refused(send(client, words(), key="1"), 422)["fields"]


def test_secrets_of_two_keyless_posts_differ(world: World, client: Client) -> None:
    assert send(client, words()).json()["secret"] != send(client, words()).json()["secret"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (words(text=""), "text"),
        (words(text="   "), "text"),
        (words(text="x" * 4001), "text"),
        (words(text="nul \x00"), "text"),
        (words(topic="nothing"), "topic"),
        (words(language="de"), "language"),
        (words(colour="red"), "colour"),
        (words(place={"lon": 700, "lat": 50}), "place.lon"),
        (words(place={"lon": 70.05}), "place"),
        (words(place={"building_id": 987654321}), "building"),
        (words(place={"building_id": 2**70}), "place.building_id"),
        (words(person={"phone": "12", "has_agreed": True}), "person.phone"),
        (words(person={"email": "nobody", "has_agreed": True}), "person.email"),
        (words(person={"full_name": "Бірінші тұрғын"}), "person"),
        (words(file_ids=[str(uuid.uuid4())] * 21), "file_ids"),
        (words(file_ids=["x"]), "file_ids.0"),
        ([], ""),
    ],
)
def test_what_is_wrong_is_said(world: World, client: Client, body: Any, field: str) -> None:
    error = refused(send(client, body), 422)
    assert error["code"] == "invalid"
    assert not field or field in error["fields"], error
    assert not Appeal.objects.exists()


def test_refusals_speak_the_language(world: World, client: Client) -> None:
    for language, said in (("kk", "Бұл міндетті."), ("ru", "Это обязательно.")):
        error = refused(send(client, {"topic": "no-heat"}, HTTP_ACCEPT_LANGUAGE=language), 422)
        assert error["fields"]["text"] == said


@pytest.mark.parametrize("raw", ["{", '{"text": NaN}', '{"text": "\\ud800"}', "[" * 5000, b"\xff"])
def test_junk_is_refused(world: World, client: Client, raw: Any) -> None:
    assert refused(send(client, raw), 400)["code"] == "bad_request"


def test_only_json_is_read(world: World, client: Client) -> None:
    """A form of a foreign page cannot be JSON: the browser would ask first."""
    refused(client.post(APPEALS, '{"text": "x", "topic": "no-heat"}', content_type="text/plain"), 400)


def test_a_session_needs_the_token(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    assert send(client, words()).status_code == 201, "without cookies there is nothing to protect"
    client.force_login(world.people.resident)
    assert refused(send(client, words()), 403)["code"] == "csrf"
    client.get("/submit/")
    token = client.cookies[settings.CSRF_COOKIE_NAME].value
    assert send(client, words(), HTTP_X_CSRFTOKEN=token).status_code == 201


def test_own_files_only(world: World, client_for: Any) -> None:
    mine = client_for(world.people.resident)
    file = photo(by=world.people.resident)
    assert refused(send(client_for(), words(file_ids=[str(file.pk)])), 404)["code"] == "missing"
    assert send(mine, words(file_ids=[str(file.pk)])).status_code == 201
    assert [each.file for each in Appeal.objects.get().attachments.all()] == [file]


def test_a_building_of_the_register(world: World, client: Client) -> None:
    building = places.make_building(places.make_street("Абай көшесі", "улица Абая"), "40")
    assert send(client, words(place={"building_id": building.pk})).status_code == 201
    assert Appeal.objects.get().building == building


def test_not_without_end(world: World, client: Client, client_for: Any) -> None:
    def of(phone: str) -> dict[str, Any]:
        return words(person={"full_name": "Бірінші тұрғын", "phone": phone, "has_agreed": True})

    for time in range(30):
        assert send(client, of(f"8 701 123 45 {time:02}")).status_code == 201
    assert refused(send(client, of("8 701 123 46 00")), 429)["code"] == "too_many"
    assert send(client_for(world.people.resident), of("8 701 123 47 00")).status_code == 201, (
        "an account has its own allowance"
    )


def test_everybody_sees_the_stage_only(world: World, client: Client, assert_queries: Any) -> None:
    receipt = send(client, words()).json()
    with assert_queries(3):
        response = client.get(f"{APPEALS}/{receipt['number'].lower()}")
    told = fits(Story, response)
    assert (told["stage"], told["headline"]) == ("new", "Received and sent to the executor")
    assert (told["topic"]["code"], told["executor"]) == ("no-heat", world.people.home.name)
    assert (told["promised_at"], told["whole"]) == (receipt["promised_at"], None)
    for private in ("Cold flat", "Abai 40", "Бірінші тұрғын", "+7701", receipt["secret"]):
        assert private not in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_the_secret_opens_the_whole(world: World, client: Client, assert_queries: Any) -> None:
    receipt = send(client, words()).json()
    appeal = Appeal.objects.get()
    accept(appeal_id=appeal.pk, by=world.people.executor)
    ask(appeal_id=appeal.pk, question="Which entrance?", by=world.people.executor)
    path, given = f"{APPEALS}/{receipt['number']}", {"HTTP_X_APPEAL_SECRET": receipt["secret"].lower()}
    assert client.get(path, **given).json()["whole"]["question"] == "Which entrance?"
    answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor)
    with assert_queries(8):
        response = client.get(path, **given)
    whole = fits(Story, response)["whole"]
    assert (whole["text"], whole["address"], whole["question"]) == ("Cold flat", "Abai 40", None)
    assert [each["text"] for each in whole["answers"]] == [PROOF]
    assert [entry["verb"] for entry in whole["timeline"]] == ["register", "route", "accept", "ask", "answer"]
    assert whole["timeline"][0]["label"] == "Registered"
    assert world.people.executor.full_name not in response.content.decode()


def test_a_wrong_secret_looks_like_a_wrong_number(world: World, client: Client) -> None:
    number = send(client, words()).json()["number"]
    wrong = refused(client.get(f"{APPEALS}/{number}", HTTP_X_APPEAL_SECRET="AAAAAAAAAA"), 404)
    unknown = refused(client.get(f"{APPEALS}/26-0009999-X", HTTP_X_APPEAL_SECRET="AAAAAAAAAA"), 404)
    assert wrong == unknown == refused(client.get(f"{APPEALS}/nonsense"), 404)


def test_secrets_cannot_be_tried_out(world: World, client: Client) -> None:
    receipt = send(client, words()).json()
    path = f"{APPEALS}/{receipt['number']}"
    for _try in range(10):
        refused(client.get(path, HTTP_X_APPEAL_SECRET="AAAAAAAAAA"), 404)
    refused(client.get(path, HTTP_X_APPEAL_SECRET=receipt["secret"]), 429)
    assert client.get(path).status_code == 200


def test_no_secret_in_the_log(world: World, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    receipt = send(client, words(), key=KEY).json()
    client.get(f"{APPEALS}/{receipt['number']}", HTTP_X_APPEAL_SECRET=receipt["secret"])
    client.get(f"{APPEALS}/26-0009999-X", HTTP_X_APPEAL_SECRET=receipt["secret"])
    for private in (receipt["secret"], "Бірінші тұрғын", "1234567"):
        assert private not in caplog.text


def test_a_failed_post_forgets_its_key(world: World, client: Client) -> None:
    with transaction.atomic():
        refused(send(client, words(topic="nothing"), key=KEY), 422)
    assert send(client, words(), key=KEY).status_code == 201


def test_where_nobody_writes_without_a_contact(world: World, client: Client) -> None:
    parameter("takes_anonymous", 0)
    error = refused(send(client, words(person={})), 422)
    assert set(error["fields"]) == {"phone"}
    assert send(client, words()).status_code == 201
