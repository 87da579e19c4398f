"""What is due leaves once; what fails is tried again, and given up in the end."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import orjson
import pytest
from django.core import mail

from qala.ground.notifications.actions import Recipient, notify, resend, resend_dead, sweep
from qala.ground.notifications.actions.send import recover, send_due, take
from qala.ground.notifications.models import Dispatch, Notification, Occasion, PushSubscription
from qala.ground.notifications.rules import webpush
from qala.ground.notifications.rules.pauses import MOST_TRIES
from qala.ground.notifications.senders import base
from qala.ground.people.models import User
from qala.ground.people.tests.factories import make_staff, make_user
from qala.shared.errors import Conflict, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared", "frozen_clock")]
WORDS = {"number": "26-7-B", "street": "Abai"}


def tell(*to: Recipient, kind: str = "t.answered", about: str = "appeal:7") -> int:
    return notify(kind=kind, to=to, words=WORDS, url="/my/", about=about)


def state() -> list[tuple[str, str, int, str]]:
    rows = Dispatch.objects.order_by("id")
    return list(rows.values_list("channel", "state", "tries", "last_error"))


class Sender:
    """A channel that answers what a test wants."""

    def __init__(self, *answers: base.Outcome) -> None:
        self.answers, self.got = list(answers), []  # type: ignore[var-annotated]

    def is_offered(self) -> bool:
        return True

    def reaches(self, user_ids: Any) -> set[int]:
        return set()

    @contextmanager
    def opened(self) -> Iterator[base.SendAll]:
        yield lambda messages: [self._one(message) for message in messages]

    def _one(self, message: base.Message) -> base.Outcome:
        self.got.append(message)
        return self.answers.pop(0) if self.answers else base.Outcome()


@pytest.fixture
def wired(monkeypatch: Any) -> Any:
    """`wired(email=Sender(…))`: these channels and no others."""

    def wire(**senders: Any) -> None:
        monkeypatch.setattr(base, "_senders", dict(senders))

    return wire


def test_a_failure_is_tried_again_after_growing_pauses_and_given_up(wired: Any, frozen_clock: Any) -> None:
    sender = Sender(*[base.Outcome("no connection")] * MOST_TRIES)
    wired(email=sender)
    tell(Recipient(email="a@example.org"))
    gaps = []
    for _try in range(MOST_TRIES):
        send_due(channel="email")
        row = Dispatch.objects.get()
        gaps.append(row.next_try_at - frozen_clock.now)
        assert send_due(channel="email") is False  # not before its time
        frozen_clock.move_to(row.next_try_at + timedelta(seconds=1))
    assert gaps[:-1] == sorted(gaps[:-1])
    assert state() == [("email", "dead", MOST_TRIES, "no connection")]
    assert len(sender.got) == MOST_TRIES
    assert len({message.key for message in sender.got}) == 1


def test_a_refused_address_is_never_tried_again(monkeypatch: Any) -> None:
    tell(Recipient(email="gone@example.org"), Recipient(email="b@example.org"))
    from django.core.mail.backends import locmem

    usual = locmem.EmailBackend.send_messages

    def send(self: Any, messages: Any) -> int:
        if messages[0].to == ["gone@example.org"]:
            raise SMTPRecipientsRefused({"gone@example.org": (550, b"no such user")})
        return int(usual(self, messages))

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", send)
    send_due(channel="email")
    assert [each[:2] for each in state()] == [("email", "dead"), ("email", "sent")]


def test_a_lost_connection_is_no_refusal(monkeypatch: Any) -> None:
    tell(Recipient(email="a@example.org"))
    from django.core.mail.backends import locmem

    def send(self: Any, messages: Any) -> int:
        raise SMTPServerDisconnected("gone")

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", send)
    send_due(channel="email")
    assert state() == [("email", "failed", 1, "no connection (SMTPServerDisconnected)")]


def test_what_a_dead_worker_took_goes_out_again_when_its_lease_ends(wired: Any, frozen_clock: Any) -> None:
    sender = Sender()
    wired(email=sender)
    tell(Recipient(email="a@example.org"))
    assert len(take("email")) == 1
    assert recover() == 0
    assert take("email") == []
    frozen_clock.forward(minutes=11)
    assert recover() == 1
    send_due(channel="email")
    assert state()[0][1:3] == ("sent", 2)
    assert recover() == 0


def test_the_night_is_quiet_and_the_morning_is_not(wired: Any, frozen_clock: Any) -> None:
    sms, email = Sender(), Sender()
    wired(sms=sms, email=email)
    frozen_clock.move_to(frozen_clock.now.replace(hour=18))  # 23:00 in the city
    tell(Recipient(phone="+77010000001"), Recipient(email="a@example.org"))
    tell(Recipient(phone="+77010000001"), kind="t.water")
    for channel in ("sms", "email"):
        send_due(channel=channel)
    assert [message.text for message in sms.got] == ["26-7-B answered"]  # the urgent one
    assert len(email.got) == 1
    frozen_clock.forward(hours=9, minutes=1)
    send_due(channel="sms")
    assert len(sms.got) == 2


def test_a_summary_is_one_letter_for_many(wired: Any, frozen_clock: Any) -> None:
    sender = Sender()
    wired(email=sender)
    first, second = make_staff("controller"), make_staff("controller")
    for number in range(3):
        tell(Recipient(first.pk), Recipient(second.pk), kind="t.work", about=f"a:{number}")
    send_due(channel="email")
    assert sender.got == []
    frozen_clock.forward(hours=23, minutes=1)  # nine o'clock
    send_due(channel="email")
    assert [(message.user_id, len(message.parts)) for message in sender.got] == [
        (first.pk, 3),
        (second.pk, 3),
    ]
    assert {each[1] for each in state()} == {"sent"}
    assert sender.got[0].text.count("Appeal 26-7-B is answered") == 3


def test_a_person_without_e_mail_gets_no_e_mail_wording(wired: Any) -> None:
    sms, email = Sender(), Sender()
    wired(sms=sms, email=email)
    tell(Recipient(phone="+77010000001", language="ru"))
    send_due(channel="sms")
    assert email.got == []
    assert [(message.text, message.address) for message in sms.got] == [("26-7-B answered", "+77010000001")]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_letters_are_drawn_in_three_languages(language: str) -> None:
    tell(
        Recipient(email="a@example.org", language=language),
        Recipient(email="<b>@example.org", language=language),
    )
    notify(
        kind="t.law",
        to=[Recipient(email="c@example.org", language=language)],
        words={"number": "<b>"},
        about="x",
    )
    send_due(channel="email")
    html = str(mail.outbox[0].alternatives[0][0])  # type: ignore[attr-defined]
    assert f'<html lang="{language}">' in html
    stop = {"kk": "тоқтату", "ru": "не присылать", "en": "No more letters"}[language]
    assert stop in html
    assert stop in mail.outbox[0].body
    law = mail.outbox[-1]
    assert "List-Unsubscribe" not in law.extra_headers
    assert "&lt;b&gt;" in str(law.alternatives[0][0])  # type: ignore[attr-defined]
    assert stop not in law.body


def test_a_registered_function_is_a_channel(wired: Any) -> None:
    wired()
    user, got = make_user(email="", phone="+77010000009"), []
    assert tell(Recipient(user.pk)) == 1  # the bell alone
    assert state() == []

    def send(**words: Any) -> None:
        got.append(words)
        if len(got) == 2:
            raise base.Refused

    base.register_sender("telegram", send, reaches=lambda ids: ids)
    tell(Recipient(user.pk), about="b")
    tell(Recipient(user.pk), about="c")
    send_due(channel="telegram")
    assert [each[:2] for each in state()] == [("telegram", "sent"), ("telegram", "dead")]
    assert got[0]["user_id"] == user.pk


def test_what_was_given_up_is_sent_again_by_hand(wired: Any) -> None:
    sender = Sender(base.Outcome("refused", is_final=True), base.Outcome("refused", is_final=True))
    wired(email=sender)
    tell(Recipient(email="a@example.org"), Recipient(email="b@example.org"))
    send_due(channel="email")
    row, keeper = Dispatch.objects.order_by("id")[0], make_staff("administrator")
    with pytest.raises(NotAllowed):
        resend(dispatch_id=row.pk, by=make_staff("controller"))
    resend(dispatch_id=row.pk, by=keeper)
    with pytest.raises(Conflict):
        resend(dispatch_id=row.pk, by=keeper)
    assert resend_dead(channel="email", by=keeper) == 1
    send_due(channel="email")
    assert {each[1] for each in state()} == {"sent"}


def test_old_ones_are_forgotten_with_their_addresses(wired: Any, frozen_clock: Any) -> None:
    wired(email=Sender())
    tell(Recipient(email="a@example.org"))
    frozen_clock.forward(days=179)
    tell(Recipient(email="a@example.org"), about="new")
    assert sweep() == 0
    frozen_clock.forward(days=2)
    assert sweep() == 1
    assert (Occasion.objects.count(), Notification.objects.count(), Dispatch.objects.count()) == (1, 1, 1)


class Server:
    """A gateway or push service on this machine."""

    def __init__(self) -> None:
        self.status, self.asked = 201, []  # type: ignore[var-annotated]

    @contextmanager
    def running(self) -> Iterator[str]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.asked.append((self.path, dict(self.headers), body))
                self.send_response(outer.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_words: Any) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_http_gateway_keeps_its_contract(settings: Any) -> None:
    server = Server()
    with server.running() as url:
        settings.SMS_URL, settings.SMS_KEY, settings.SMS_SENDER = f"{url}/send", "k3y", "QALA"
        settings.SMS_GATEWAY = "qala.ground.notifications.senders.sms.HttpGateway"
        tell(Recipient(phone="+77010000001"))
        key = str(Dispatch.objects.get().key)
        send_due(channel="sms")
        path, heads, body = server.asked[0]
        assert (path, heads["Authorization"]) == ("/send", "Bearer k3y")
        words = orjson.loads(body)
        assert words.pop("text").startswith("26-7-B answered http")
        assert words == {"to": "+77010000001", "from": "QALA", "id": key}
        for status, expected in ((503, "failed"), (429, "failed"), (422, "dead")):
            server.status = status
            tell(Recipient(phone="+77010000002"), about=str(status))
            send_due(channel="sms")
            assert state()[-1][1:] == (expected, 1, f"answered {status}")
    tell(Recipient(phone="+77010000003"), about="away")
    send_due(channel="sms")
    assert state()[-1][1] == "failed"


def test_push_reaches_every_browser_and_forgets_those_that_are_gone(settings: Any, frozen_clock: Any) -> None:
    settings.VAPID_PRIVATE_KEY, settings.DELIVERIES_INSIDE = webpush.new_private_key(), True
    user, server = make_user(), Server()
    browser = webpush.private_key(webpush.new_private_key())
    with server.running() as url:
        words = {
            "endpoint": f"{url}/push/1", "endpoint_key": "k", "auth": webpush.encoded(b"0" * 16),
            "public_key": webpush.encoded(webpush.point_of(browser.public_key())), "made_at": frozen_clock.now,
        }  # fmt: skip
        PushSubscription.objects.create(user=user, **words)
        tell(Recipient(user.pk))
        send_due(channel="push")
        heads = server.asked[0][1]
        assert heads["Content-Encoding"] == "aes128gcm"
        assert heads["Authorization"].startswith("vapid t=")
        assert b"26-7-B" not in server.asked[0][2]
        assert ("push", "sent") in [each[:2] for each in state()]
        server.status = 410
        tell(Recipient(user.pk), about="b")
        send_due(channel="push")
        assert [each[1:] for each in state() if each[0] == "push"][-1] == ("dead", 1, "no device any more")
    assert not PushSubscription.objects.exists()
    assert User.objects.filter(pk=user.pk).exists()
