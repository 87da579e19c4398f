"""Nobody needs a key; one raises the limit, and every answer says what is left."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from qala.contact.open311.actions import make_own_key, meter, revoke_own_key
from qala.contact.open311.models import ClientUsage
from qala.contact.open311.queries.clients import own_with_use
from qala.shared.clock import today

FILE = "/opendata/data/topics.csv"
OPEN = (FILE, "/opendata/features/", "/opendata/catalog.ttl", "/opendata/uses.json", "/api/v1/open/appeals")


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    values = SimpleNamespace(address_minute=2, key_minute=4)
    monkeypatch.setattr(meter, "of_today", lambda _family: values)


def get(path: str = FILE, **headers: str) -> Any:
    return Client().get(path, headers=headers)


@pytest.mark.parametrize("path", OPEN)
def test_a_stranger_is_told_what_is_left_and_then_when_to_come_back(city: Any, path: str) -> None:
    first, second, third = get(path), get(path), get(path)
    assert (first.status_code, first["RateLimit-Policy"]) == (200, '"address";q=2;w=60')
    assert first["RateLimit"].startswith('"address";r=1;t=')
    assert second["RateLimit"].startswith('"address";r=0;t=')
    assert (third.status_code, third["Content-Type"], third["Cache-Control"]) == (
        429,
        "application/json",
        "no-store",
    )
    assert 0 < int(third["Retry-After"]) <= 60
    assert third.json()["error"]["code"] == "too_many"


def test_it_is_said_in_ones_language_and_to_people_as_a_page(city: Any) -> None:
    for _each in range(2):
        get()
    assert "Слишком много запросов" in get(**{"Accept-Language": "ru"}).json()["error"]["message"]
    assert "/my/keys/" in get(f"{FILE}?lang=kk").json()["error"]["message"]
    assert "Сұраулар тым көп" in get(f"{FILE}?lang=kk").json()["error"]["message"]
    page = get(Accept="text/html")
    assert (page.status_code, page["Content-Type"]) == (429, "text/html; charset=utf-8")
    assert page["Retry-After"]


def test_a_key_raises_the_limit_and_its_day_is_kept(city: Any) -> None:
    row, key = make_own_key(name="Кілт", by=city.people.resident)
    for _each in range(3):
        get()
    for headers in ({"Authorization": f"Bearer {key}"}, {"X-Api-Key": key}) * 2:
        assert get(**headers).status_code == 200
    over = get(**{"X-Api-Key": key})
    assert (over.status_code, over["RateLimit-Policy"]) == (429, '"key";q=4;w=60')
    assert "/my/keys/" not in over.json()["error"]["message"]
    used = ClientUsage.objects.get(client=row)
    assert (used.on, used.call_count, used.refused_count) == (today(), 4, 1)
    assert own_with_use(city.people.resident)[0].last_used_on == today()


def test_a_key_that_is_none_is_noticed(city: Any) -> None:
    row, key = make_own_key(name="Кілт", by=city.people.resident)
    revoke_own_key(client_id=row.pk, by=city.people.resident)
    for given in (key, "qala_nothing"):
        answer = get(**{"X-Api-Key": given})
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "key")
    assert get().status_code == 200


def test_a_portal_that_cannot_write_keeps_no_day(city: Any, settings: Any) -> None:
    row, key = make_own_key(name="Кілт", by=city.people.resident)
    settings.PORTAL_ONLY = True
    assert get(**{"X-Api-Key": key}).status_code == 200
    assert not ClientUsage.objects.filter(client=row).exists()


def test_the_page_of_keys_shows_one_once(city: Any, client_for: Any) -> None:
    client = client_for(city.people.resident)
    answer = client.post("/my/keys/", {"name": "Менің картам"})
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    key = answer.context["made"]
    assert key in answer.content.decode()
    again = client.get("/my/keys/").content.decode()
    assert key not in again
    assert "Менің картам" in again
    assert client.post("/my/keys/", {"name": "Менің картам"}).status_code == 422
    pk = own_with_use(city.people.resident)[0].pk
    assert client_for(city.people.stranger).post(f"/my/keys/{pk}/revoke/").status_code == 404
    assert client.post(f"/my/keys/{pk}/revoke/").status_code == 302
    assert not own_with_use(city.people.resident)
    assert Client().get("/my/keys/").status_code == 302
