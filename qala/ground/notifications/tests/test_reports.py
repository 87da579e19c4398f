"""The SMS gateway reports: known and unknown, twice, late, with and without the key."""

import uuid
from typing import Any

import pytest

from qala.ground.notifications.actions import Recipient, notify
from qala.ground.notifications.models import Dispatch
from qala.ground.notifications.rules.reports import read_reports
from qala.ground.notifications.senders import base
from qala.ground.people.tests.factories import make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared", "frozen_clock")]
URL, KEY = "/notifications/sms-reports/", "gateway-key"


@pytest.fixture
def sms(settings: Any, monkeypatch: Any) -> Dispatch:
    settings.SMS_REPORT_KEY = KEY
    monkeypatch.setattr(base, "offered", lambda: frozenset({"sms"}))
    notify(
        kind="t.answered",
        to=[Recipient(phone="+77010000001")],
        words={"number": "1", "street": "A"},
        about="a",
    )
    Dispatch.objects.filter(channel="sms").update(state="sent")
    return Dispatch.objects.get(channel="sms")


def told(client: Any, body: Any, key: str = KEY) -> int:
    heads = {"Authorization": f"Bearer {key}"} if key else {}
    return int(client.post(URL, body, content_type="application/json", headers=heads).status_code)


def now_is(row: Dispatch) -> tuple[str, str]:
    row.refresh_from_db()
    return row.state, row.delivery


def test_a_report_is_noted_once_and_shown(sms: Dispatch, client_for: Any, frozen_clock: Any) -> None:
    client, first = client_for(), frozen_clock.now
    assert told(client, {"id": str(sms.key), "state": "DELIVRD"}) == 204
    frozen_clock.forward(minutes=5)
    assert told(client, {"reports": [{"id": str(sms.key), "state": "delivered"}]}) == 204
    assert now_is(sms) == ("sent", "delivered")
    assert sms.delivered_at == first
    page = client_for(make_staff("controller")).get(f"/notifications/log/{sms.pk}/").content.decode()
    assert "Arrived at the phone" in page


def test_lost_and_then_arrived_but_not_the_other_way(sms: Dispatch, client_for: Any) -> None:
    client = client_for()
    assert told(client, [{"id": sms.key.hex, "state": "expired"}]) == 204
    assert now_is(sms) == ("sent", "undelivered")
    page = client_for(make_staff("controller")).get("/notifications/log/?delivery=undelivered")
    assert "Did not arrive" in page.content.decode()
    told(client, [{"id": sms.key.hex, "state": "delivered"}])
    told(client, [{"id": sms.key.hex, "state": "expired"}])
    assert now_is(sms) == ("sent", "delivered")


def test_what_we_gave_up_has_arrived(sms: Dispatch, client_for: Any) -> None:
    Dispatch.objects.update(state="failed")
    told(client_for(), {"id": str(sms.key), "state": "delivered"})
    assert now_is(sms) == ("sent", "delivered")


def test_unknown_ids_and_steps_on_the_way_do_no_harm(sms: Dispatch, client_for: Any) -> None:
    rows = [{"id": str(uuid.uuid4()), "state": "delivered"}, {"id": "x", "state": "failed"},
            {"id": str(sms.key), "state": "enroute"}, {}]  # fmt: skip
    assert told(client_for(), rows) == 204
    assert now_is(sms) == ("sent", "")


def test_without_the_key_nothing_is_taken(sms: Dispatch, client_for: Any, settings: Any) -> None:
    client, body = client_for(), {"id": str(sms.key), "state": "failed"}
    assert [told(client, body, key) in (302, 401) for key in ("", "other")] == [True, True]
    assert told(client, body, "қате кілт".encode().decode("latin-1")) in (302, 401)
    settings.SMS_REPORT_KEY = ""
    assert told(client, body) == 404
    assert now_is(sms) == ("sent", "")


@pytest.mark.parametrize("body", [b"{", b"7", b'["x"]', b'{"reports": 1}', b"\xff\xfe"])
def test_what_is_no_report_is_refused(sms: Dispatch, client_for: Any, body: bytes) -> None:
    assert told(client_for(), body) == 422


def test_too_many_at_once_are_no_report() -> None:
    assert read_reports([{}] * 1001) is None
    assert read_reports([{}] * 1000) == []
