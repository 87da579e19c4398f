"""Groups 4, 5 and 10: creating a request, at once and in a batch, once under a key."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from qala.contact.appeals.actions import confirming
from qala.contact.appeals.models import Appeal, Applicant, Attachment
from qala.contact.appeals.tests.factories import World
from qala.contact.open311.actions import offer_service, revoke_client, settle_token
from qala.contact.open311.actions.receive import lost_tokens
from qala.contact.open311.models import RequestOrigin, ServiceQuestion, ServiceToken
from qala.contact.open311.tests.asking import FORMS, PLACE, V2, codes, get, post, read, send
from qala.contact.open311.tests.conftest import issue
from qala.contact.open311.tests.test_services import SIZE, ask
from qala.contact.open311.views import posting
from qala.ground.files.models import StoredFile
from qala.ground.files.tests import media
from qala.ground.places.tests.factories import make_building, make_street
from qala.shared import timeline

KEY = "6a0f0c0e-5c0b-4b2c-9d5e-0a4a4f1f6a11"
GOOD = {"service_code": "no-heat", **PLACE, "description": "Яма"}


def test_a_request_becomes_an_appeal(world: World, issued: Any) -> None:
    client, key = issued
    made = send(
        key, description="Пәтерде жылу жоқ <b>қатты</b> & 'суық'", first_name="Айгүл", last_name="Бірінші",
        phone="8 701 123 45 67", email="a@example.org", address_string="Абай 40", locale="kk",
    )  # fmt: skip
    assert set(made) == {"service_request_id", "service_notice", "account_id"}
    appeal = Appeal.objects.get(number=made["service_request_id"])
    assert appeal.text == "Пәтерде жылу жоқ <b>қатты</b> & 'суық'"
    assert (appeal.language, appeal.channel.code, appeal.executor) == ("kk", "open311", world.people.home)
    assert (appeal.lat, appeal.lon, appeal.address) == (50.05, 70.05, "Абай 40")
    who = Applicant.objects.get(appeal=appeal)
    assert (who.full_name, who.phone, who.email) == ("Айгүл Бірінші", "+77011234567", "a@example.org")
    assert RequestOrigin.objects.get(appeal=appeal).client == client
    notes = [entry for entry in timeline.of(appeal) if entry.verb == "note"]
    assert "Another city" in notes[0].note
    assert not notes[0].is_public


def test_the_answer_in_xml(world: World, key: str) -> None:
    tree = post("xml", api_key=key, **GOOD)
    (request,) = tree
    assert (tree.tag, request.tag) == ("service_requests", "request")
    assert [child.tag for child in request] == ["service_request_id", "service_notice", "account_id"]
    assert Appeal.objects.get().number == request.find("service_request_id").text


@pytest.mark.parametrize("form", FORMS[:1])
def test_the_key(world: World, issued: Any, form: str) -> None:
    client, key = issued
    post(form, 403, **GOOD)
    post(form, 403, api_key="", **GOOD)
    post(form, 403, api_key="wrong", **GOOD)
    _other, reading = issue(world, name="Reader", scopes=["reference:read"], acts_as=world.people.operator)
    post(form, 403, api_key=reading, **GOOD)
    revoke_client(client_id=client.pk, by=world.people.administrator)
    post(form, 403, api_key=key, **GOOD)
    # A key in the address would lie in every log on the way.
    read(Client().post(f"{V2}/requests.{form}?api_key={key}", GOOD), form, 403)
    assert not Appeal.objects.exists()


WRONG: list[tuple[int, dict[str, Any]]] = [
    (400, {"service_code": None}),
    (400, {"service_code": ""}),
    (404, {"service_code": "nothing"}),
    (404, {"service_code": "lift"}),
    (400, {"lat": None, "long": None}),
    (400, {"lat": "", "long": "", "address_string": " "}),
    (400, {"long": None}),
    (400, {"lat": "", "long": "70.05"}),
    (400, {"lat": "90.1"}),
    (400, {"long": "-180.5"}),
    (400, {"lat": "nan"}),
    (400, {"lat": "1e309"}),
    (400, {"lat": "50,05"}),
    (400, {"description": "x" * 4001}),
    (400, {"description": "a\0b"}),
    (400, {"email": "nobody"}),
    (400, {"phone": "12"}),
    (400, {"media_url": "javascript:alert(1)"}),
    (400, {"media_url": "file:///etc/passwd"}),
    (400, {"address_id": "999999"}),
    (400, {"address_id": "x"}),
    (400, {"attribute[SIZE]": "S"}),
    (400, {"attribute[a b]": "S"}),
    (400, {"locale": "xx"}),
]


def test_what_is_refused(world: World, key: str) -> None:
    for status, change in WRONG:
        words = {"api_key": key, **GOOD, **change}
        for form in FORMS:
            post(form, status, **{name: value for name, value in words.items() if value is not None})
    assert not Appeal.objects.exists()


def test_everything_wrong_at_once(world: World, key: str) -> None:
    said = post("json", 400, api_key=key, service_code="no-heat", lat="91", long="0", email="x", phone="1")
    assert len(said) == 3
    assert codes(said) == {"400"}


def test_just_fits(world: World, key: str) -> None:
    send(key, description="я" * 4000)
    assert len(Appeal.objects.get().text) == 4000


def test_empty_arguments_are_absent(world: World, key: str) -> None:
    send(key, description="", email="", phone=" ", media_url="", address_id="", account_id="", device_id="")
    appeal = Appeal.objects.get()
    assert appeal.text == "No heat"


def test_an_address_is_a_place(world: World, key: str) -> None:
    send(key, lat=None, long=None, address_string="Абай 40")
    building = make_building(make_street())
    send(key, lat=None, long=None, address_id=str(building.pk))
    one, two = Appeal.objects.order_by("pk")
    assert (one.address, one.lat) == ("Абай 40", None)
    assert (two.building, two.lat) == (building, building.lat)
    assert get(f"requests/{two.number}")[0]["address_id"] == str(building.pk)


def test_questions_are_answered(world: World, key: str) -> None:
    ask(world)
    ask(
        world,
        code="WHERE",
        order=2,
        datatype="multivaluelist",
        is_required=False,
        choices=SIZE,
        name_en="Where?",
    )
    ask(world, code="DEG", order=3, datatype="number", is_required=False, choices=(), name_en="Degrees")
    ask(world, code="AT", order=4, datatype="datetime", is_required=False, choices=(), name_en="Since")
    words = {"api_key": key, **GOOD}
    for wrong in (
        {},
        {"attribute[SIZE]": ""},
        {"attribute[SIZE]": "XL"},
        {"attribute[SIZE]": ["S", "L"]},
        {"attribute[SIZE]": "S", "attribute[WHERE][]": ["S", "X"]},
        {"attribute[SIZE]": "S", "attribute[DEG]": "warm"},
        {"attribute[SIZE]": "S", "attribute[DEG]": "nan"},
        {"attribute[SIZE]": "S", "attribute[AT]": "yesterday"},
        {"attribute[SIZE]": "S", "attribute[OTHER]": "1"},
    ):
        post("json", 400, **words, **wrong)
    good = {
        "attribute[SIZE]": "L", "attribute[WHERE][]": ["S", "L", "S"], "attribute[DEG]": "12.5",
        "attribute[AT]": "2026-03-01T10:00:00+05:00",
    }  # fmt: skip
    (made,) = post("json", **words, **good)
    appeal = Appeal.objects.get(number=made["service_request_id"])
    kept = RequestOrigin.objects.get(appeal=appeal).answers
    assert kept == {"SIZE": "L", "WHERE": ["S", "L"], "DEG": "12.5", "AT": "2026-03-01T10:00:00+05:00"}
    (note,) = [entry.note for entry in timeline.of(appeal) if entry.verb == "note"]
    assert "How cold?: over 30 cm" in note
    assert "Where?: up to 30 cm, over 30 cm" in note
    (shown,) = get(f"requests/{appeal.number}", extensions="true")
    assert shown["attributes"] == {"SIZE": "L", "WHERE": ["S", "L"]}, "free answers stay inside"
    # What was free then stays inside, and what was chosen stays open, whatever is asked by now.
    ServiceQuestion.objects.filter(code="DEG").update(datatype="singlevaluelist")
    ServiceQuestion.objects.filter(code="SIZE").update(datatype="string")
    (shown,) = get(f"requests/{appeal.number}", extensions="true")
    assert shown["attributes"] == {"SIZE": "L", "WHERE": ["S", "L"]}
    tree = get(f"requests/{appeal.number}", "xml", extensions="true")
    assert [value.text for value in tree[0].find("attributes").find("WHERE")] == ["S", "L"]


def test_batch(world: World, key: str) -> None:
    offer_service(topic=world.heat, kind="batch", is_offered=True, by=world.people.administrator)
    made = send(key, phone="+77011234567")
    assert set(made) == {"token", "service_notice", "account_id"}
    assert not Appeal.objects.exists()
    path = f"tokens/{made['token']}"
    assert get(path) == [{"service_request_id": None, "token": made["token"]}]
    for _time in range(2):
        settle_token(token_id=ServiceToken.objects.get().pk)
    appeal = Appeal.objects.get()
    assert get(path) == [{"service_request_id": appeal.number, "token": made["token"]}]
    (request,) = get(path, "xml")
    assert [child.tag for child in request] == ["service_request_id", "token"]
    assert ServiceToken.objects.get().waiting is None, "who wrote is kept in one place"
    get("tokens/unknown", "xml", 404)


def test_a_batch_is_settled_by_a_job(world: World, key: str) -> None:
    from django.db import connection

    offer_service(topic=world.heat, kind="batch", is_offered=True, by=world.people.administrator)
    send(key)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args FROM procrastinate_jobs WHERE task_name = 'qala.contact.open311.tasks.settle'"
        )
        assert len(cursor.fetchall()) == 1


def test_a_batch_whose_job_was_lost(world: World, key: str, frozen_clock: Any, monkeypatch: Any) -> None:
    offer_service(topic=world.heat, kind="batch", is_offered=True, by=world.people.administrator)

    def dies(*_words: Any, **_more: Any) -> Any:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(posting, "defer", dies)
        assert codes(post("json", 400, api_key=key, **GOOD)) == {"500"}
    assert not ServiceToken.objects.exists(), "received and queued, or neither"
    send(key)
    assert lost_tokens() == []
    frozen_clock.forward(minutes=31)
    (pk,) = lost_tokens()
    settle_token(token_id=pk)
    assert lost_tokens() == []


def test_blackbox(world: World, key: str) -> None:
    offer_service(topic=world.heat, kind="blackbox", is_offered=True, by=world.people.administrator)
    assert set(send(key)) == {"service_notice", "account_id"}
    assert Appeal.objects.count() == 1


def test_once_under_a_key(world: World, key: str) -> None:
    headers = {"Idempotency-Key": KEY}
    first = post("json", headers=headers, api_key=key, **GOOD)
    client = Client()
    again = client.post(f"{V2}/requests.json", {"api_key": key, **GOOD}, headers=headers)
    assert (again["Idempotency-Replayed"], again.json()) == ("true", first)
    assert Appeal.objects.count() == 1
    said = post("json", 400, headers=headers, api_key=key, **{**GOOD, "description": "Other"})
    assert codes(said) == {"409"}
    _other, others = issue(world, name="Other")
    assert post("json", headers=headers, api_key=others, **GOOD) != first, "another's key is another key"
    post("xml", headers=headers, api_key=key, **GOOD)


def test_limits(world: World) -> None:
    client, key = issue(world, minute_limit=2)
    send(key)
    send(key)
    response = Client().post(f"{V2}/requests.json", {"api_key": key, **GOOD})
    assert codes(read(response, "json", 403)) == {"429"}
    assert response["Retry-After"] == "60"
    used = client.usage.get()
    assert (used.call_count, used.refused_count) == (2, 1)


def test_wrong_keys_are_counted(world: World) -> None:
    said = [post("json", 403, api_key=f"x{n}", **GOOD) for n in range(posting.WRONG_KEYS + 1)]
    assert codes(said[0]) == {"403"}
    assert codes(said[-1]) == {"429"}


def test_a_photo(world: World, key: str) -> None:
    photo = SimpleUploadedFile("hole.jpg", media.jpeg(), content_type="image/jpeg")
    made = send(key, media=photo, media_url="https://pictures.example/1.jpg")
    appeal = Appeal.objects.get(number=made["service_request_id"])
    assert Attachment.objects.get(appeal=appeal).role == Attachment.Role.REPORT
    assert any("https://pictures.example/1.jpg" in entry.note for entry in timeline.of(appeal))
    assert get(f"requests/{appeal.number}")[0]["media_url"] is None, "nobody has looked at it yet"
    junk = SimpleUploadedFile("hole.jpg", b"no photo at all", content_type="image/jpeg")
    post("xml", 400, api_key=key, **GOOD, media=junk)
    assert Appeal.objects.count() == 1


def test_photos_are_decoded_before_the_transaction(world: World, key: str, monkeypatch: Any) -> None:
    steps: list[str] = []
    real_store, real_once = posting.store, posting.run_once
    monkeypatch.setattr(posting, "store", lambda *a, **w: [steps.append("photo"), real_store(*a, **w)][1])
    monkeypatch.setattr(posting, "run_once", lambda *a, **w: [steps.append("begin"), real_once(*a, **w)][1])

    def sent() -> Any:
        photo = SimpleUploadedFile("hole.jpg", media.jpeg(), content_type="image/jpeg")
        return post("json", headers={"Idempotency-Key": KEY}, api_key=key, **GOOD, media=photo)

    assert sent() == sent()
    assert steps == ["photo", "begin"] * 2
    assert StoredFile.objects.count() == Attachment.objects.count() == 1, "a retry leaves no copies"


def test_other_bodies(world: World, key: str) -> None:
    for body, kind in (
        (b"{}", "application/json"),
        (b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>", "text/xml"),
        (b"api_key=x", "application/x-www-form-urlencoded; charset=windows-1251"),
    ):
        read(Client().post(f"{V2}/requests.xml", body, content_type=kind), "xml", 400)


def test_a_mistake_of_ours_is_a_list_too(world: World, key: str, monkeypatch: Any, caplog: Any) -> None:
    def broken(**_words: Any) -> None:
        raise RuntimeError("Айгүл +77011234567")

    monkeypatch.setattr(posting, "receive", broken)
    assert codes(post("json", 400, api_key=key, **GOOD)) == {"500"}
    assert "Айгүл" not in caplog.text
    assert "posting.py" in caplog.text, "where it happened"


def test_contacts_that_nobody_has_confirmed(world: World, key: str, monkeypatch: Any) -> None:
    """Where a city takes confirmed contacts only; what was taken before stays taken."""
    offer_service(topic=world.heat, kind="batch", is_offered=True, by=world.people.administrator)
    send(key, email="before@example.org")
    monkeypatch.setattr(confirming, "_asks", lambda: True)
    assert codes(post("json", 400, api_key=key, **GOOD, email="a@example.org")) == {"422"}
    settle_token(token_id=ServiceToken.objects.get().pk)
    assert Applicant.objects.get().email == "before@example.org"
    send(key)
