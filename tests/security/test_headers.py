"""Headers of every kind of answer."""

import gzip
from typing import Any

import pytest
from django.test import Client

from tests.personas import everybody

PAGES = [
    "/",
    "/submit/",
    "/track/",
    "/accounts/login/",
    "/nothing/here/",
    "/people/join/x/",
    "/places/search?q=a",
]


def is_strict(policy: str) -> bool:
    parts = {part.strip().split(" ")[0]: part for part in policy.split(";") if part.strip()}
    scripts = parts.get("script-src", parts["default-src"])
    return (
        "unsafe" not in scripts
        and "*" not in policy.replace("nonce-", "")
        and "'none'" in parts["frame-ancestors"]
    )


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_is_strict(db: None, address: str) -> None:
    answer = Client(raise_request_exception=False).get(address)
    assert is_strict(answer["Content-Security-Policy"])
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_mistake_of_ours_is_strict_and_says_nothing(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any) -> None:
        raise RuntimeError("inside words")

    monkeypatch.setattr("qala.public.portal.views.home.last_week", fail)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert is_strict(answer["Content-Security-Policy"])
    assert "inside words" not in answer.content.decode()


def test_another_host_is_refused(db: None, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["109.example.org"]
    client = Client(raise_request_exception=False)
    assert client.get("/track/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/track/", headers={"host": "109.example.org"}).status_code == 200


def test_pages_of_people_are_not_stored(db: None) -> None:
    people = everybody()
    client = Client()
    assert "no-store" not in client.get("/track/").get("Cache-Control", "")
    client.force_login(people.controller)
    for address in ("/appeals/", "/people/me/", "/mine/", "/nothing/here/"):
        assert "no-store" in client.get(address)["Cache-Control"], address
    assert "no-store" not in client.get("/places/base.geojson")["Cache-Control"]


def test_strangers_get_small_pages_and_people_what_tells_nothing_by_its_length(db: None) -> None:
    asked = {"accept-encoding": "gzip"}
    stranger, resident = Client(), Client()
    resident.force_login(everybody().resident)
    small = stranger.get("/track/", headers=asked)
    assert small["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small["Vary"]
    assert b"</html>" in gzip.decompress(small.content)
    assert not stranger.get("/track/").has_header("Content-Encoding")
    assert not resident.get("/track/", headers=asked).has_header("Content-Encoding")


def test_a_small_answer_keeps_its_tag(db: None) -> None:
    first = Client().get("/open/appeals/feed.atom", headers={"accept-encoding": "gzip"})
    assert first["Content-Encoding"] == "gzip"
    again = Client().get("/open/appeals/feed.atom", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
