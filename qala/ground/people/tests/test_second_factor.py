"""Staff need a second factor where the city asks for one."""

import base64
import hashlib
import hmac
import struct
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache

from qala.ground.people import access
from qala.ground.people.rules import roles
from qala.ground.people.tests import factories

pytestmark = pytest.mark.django_db

NEEDED = "/people/second-factor/"
ACTIVATE = "/accounts/2fa/totp/activate/"


def totp(secret: str, shift: int = 0) -> str:
    """The six digits of an authenticator app (RFC 6238), computed here to check the library from outside."""
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + shift), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


@pytest.fixture
def required(settings):
    settings.MFA_REQUIRED = True


@pytest.fixture
def member(client):
    """A controller who signed in with a password just now."""
    user = factories.make_staff(roles.CONTROLLER, password=factories.PASSWORD)
    client.post("/accounts/login/", {"login": user.email, "password": factories.PASSWORD})
    return user


def activate(client) -> str:
    page = client.get(ACTIVATE)
    secret = page.context["form"].secret
    response = client.post(ACTIVATE, {"code": totp(secret)})
    assert response.status_code == 302, response.content.decode()
    return secret


def test_staff_without_a_factor_are_led_to_set_it_up(client, required, member) -> None:
    for url in ("/people/", "/people/me/", "/people/permissions/", "/people/welcome/"):
        response = client.get(url)
        assert (response.status_code, response.url) == (302, NEEDED)
    assert client.get(NEEDED).status_code == 200
    assert client.get("/accounts/2fa/").status_code == 200


def test_programs_and_fragments_get_a_refusal(client, required, member) -> None:
    assert client.get("/people/", headers={"Accept": "application/json"}).json()["error"]["code"] == (
        "second_factor_required"
    )
    assert client.get("/people/", headers={"HX-Request": "true"}).status_code == 403


def test_with_a_factor_the_house_is_open(client, required, member) -> None:
    activate(client)
    assert client.get("/people/").status_code == 200


def test_no_live_news_without_a_factor(required, member) -> None:
    assert access.recipients(member) == []


def test_residents_need_none(client, required) -> None:
    user = factories.make_user()
    client.force_login(user)
    assert client.get("/people/me/").status_code == 200
    assert access.recipients(user)


def test_off_means_off(client, settings, member) -> None:
    settings.MFA_REQUIRED = False
    assert client.get("/people/").status_code == 200


def test_the_next_sign_in_asks_for_the_code(client, client_for, required, member) -> None:
    secret = activate(client)
    other = client_for()
    response = other.post("/accounts/login/", {"login": member.email, "password": factories.PASSWORD})
    assert response.url == "/accounts/2fa/authenticate/"
    assert other.get("/people/").status_code == 302
    assert other.post(response.url, {"code": "000000"}).status_code == 200
    cache.clear()
    assert other.post(response.url, {"code": totp(secret)}).status_code == 302
    assert other.get("/people/").status_code == 200


def test_secrets_are_not_readable_in_the_database(client, required, member) -> None:
    secret = activate(client)
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored


def test_staff_cannot_take_off_the_last_factor(client, required, member) -> None:
    activate(client)
    client.post("/accounts/2fa/totp/deactivate/")
    assert Authenticator.objects.filter(user=member, type=Authenticator.Type.TOTP).exists()


def test_the_picture_of_the_code_obeys_the_policy(client, member) -> None:
    page = client.get(ACTIVATE)
    assert 'src="data:image/svg+xml' in page.content.decode()
    assert "data:" in page["Content-Security-Policy"].split("img-src")[1].split(";")[0]
