"""A resident writes and follows an appeal."""

from typing import Any

from django.test import Client

from qala.contact.appeals.actions import accept, answer, ask
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import PROOF, World, make_world
from qala.public.portal.access import secret_of
from qala.shared.models import ThrottleCount
from tests.kept import kept
from tests.personas import everybody


@kept(is_frozen=True)
def world() -> World:
    return make_world(everybody())


def words(world: World, **more: Any) -> dict[str, Any]:
    return {"text": "Cold flat", "topic": world.heat.pk, "lon": "70.05", "lat": "50.05", **more}


def submit(world: World, client: Client, **more: Any) -> tuple[Appeal, str]:
    assert client.post("/submit/", words(world, **more)).status_code == 302
    appeal = Appeal.objects.latest("id")
    return appeal, secret_of(client.session, appeal.pk)


def test_the_public_pages_open_for_everybody(world: World, client: Client) -> None:
    for address in ("/", "/submit/", "/track/"):
        assert client.get(address).status_code == 200
    assert client.get("/submit/receipt/").status_code == 404
    assert client.get("/mine/").status_code == 302


def test_submit_without_an_account(world: World, client: Client) -> None:
    appeal, secret = submit(world, client)
    assert appeal.channel.code == "web"
    assert appeal.executor == world.people.home
    receipt = client.get("/submit/receipt/").content.decode()
    assert appeal.number in receipt
    assert secret in receipt
    assert secret not in client.get(f"/track/{appeal.number}/").content.decode()


def test_contacts_need_consent(world: World, client: Client) -> None:
    response = client.post("/submit/", words(world, phone="87010000001"))
    assert response.status_code == 422
    assert "has_agreed" in response.context["form"].errors
    assert client.post("/submit/", words(world, website="http://spam.example")).status_code == 422
    assert not Appeal.objects.exists()


def test_the_same_key_sends_once(world: World, client: Client) -> None:
    client.get("/submit/")
    for _time in range(2):
        assert client.post("/submit/", words(world, _key="k1")).status_code == 302
    assert Appeal.objects.count() == 1
    assert client.get("/submit/receipt/").status_code == 200


def test_a_stranger_sees_the_stage_and_nothing_else(world: World, client: Client) -> None:
    appeal, secret = submit(world, client)
    stranger = Client()
    page = stranger.get(f"/track/{appeal.number.lower()}/").content.decode()
    assert "Cold flat" not in page
    assert "executor has to take it on" in page
    wrong = stranger.post("/track/", {"number": appeal.number, "secret": "AAAAAAAAAA"})
    none = stranger.post("/track/", {"number": "26-0009999-X", "secret": "AAAAAAAAAA"})
    assert wrong.status_code == none.status_code == 422
    assert wrong.context["form"].errors == none.context["form"].errors
    assert stranger.post("/track/", {"number": appeal.number, "secret": secret}).status_code == 302
    assert "Cold flat" in stranger.get(f"/track/{appeal.number}/").content.decode()


def test_codes_cannot_be_tried_out(world: World, client: Client) -> None:
    appeal, secret = submit(world, client)
    stranger = Client()
    for _try in range(10):
        stranger.post("/track/", {"number": appeal.number, "secret": "AAAAAAAAAA"})
    refused = stranger.post("/track/", {"number": appeal.number, "secret": secret})
    assert refused.status_code == 429
    assert ThrottleCount.objects.exists()
    assert not any(appeal.number in count.key for count in ThrottleCount.objects.all())


def test_reply_and_reopen_without_an_account(world: World, client: Client) -> None:
    appeal, _secret = submit(world, client)
    accept(appeal_id=appeal.pk, by=world.people.executor)
    ask(appeal_id=appeal.pk, question="Which entrance?", by=world.people.executor)
    assert "Which entrance?" in client.get(f"/track/{appeal.number}/").content.decode()
    assert Client().post(f"/track/{appeal.number}/reply/", {"text": "x"}).status_code == 404
    assert client.post(f"/track/{appeal.number}/reply/", {"text": ""}).status_code == 422
    assert client.post(f"/track/{appeal.number}/reply/", {"text": "The second"}).status_code == 302
    answer(appeal_id=appeal.pk, text=PROOF, by=world.people.executor)
    assert client.post(f"/track/{appeal.number}/reopen/", {"text": "Cold again"}).status_code == 302
    appeal.refresh_from_db()
    assert (appeal.stage, appeal.reopened_count) == ("active", 1)
    assert client.post(f"/track/{appeal.number}/reject/", {"text": "x"}).status_code == 404


def test_my_appeals(world: World, client_for: Any) -> None:
    mine, other = client_for(world.people.resident), client_for(world.people.stranger)
    appeal, _secret = submit(world, mine)
    assert appeal.resident == world.people.resident
    assert appeal.number in mine.get("/my/").content.decode()
    assert appeal.number not in other.get("/my/").content.decode()
    assert "Cold flat" not in other.get(f"/track/{appeal.number}/").content.decode()


def test_a_missing_number_is_missing(world: World, client: Client) -> None:
    assert client.get("/track/nonsense/").status_code == 404
