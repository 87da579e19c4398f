"""The first administrator of a city."""

import io

import pytest
from django.core.management import CommandError, call_command

from qala.ground.people import access
from qala.ground.people.models import User
from qala.ground.people.tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


def create(monkeypatch, password: str, email: str = "boss@example.org") -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    out = io.StringIO()
    call_command("create_admin", email=email, name="First Administrator", password_stdin=True, stdout=out)
    return out.getvalue()


def test_the_administrator_can_begin(monkeypatch) -> None:
    said = create(monkeypatch, PASSWORD)
    user = User.objects.get(email="boss@example.org")
    assert access.can(user, access.APPOINT)
    assert user.check_password(PASSWORD)
    assert "second factor" in said
    assert "boss@example.org" not in said


@pytest.mark.parametrize("weak", ["", "short", "password12", "boss@example.org"])
def test_a_weak_password_is_refused_and_leaves_nothing(monkeypatch, weak: str) -> None:
    with pytest.raises(CommandError):
        create(monkeypatch, weak)
    assert not User.objects.exists()


def test_the_same_email_is_refused(monkeypatch) -> None:
    create(monkeypatch, PASSWORD)
    with pytest.raises(CommandError):
        create(monkeypatch, PASSWORD)


def test_nobody_to_ask_is_an_error(monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(CommandError):
        call_command("create_admin", name="A")
