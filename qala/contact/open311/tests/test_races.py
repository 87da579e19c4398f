"""Two at once on two connections: one request, one appeal."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World, make_world
from qala.contact.catalog.queries import forget_book
from qala.contact.open311 import reference
from qala.contact.open311.actions import offer_service, settle_token
from qala.contact.open311.models import ApiClient, ServiceToken
from qala.contact.open311.tests.asking import PLACE, V2
from qala.contact.open311.tests.conftest import issue
from qala.ground.places import locating
from tests.personas import everybody
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
KEY = "0f0e0d0c-0000-4000-8000-000000000001"


@pytest.fixture
def world(transactional_db: None, frozen_clock: Any) -> Iterator[World]:
    forget_book()
    locating.forget()
    made = make_world(everybody())
    reference.load(lambda line: None)
    yield made
    forget_book()
    locating.forget()


def sent(key: str) -> Any:
    words = {"api_key": key, "service_code": "no-heat", **PLACE, "description": "No heat"}
    return Client().post(f"{V2}/requests.json", words, headers={"Idempotency-Key": KEY})


def test_one_key_twice_at_once(world: World) -> None:
    _client, key = issue(world)
    first, second = at_once(lambda: sent(key), lambda: sent(key))
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert [r.headers.get("Idempotency-Replayed") for r in (first, second)].count("true") == 1
    assert Appeal.objects.count() == 1


def test_one_token_twice_at_once(world: World) -> None:
    offer_service(topic=world.heat, kind="batch", is_offered=True, by=world.people.administrator)
    _client, key = issue(world)
    sent(key)
    pk = ServiceToken.objects.get().pk
    one, other = at_once(lambda: settle_token(token_id=pk), lambda: settle_token(token_id=pk))
    assert one.appeal == other.appeal == Appeal.objects.get()


def test_one_name_twice_at_once(world: World) -> None:
    assert len(refused(at_once(lambda: named(world), lambda: named(world)))) == 1
    assert ApiClient.objects.count() == 1


def named(world: World) -> Any:
    """As the form does it: whoever loses reads it beside the field."""
    from django import forms

    from qala.shared.errors import Conflict
    from qala.shared.form_pages import refused_beside

    class Form(forms.Form):
        name = forms.CharField()

    form = Form({"name": "Another city"})
    with refused_beside(form):
        return issue(world)
    raise Conflict(fields=dict.fromkeys(form.errors, ""))
