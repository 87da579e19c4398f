"""Drafts: sent once, however often; with a proof of work; inside the limits."""

from typing import Any

import pytest
from django.test import Client

from qala.contact.appeals.actions.as_holder import opens
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.open311.models import ServiceChoice, ServiceQuestion
from qala.public.portal.actions import forget_drafts
from qala.public.portal.models import SentDraft
from qala.public.portal.tests.conftest import JSON, KEY, parameter, proof, send, words
from qala.shared import timeline


def test_a_draft_becomes_one_appeal(town: World, client: Client, frozen_clock: Any) -> None:
    first = send(client, town).json()
    appeal = Appeal.objects.get()
    assert first["number"] == appeal.number
    assert opens(appeal, first["code"])
    assert client.get(first["receipt"]).status_code == 200
    frozen_clock.forward(days=30)
    # Another browser session, other words, no proof: the key is known, and the answer is the same.
    assert send(Client(), town, text="Other words", proof="").json() == first
    assert Appeal.objects.count() == 1
    assert send(client, town, key="f" * 32).json()["number"] != first["number"]
    frozen_clock.forward(days=100)
    assert forget_drafts() == 2


def test_neither_key_nor_code_is_stored(town: World, client: Client) -> None:
    code = send(client, town).json()["code"]
    assert KEY not in SentDraft.objects.get().key_hash
    assert code not in Appeal.objects.get().secret_hash


@pytest.mark.parametrize("key", ["", "short", "x" * 33, "é" * 32, "-" * 32])
def test_a_key_that_is_none(key: str, town: World, client: Client) -> None:
    assert send(client, town, key=key).status_code == 422
    assert not Appeal.objects.exists()


def test_errors_by_field(town: World, client: Client) -> None:
    told = send(client, town, text="", topic="999", phone="1").json()["error"]
    assert set(told["fields"]) == {"text", "topic", "phone"}
    assert not SentDraft.objects.exists(), "the key is free for the mended draft"
    assert send(client, town).status_code == 200


def test_forged_and_replayed_work(town: World, client: Client, frozen_clock: Any) -> None:
    def code(**more: Any) -> str:
        return str(send(client, town, key="a" * 32, **more).json().get("error", {}).get("code", "sent"))

    mine = proof(client)
    assert code(proof="x") == code(proof=mine + "0" * 20) == "proof_forged"
    stranger = Client()
    assert code(proof=proof(stranger)) == "proof_forged", "work of another device"
    assert send(client, town, proof=mine).status_code == 200
    assert code(proof=mine) == "proof_used"
    late = proof(client)
    frozen_clock.forward(minutes=31)
    assert code(proof=late) == "proof_expired"
    assert Appeal.objects.count() == 1


def test_work_grows_with_what_was_sent(town: World, client: Client) -> None:
    def bits() -> int:
        return int(client.get("/submit/challenge/").json()["challenge"].split(".")[1])

    assert bits() == 4
    send(client, town)
    send(client, town, key="b" * 32)
    assert bits() == 6


def test_limits_of_a_device_say_when(town: World, client: Client) -> None:
    parameter("device_hour", 2)
    for number in range(2):
        assert send(client, town, key=str(number) * 32).status_code == 200
    refused = send(client, town, key="c" * 32)
    assert refused.status_code == 429
    assert "please send this one after" in refused.json()["error"]["message"]
    page = client.post("/submit/", words(town))
    assert page.status_code == 422
    assert "Cold flat" in page.content.decode(), "what was typed stays"
    assert send(Client(), town, key="c" * 32).status_code == 200, "another device behind the same address"


def test_less_without_scripts_but_not_nothing(town: World) -> None:
    parameter("scriptless_hour", 2)
    codes = [Client().post("/submit/", words(town)).status_code for _time in range(3)]
    assert codes == [302, 302, 422]
    assert send(Client(), town).status_code == 200


def test_one_phone_from_many_devices(town: World) -> None:
    parameter("contact_hour", 2)
    contact = {"phone": "8 701 000 00 01", "has_agreed": "on"}
    codes = [send(Client(), town, key=str(n) * 32, **contact).status_code for n in range(3)]
    assert codes == [200, 200, 429]


def test_an_account_is_counted_by_itself(town: World, client_for: Any) -> None:
    parameter("account_hour", 1)
    resident = client_for(town.people.resident)
    assert [send(resident, town, key=str(n) * 32).status_code for n in range(2)] == [200, 429]


def test_a_device_cookie_cannot_be_made_up(town: World, client: Client) -> None:
    client.get("/submit/")
    kept = client.cookies["qala_device"]
    assert kept["httponly"]
    assert kept["samesite"] == "Lax"
    client.cookies["qala_device"] = "made:up"
    assert client.get("/submit/challenge/").cookies["qala_device"].value != "made:up"


def test_extra_questions(town: World, client: Client) -> None:
    asked = ServiceQuestion.objects.create(
        topic=town.heat, code="FLOOR", name_kk="Қай қабат?", name_en="Which floor?", datatype="singlevaluelist",
        is_required=True,
    )  # fmt: skip
    ServiceChoice.objects.create(question=asked, key="4", name_kk="4-қабат", name_en="The fourth")
    assert "Which floor?" in client.get(f"/submit/questions/?topic={town.heat.pk}").content.decode()
    assert set(send(client, town).json()["error"]["fields"]) == {"q_FLOOR"}
    assert set(send(client, town, q_FLOOR="9").json()["error"]["fields"]) == {"q_FLOOR"}
    assert send(client, town, q_FLOOR="4").status_code == 200
    said = [(entry.note, entry.is_public) for entry in timeline.of(Appeal.objects.get()) if entry.note]
    assert ("Which floor?: The fourth", False) in said


def test_anonymous_means_anonymous(town: World, client_for: Any) -> None:
    resident = client_for(town.people.resident)
    given = {"phone": "junk", "full_name": "Somebody", "reach": "anonymous"}
    assert send(resident, town, **given).status_code == 200
    appeal = Appeal.objects.get()
    assert appeal.resident is None
    assert (appeal.applicant.full_name, appeal.applicant.phone) == ("", "")


def test_where_nobody_may_be_anonymous(town: World, client: Client, client_for: Any) -> None:
    parameter("takes_anonymous", 0)
    assert set(send(client, town).json()["error"]["fields"]) == {"phone"}
    assert send(client_for(town.people.resident), town).status_code == 200


def test_under_the_law_a_name_is_needed(town: World, client: Client) -> None:
    told = send(client, town, procedure="administrative").json()["error"]["fields"]
    assert {"full_name", "iin"} <= set(told)


def test_the_check_page_without_scripts(town: World, client: Client) -> None:
    page = client.post("/submit/", words(town, do="check", _key="k1", text="<b>Cold</b>"))
    assert page.status_code == 200
    body = page.content.decode()
    assert "&lt;b&gt;Cold" in body
    assert not Appeal.objects.exists()
    again = client.post("/submit/", words(town, do="edit", _key="k1", text="Cold words"))
    assert (again.status_code, "Cold words" in again.content.decode()) == (200, True)
    assert client.post("/submit/", words(town, do="send", _key="k1")).status_code == 302
    assert Appeal.objects.count() == 1


def test_a_spot_from_the_check_page(town: World, client: Client) -> None:
    place = {"lon": "", "lat": "", "address": "Somewhere"}
    client.post("/submit/", words(town, **place, spot="70.05,50.05"))
    assert Appeal.objects.get().lon == 70.05
    assert client.post("/submit/", words(town, **place, spot="70.05,x")).status_code == 422


def test_danger_and_topics_while_typing(town: World, client: Client) -> None:
    from qala.contact.contacts.reference import load

    load(lambda _line: None)
    told = client.post("/submit/look/", {"text": "Подъезде газ иісі шығып тұр"}).content.decode()
    assert 'href="tel:104"' in told
    assert told.index("tel:104") < told.index("tel:101"), "the number that fits comes first"
    assert "tel:" not in client.post("/submit/look/", {"text": "Терезе сынды"}).content.decode()
    found = client.post("/submit/look/", {"text": town.heat.name_ru}).content.decode()
    assert f'data-topic="{town.heat.pk}"' in found


def test_shared_from_another_app(town: World) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "none"})
    page = client.post(
        "/submit/share/", {"title": "Яма", "text": "</textarea><script>", "url": "https://example.org/1"}
    )
    body = page.content.decode()
    assert page.status_code == 200
    assert "Яма\n&lt;/textarea&gt;" in body
    assert not Appeal.objects.exists()
    assert client.get("/submit/share/").status_code == 302
    for site in ({}, {"Sec-Fetch-Site": "cross-site"}):
        assert Client().post("/submit/share/", {"text": "x"}, headers=site).status_code == 403


def test_a_stale_token_sends_nothing(town: World) -> None:
    client = Client(enforce_csrf_checks=True)
    told = client.get("/submit/challenge/").json()
    sent = words(town, draft=KEY)
    assert client.post("/submit/draft/", sent, headers=JSON).status_code == 403
    assert (
        client.post("/submit/draft/", sent, headers={**JSON, "X-CSRFToken": told["csrf"]}).status_code == 200
    )


def test_a_draft_is_its_writers(town: World, client: Client, client_for: Any) -> None:
    """Whoever is signed in when it is sent: it goes in for the one who wrote it, or waits."""
    mine, others = client_for(town.people.resident), client_for(town.people.stranger)
    who = mine.get("/submit/challenge/").json()["who"]
    assert who
    assert who != others.get("/submit/challenge/").json()["who"]
    assert client.get("/submit/challenge/").json()["who"] == ""
    for wrong, mark in ((others, who), (client, who), (mine, "")):
        refused = send(wrong, town, who=mark)
        assert (refused.status_code, refused.json()["error"]["code"]) == (409, "another_writer")
    assert not Appeal.objects.exists()
    assert send(mine, town, who=who).status_code == 200
    assert Appeal.objects.get().resident == town.people.resident
    assert send(others, town, who=who).status_code == 409, "nor is the receipt anybody else's"
    assert send(mine, town, key="b" * 32, who="", **{"as": "nobody"}).status_code == 200
    assert Appeal.objects.filter(resident=None).count() == 1


def test_pages_kept_for_everybody_name_nobody(town: World, client: Client, client_for: Any) -> None:
    assert 'data-who=""' in client.get("/submit/").content.decode()
    assert f'data-who="{writer_mark(client_for(town.people.resident))}"' in (
        client_for(town.people.resident).get("/submit/").content.decode()
    )
    assert "data-who" not in client.get("/submit/", headers={"X-Qala-Kept": "yes"}).content.decode()


def writer_mark(client: Client) -> str:
    return str(client.get("/submit/challenge/").json()["who"])
