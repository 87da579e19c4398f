"""Somebody is told, once, by what reaches them."""

import re
from typing import Any

import pytest
from django.core import mail

from qala.ground.notifications.actions import Recipient, notify
from qala.ground.notifications.actions.send import send_due
from qala.ground.notifications.models import Dispatch, Notification
from qala.ground.people.models import User
from qala.ground.people.tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared", "frozen_clock")]
WORDS = {"number": "26-7-B", "street": "Abai"}


def tell(*to: Recipient, kind: str = "t.answered", about: str = "appeal:7", **words: Any) -> int:
    return notify(kind=kind, to=to, words=WORDS, url="/my/", about=about, **words)


def ways() -> list[tuple[str, str, str]]:
    return list(Dispatch.objects.order_by("id").values_list("channel", "address", "state"))


def test_an_account_gets_the_bell_and_a_letter_in_its_language() -> None:
    user = make_user(email="a@example.org", language="ru")
    assert tell(Recipient(user.pk)) == 1
    row = Notification.objects.get()
    assert (row.user_id, row.language, row.is_shown, row.read_at) == (user.pk, "ru", True, None)
    assert ways() == [("email", "a@example.org", "queued")]
    assert send_due(channel="email") is False
    letter = mail.outbox[0]
    assert letter.subject == "Appeal 26-7-B is answered"
    assert "Good day! Appeal 26-7-B: Abai." in letter.body
    assert "http://127.0.0.1:8109/my/" in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    html = letter.alternatives[0][0]
    assert '<html lang="ru">' in html
    assert re.search(r"/notifications/stop/[^\"]+", html)
    assert ways()[0][2] == "sent"


def test_the_same_matter_reaches_nobody_twice() -> None:
    user = make_user()
    assert tell(Recipient(user.pk), Recipient(user.pk), Recipient(email="b@example.org")) == 2
    assert tell(Recipient(user.pk), Recipient(email="B@example.org "), Recipient(email="c@example.org")) == 1
    assert tell(Recipient(user.pk), about="appeal:8") == 1


def test_nobody_without_a_way_and_no_closed_account() -> None:
    closed = make_user()
    User.objects.filter(pk=closed.pk).update(is_active=False)
    assert tell(Recipient(closed.pk), Recipient(), Recipient(phone="+77010000001")) == 0
    assert not Notification.objects.exists()


def test_thousands_cost_as_many_statements_as_one(count_queries: Any) -> None:
    users = [make_user() for _each in range(3)]
    with count_queries() as few:
        tell(Recipient(users[0].pk), Recipient(email="a@example.org"))
    many = [Recipient(user.pk) for user in users] + [Recipient(email=f"x{n}@example.org") for n in range(200)]
    with count_queries() as lots:
        assert tell(*many, about="appeal:9") == 203
    # One more where the numbers of new rows are taken in one piece.
    assert len(lots) <= len(few)
    assert len(few) <= 22
