"""The bell, the log, the texts."""

from datetime import time
from typing import Any

import pytest
from django.core import mail

from qala.ground.notifications.actions import Recipient, notify
from qala.ground.notifications.models import Dispatch, Notification, Wording
from qala.ground.people.models import PersonalDataView
from qala.ground.people.tests.factories import make_staff, make_user
from qala.shared.tests.figures import put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared", "frozen_clock")]
WORDS = {"number": "26-7-B", "street": "Abai"}
PLACE = "/notifications/texts/t.answered/email/en/"


def tell(user: Any, about: str = "a") -> Notification:
    notify(kind="t.answered", to=[Recipient(user.pk)], words=WORDS, url="/track/", about=about)
    return Notification.objects.latest("id")


def test_the_bell_counts_and_reading_takes_away(client_for: Any) -> None:
    user, other = make_user(), make_user()
    row = tell(user)
    tell(user, "b")
    client = client_for(user)
    assert "unread: 2" in client.get("/notifications/bell/").content.decode()
    page = client.get("/notifications/?unread=1").content.decode()
    assert "26-7-B answered" in page
    assert client_for(other).post(f"/notifications/{row.pk}/").status_code == 404
    assert client.post(f"/notifications/{row.pk}/")["Location"] == "/track/"
    assert "unread: 1" in client.get("/notifications/bell/").content.decode()
    client.post("/notifications/read/")
    assert "none unread" in client.get("/notifications/bell/").content.decode()


def test_the_list_costs_the_same_for_one_and_for_many(client_for: Any, count_queries: Any) -> None:
    user = make_user()
    client = client_for(user)
    client.get("/notifications/")  # the first page of a session writes it down
    seen = []
    for number in range(2):
        tell(user, f"{number}")
        with count_queries() as few:
            client.get("/notifications/")
        seen.append(len(few))
        for more in range(5):
            tell(user, f"{number}.{more}")
    assert seen[0] == seen[1]


def test_addresses_are_masked_and_a_look_is_kept(client_for: Any) -> None:
    tell(make_user(email="somebody@example.org"))
    row = Dispatch.objects.get()
    watcher, keeper = client_for(make_staff("controller")), client_for(make_staff("administrator"))
    for path in ("/notifications/log/", f"/notifications/log/{row.pk}/"):
        page = watcher.get(path).content.decode()
        assert "s***@example.org" in page
        assert "somebody@" not in page
    assert watcher.post(f"/notifications/log/{row.pk}/", {"reason": "x"}).status_code == 403
    assert keeper.post(f"/notifications/log/{row.pk}/", {"reason": ""}).status_code == 422
    assert (
        "somebody@example.org"
        in keeper.post(f"/notifications/log/{row.pk}/", {"reason": "bounced"}).content.decode()
    )
    assert PersonalDataView.objects.get().purpose == "bounced"


def test_a_city_writes_its_own_words_and_takes_them_back(client_for: Any) -> None:
    editor = make_staff("content_editor", email="editor@example.org")
    client = client_for(editor)
    wrong = client.post(PLACE, {"title": "{nubmer}", "body": "{number", "do": "save"})
    assert wrong.status_code == 422
    assert "There is no {nubmer} here" in wrong.content.decode()
    assert "A brace stands alone" in wrong.content.decode()
    words = {"title": "City: {number}", "body": "Own words, {street}."}
    page = client.post(PLACE, {**words, "do": "preview"}).content.decode()
    assert "Own words, Abai." in page
    client.post(PLACE, {**words, "do": "try"})
    assert "editor@example.org" in mail.outbox[0].to[0]
    assert mail.outbox[0].subject == "City: 26-1-A"
    assert not Wording.objects.exists()
    assert client.post(PLACE, {**words, "do": "save"}).status_code == 302
    tell(make_user(language="en"))
    from qala.ground.notifications.actions.send import send_due

    send_due(channel="email")
    assert mail.outbox[-1].subject == "City: 26-7-B"
    client.post(f"{PLACE}reset/")
    assert not Wording.objects.exists()


def test_the_hours_are_the_city_s(client_for: Any) -> None:
    keeper = client_for(make_staff("administrator"))
    assert "22:00" in keeper.get("/notifications/channels/").content.decode()
    put("notifications.quiet_from", time(23))
    assert "23:00" in keeper.get("/notifications/channels/").content.decode()


def test_a_browser_subscribes_and_leaves(client_for: Any) -> None:
    from qala.ground.notifications.models import PushSubscription
    from qala.ground.notifications.rules import webpush

    user = make_user()
    client = client_for(user)
    key = webpush.encoded(webpush.point_of(webpush.private_key(webpush.new_private_key()).public_key()))
    words = {
        "endpoint": "https://push.example/1",
        "keys": {"p256dh": key, "auth": webpush.encoded(b"1" * 16)},
    }
    post = {"content_type": "application/json"}
    assert client.post("/notifications/push/", words, **post).status_code == 200
    assert client.post("/notifications/push/", words, **post).status_code == 200
    assert PushSubscription.objects.get().user == user
    for endpoint in ("http://push.example/1", "https://a:b@push.example/", "x"):
        assert client.post("/notifications/push/", {**words, "endpoint": endpoint}, **post).status_code == 422
    client_for(make_user()).post("/notifications/push/remove/", {"id": PushSubscription.objects.get().pk})
    assert PushSubscription.objects.count() == 1
    client.post("/notifications/push/remove/", {"endpoint": words["endpoint"]}, **post)
    assert not PushSubscription.objects.exists()
