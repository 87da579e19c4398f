"""Signing in and up: by e-mail and phone, without telling who has an account, and not too often."""

import re

import pytest
from django.core import mail
from django.core.cache import cache, caches

from qala.ground.people import sms
from qala.ground.people.models import SharedCacheRow, User
from qala.ground.people.tests import factories

pytestmark = pytest.mark.django_db

LOGIN, SIGNUP, RESET = "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"


def sign_in(client, login: str, password: str = factories.PASSWORD):
    return client.post(LOGIN, {"login": login, "password": password})


def code_in(text: str) -> str:
    found = re.search(r"\b([A-Z0-9]{4,}-?[A-Z0-9]{2,})\b", text)
    assert found, text
    return found.group(1)


@pytest.fixture
def gateway(settings):
    settings.SMS_GATEWAY = "qala.ground.people.sms.Outbox"
    sms.Outbox.messages.clear()
    return sms.Outbox.messages


@pytest.mark.parametrize("login", ["me@example.org", "ME@Example.org", "8 701 123 45 67", "+77011234567"])
def test_email_and_phone_in_any_spelling_open_the_door(client, login: str) -> None:
    factories.make_user(email="me@example.org", phone="+77011234567", password=factories.PASSWORD)
    response = sign_in(client, login)
    assert response.status_code == 302
    assert response.url == "/people/welcome/"
    assert client.get("/people/welcome/").status_code == 302


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("login", ["me@example.org", "+77011234567"])
def test_a_wrong_password_and_an_unknown_name_look_the_same(client, known: bool, login: str) -> None:
    if known:
        factories.make_user(email="me@example.org", phone="+77011234567", password=factories.PASSWORD)
    response = sign_in(client, login, "wrong password entirely")
    assert response.status_code == 200
    assert "not correct" in response.content.decode()


def test_five_failures_close_the_name_for_a_while(client, client_for) -> None:
    factories.make_user(email="me@example.org", password=factories.PASSWORD)
    for _ in range(5):
        assert "not correct" in sign_in(client, "me@example.org", "wrong").content.decode()
    assert "Too many failed" in sign_in(client, "me@example.org").content.decode()
    # Another browser, as another web process would serve it: the count is in the database.
    caches["local"].clear()
    assert "Too many failed" in sign_in(client_for(), "me@example.org").content.decode()
    assert SharedCacheRow.objects.exists()


def test_failures_of_one_phone_do_not_close_the_others(client) -> None:
    factories.make_user(phone="+77011234567", password=factories.PASSWORD)
    for number in range(6):
        sign_in(client, f"+7702123456{number}", "wrong")
    for _ in range(5):
        sign_in(client, "+77021234560", "wrong")
    assert sign_in(client, "+77011234567").status_code == 302


def test_spellings_of_one_phone_share_the_count(client) -> None:
    factories.make_user(phone="+77011234567", password=factories.PASSWORD)
    for spelling in ("87011234567", "+77011234567", "8 701 123 45 67", "8(701)1234567", "77011234567"):
        sign_in(client, spelling, "wrong")
    assert "Too many failed" in sign_in(client, "87011234567").content.decode()


def test_a_deactivated_person_stays_outside(client) -> None:
    user = factories.make_user(email="me@example.org", password=factories.PASSWORD)
    User.objects.filter(pk=user.pk).update(is_active=False)
    sign_in(client, "me@example.org")
    assert client.get("/people/me/").status_code == 302


def test_sign_up_proves_the_email_by_a_code(client) -> None:
    words = {"full_name": "Some  Body", "email": "New@example.org", "password1": factories.PASSWORD}
    response = client.post(SIGNUP, words)
    assert response.url == "/accounts/confirm-email/"
    user = User.objects.get(email="new@example.org")
    assert (user.full_name, user.kind) == ("Some Body", "resident")
    assert client.get("/people/me/").status_code == 302
    assert mail.outbox[0].to == ["new@example.org"]
    response = client.post("/accounts/confirm-email/", {"code": code_in(str(mail.outbox[0].body))})
    assert response.status_code == 302
    assert client.get("/people/me/").status_code == 200


def test_sign_up_with_a_known_email_answers_the_same_and_writes_to_the_owner(client) -> None:
    factories.make_user(email="me@example.org", password=factories.PASSWORD)
    words = {"full_name": "Other", "email": "me@example.org", "password1": factories.PASSWORD}
    response = client.post(SIGNUP, words)
    assert (response.status_code, response.url) == (302, "/accounts/confirm-email/")
    assert User.objects.filter(email="me@example.org").count() == 1
    assert len(mail.outbox) == 1
    assert mail.outbox[0].to == ["me@example.org"]


@pytest.mark.parametrize("known", [True, False])
def test_password_reset_answers_the_same_for_known_and_unknown(client, known: bool) -> None:
    if known:
        factories.make_user(email="me@example.org", password=factories.PASSWORD)
    response = client.post(RESET, {"email": "me@example.org"})
    assert (response.status_code, response.url) == (302, "/accounts/password/reset/confirm/")
    assert client.get(response.url).status_code == 200
    assert len(mail.outbox) == 1


def test_a_forgotten_password_is_replaced_by_a_code(client) -> None:
    user = factories.make_user(email="me@example.org", password=factories.PASSWORD)
    client.post(RESET, {"email": "me@example.org"})
    client.post("/accounts/password/reset/confirm/", {"code": code_in(str(mail.outbox[0].body))})
    new = "entirely another passphrase"
    client.post("/accounts/password/reset/complete/", {"password1": new, "password2": new})
    user.refresh_from_db()
    assert user.check_password(new)


@pytest.mark.parametrize("weak", ["short", "1234567890", "password12"])
def test_weak_passwords_are_refused(client, weak: str) -> None:
    words = {"full_name": "Some Body", "email": "new@example.org", "password1": weak}
    assert client.post(SIGNUP, words).status_code == 200
    assert not User.objects.filter(email="new@example.org").exists()


def test_without_a_gateway_no_phone_is_offered(client) -> None:
    assert 'name="phone"' not in client.get(SIGNUP).content.decode()
    words = {"full_name": "A", "phone": "87011234567", "password1": factories.PASSWORD}
    assert client.post(SIGNUP, words).status_code == 200
    assert not User.objects.exists()


def test_with_a_gateway_a_phone_is_enough(client, gateway) -> None:
    words = {"full_name": "A B", "phone": "8 701 123 45 67", "email": "", "password1": factories.PASSWORD}
    response = client.post(SIGNUP, words)
    assert response.url == "/accounts/phone/verify/"
    user = User.objects.get()
    assert (user.phone, user.unproven_phone) == (None, "+77011234567")
    to, text = gateway[0]
    assert to == "+77011234567"
    response = client.post(response.url, {"code": code_in(text)})
    assert response.status_code == 302
    user.refresh_from_db()
    assert (user.phone, user.unproven_phone) == ("+77011234567", "")
    assert client.get("/people/me/").status_code == 200


def test_an_unproven_phone_blocks_nobody(client, client_for, gateway) -> None:
    words = {"full_name": "A B", "phone": "87011234567", "email": "", "password1": factories.PASSWORD}
    client.post(SIGNUP, words)
    cache.clear()
    other = client_for()
    response = other.post(SIGNUP, words)
    other.post(response.url, {"code": code_in(gateway[1][1])})
    assert User.objects.filter(phone="+77011234567").count() == 1


def test_a_known_phone_is_not_given_away(client, gateway) -> None:
    factories.make_user(phone="+77011234567")
    words = {"full_name": "A B", "phone": "87011234567", "email": "", "password1": factories.PASSWORD}
    response = client.post(SIGNUP, words)
    assert response.url == "/accounts/phone/verify/"
    assert client.get(response.url).status_code == 200
    assert [to for to, _text in gateway] == ["+77011234567"]
    assert User.objects.count() == 1


def test_no_identity_provider_is_shown_until_one_is_set(client, settings) -> None:
    from qala.ground.people.conf import identity_providers

    assert "/accounts/oidc/" not in client.get(LOGIN).content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = identity_providers("https://idp.example.org", "qala", "secret")
    assert "/accounts/oidc/government/login/" in client.get(LOGIN).content.decode()


def test_sign_in_goes_only_to_our_own_pages(client) -> None:
    factories.make_user(email="me@example.org", password=factories.PASSWORD)
    words = {"login": "me@example.org", "password": factories.PASSWORD, "next": "https://evil.example/"}
    assert client.post(LOGIN, words).url == "/people/welcome/"
