"""What people choose, and the link at the end of a letter."""

from typing import Any

import pytest
from django.conf import settings

from qala.ground.notifications.actions import Recipient, choose, notify
from qala.ground.notifications.actions.stopping import Stop, path_of
from qala.ground.notifications.models import ChannelChoice, Dispatch, Notification, Silence
from qala.ground.notifications.rules.once import address_key
from qala.ground.people.tests.factories import make_user
from qala.shared.errors import Invalid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared", "frozen_clock")]
GROUP = "resident.t"


def tell(*to: Recipient, kind: str = "t.answered", about: str = "a") -> int:
    return notify(kind=kind, to=to, words={}, about=about)


def wish(user: Any, **words: Any) -> None:
    usual = {"choices": {}, "language": user.language, "quiet": (None, None), "pace": "", "digest_hour": None}
    choose(by=user, **{**usual, **words})


def test_off_is_off_and_what_waits_is_dropped() -> None:
    user = make_user()
    wish(user, pace="daily")
    tell(Recipient(user.pk))
    assert Dispatch.objects.get().state == "digest"
    wish(user, choices={(GROUP, "email"): False, (GROUP, "in_app"): False})
    assert (Dispatch.objects.get().state, Dispatch.objects.get().last_error) == (
        "dead",
        "not wanted any more",
    )
    assert tell(Recipient(user.pk), about="b") == 0
    assert tell(Recipient(user.pk), kind="t.law", about="c") == 1
    assert Notification.objects.last().is_shown  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "words",
    [{"choices": {("staff.t", "email"): True}}, {"choices": {(GROUP, "fax"): True}}, {"pace": "never"},
     {"digest_hour": 24}, {"language": "de"}],
)  # fmt: skip
def test_what_nobody_offered_is_refused(words: Any) -> None:
    with pytest.raises(Invalid):
        wish(make_user(), **words)


def test_the_link_stops_an_address_without_an_account(client_for: Any) -> None:
    who = Recipient(email="a@example.org")
    tell(who)
    path = path_of(
        Stop(None, address_key("email", "a@example.org", secret=settings.SECRET_KEY), "email", GROUP)
    )
    assert "example.org" not in path
    client = client_for()
    assert client.get(path).status_code == 200
    assert not Silence.objects.exists()  # scanners of letters open every link
    answer = client_for().post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert tell(who, about="b") == 0
    assert tell(who, kind="t.law", about="c") == 1
    client.post(path, {"do": "back"})
    assert tell(who, about="d") == 1


def test_the_link_stops_an_account_and_nobody_else(client_for: Any) -> None:
    user, other = make_user(), make_user()
    path = path_of(Stop(user.pk, "", "email", GROUP))
    client_for(other).post(path, {"List-Unsubscribe": "One-Click"})
    assert list(ChannelChoice.objects.values_list("user_id", "is_on")) == [(user.pk, False)]
    forged = path.replace(f"/u{user.pk}~", f"/u{other.pk}~")
    assert client_for().post(forged, {"List-Unsubscribe": "One-Click"}).status_code == 404
    assert client_for().get(path[:-3] + "xx/").status_code == 404


def test_the_preferences_page_says_what_holds_and_saves(client_for: Any) -> None:
    user = make_user()
    client = client_for(user)
    page = client.get("/notifications/preferences/").content.decode()
    assert f'name="on-{GROUP}-email"' in page
    assert "Law" in page  # what comes in any case
    words = {f"on-{GROUP}-in_app": "on", "language": "en", "pace": "daily", "digest_hour": "7",
             "quiet_from": "23:00", "quiet_to": "06:30"}  # fmt: skip
    assert client.post("/notifications/preferences/", words).status_code == 302
    assert ChannelChoice.objects.get(user=user, channel="email").is_on is False
    words["quiet_to"] = ""
    assert client.post("/notifications/preferences/", words).status_code == 422
