"""Live news over real sockets: everybody hears their own, nothing is lost, nothing is doubled."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
import uvicorn
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction

from qala.shared import live
from qala.shared.db import connection_parameters
from qala.shared.models import OutboxEntry
from qala.shared.sse import application, hub, live_application, outbox

pytestmark = pytest.mark.django_db(transaction=True)


OPENED: list[socket.socket] = []


@pytest.fixture
def server() -> Iterator[int]:
    """uvicorn in a thread; yields the port."""
    own = socket.socket()
    own.bind(("127.0.0.1", 0))
    config = uvicorn.Config(live_application, lifespan="off", log_level="error", timeout_graceful_shutdown=2)
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [own]})
    thread.start()
    eventually(lambda: running.started)
    yield own.getsockname()[1]
    hub.close_streams()
    running.should_exit = True
    thread.join(10)
    own.close()
    while OPENED:
        OPENED.pop().close()
    assert not thread.is_alive()


def sign_in(name: str) -> tuple[int, str]:
    users = get_user_model()
    user, _made = users._default_manager.get_or_create(**{users.USERNAME_FIELD: f"{name}@example.org"})
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return user.pk, f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


class Browser:
    """An EventSource on a raw socket."""

    def __init__(self, port: int, cookie: str = "", last_id: str = "", method: str = "GET") -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        OPENED.append(self.socket)
        head = f"{method} /live/ HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n"
        head += f"Last-Event-ID: {last_id}\r\n" if last_id else ""
        self.socket.sendall(f"{head}\r\n".encode())
        self.buffer = b""
        self.head = self._until(b"\r\n\r\n").decode()
        self.status = int(self.head.split()[1])
        self.last_id = ""

    def _until(self, end: bytes) -> bytes:
        while end not in self.buffer:
            part = self.socket.recv(65536)
            if not part:
                raise EOFError
            self.buffer += part
        head, _end, self.buffer = self.buffer.partition(end)
        return head

    def next_event(self) -> dict[str, str]:
        """One frame without the chunk sizes of HTTP."""
        lines = self._until(b"\n\n").decode().replace("\r\n", "\n").split("\n")
        frame = dict(line.split(": ", 1) for line in lines if ": " in line)
        self.last_id = frame.get("id", self.last_id)
        return frame

    def data(self, count: int) -> list[Any]:
        """The next `count` messages' data; also reads the mark after them."""
        found: list[Any] = []
        while len(found) < count:
            frame = self.next_event()
            if "data" in frame:
                found.append(json.loads(frame["data"])["data"])
        self.next_event()
        return found

    def started(self) -> "Browser":
        """Wait for the first mark."""
        while not self.last_id:
            self.next_event()
        return self

    def hears_nothing(self, seconds: float = 0.4) -> bool:
        self.socket.settimeout(seconds)
        try:
            while "data" not in self.next_event():
                pass
            return False
        except TimeoutError:
            return True
        finally:
            self.socket.settimeout(10)

    def close(self) -> None:
        self.socket.close()


def announce(to: str, **data: Any) -> None:
    with transaction.atomic():
        live.announce("appeals", data, to=[to])


def eventually(check: Callable[[], bool]) -> None:
    for _ in range(100):
        if check():
            return
        time.sleep(0.05)
    pytest.fail("it did not happen in five seconds")


def test_strangers_hear_what_everybody_may_and_nothing_else(server: int) -> None:
    pk, cookie = sign_in("a")
    strangers = [
        Browser(server).started(),
        Browser(server, f"{settings.SESSION_COOKIE_NAME}=junk").started(),
    ]
    person = Browser(server, cookie).started()
    announce(f"user:{pk}", n=1)
    announce("perm:appeals.read", n=2)
    announce(live.EVERYBODY, n=3)
    assert [each.data(1) for each in strangers] == [[{"n": 3}]] * 2
    assert person.data(2) == [{"n": 1}, {"n": 3}]
    assert all(each.hears_nothing() for each in strangers)
    assert Browser(server, method="POST").status == 405


def test_a_stranger_who_was_away_gets_what_everybody_may_know(server: int) -> None:
    first = Browser(server).started()
    first.close()
    announce("perm:appeals.read", n=1)
    announce(live.EVERYBODY, n=2)
    assert Browser(server, last_id=first.last_id).data(1) == [{"n": 2}]


def test_too_many_strangers_are_refused(server: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "MAX_STRANGERS", 1)
    kept = Browser(server).started()
    assert Browser(server).status == 429
    _pk, cookie = sign_in("a")
    assert (kept.status, Browser(server, cookie).status) == (200, 200)


def test_one_address_has_its_share_of_the_streams(server: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "MAX_PER_ADDRESS", 2)
    kept = [Browser(server).started() for _ in range(2)]
    refused = Browser(server)
    assert (refused.status, "retry-after: 120" in refused.head.lower()) == (429, True)
    _pk, cookie = sign_in("a")
    assert Browser(server, cookie).started().status == 200
    kept[0].socket.close()
    eventually(lambda: Browser(server).status == 200)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_an_address_stands_for_its_subscriber(address: str, network: str) -> None:
    assert hub.network_of(address) == network


def test_fifty_browsers_hear_their_own_and_nobody_elses(server: int) -> None:
    people = [sign_in(f"p{number}") for number in range(10)]
    browsers = [(pk, Browser(server, cookie).started()) for pk, cookie in people for _ in range(5)]
    for pk, _cookie in people:
        announce(f"user:{pk}", n=pk)
    for pk, browser in browsers:
        assert browser.data(1) == [{"n": pk}]
    announce("user:0", n="nobody")
    assert browsers[0][1].hears_nothing()
    for _pk, browser in browsers:
        browser.close()
    eventually(lambda: len(hub._hub or ()) == 0)


def test_a_rolled_back_message_is_never_heard(server: int) -> None:
    pk, cookie = sign_in("a")
    browser = Browser(server, cookie).started()
    with pytest.raises(RuntimeError), transaction.atomic():
        live.announce("appeals", {"n": 1}, to=[f"user:{pk}"])
        raise RuntimeError
    announce(f"user:{pk}", n=2)
    assert browser.data(1) == [{"n": 2}]


def test_a_browser_that_was_away_gets_what_it_missed_once(server: int) -> None:
    pk, cookie = sign_in("a")
    browser = Browser(server, cookie).started()
    announce(f"user:{pk}", n=1)
    assert browser.data(1) == [{"n": 1}]
    browser.close()
    for n in (2, 3):
        announce(f"user:{pk}", n=n)
    announce("user:0", n="somebody else's")
    back = Browser(server, cookie, browser.last_id)
    assert back.data(2) == [{"n": 2}, {"n": 3}]
    announce(f"user:{pk}", n=4)
    assert back.data(1) == [{"n": 4}]
    assert back.hears_nothing()


def test_a_transaction_that_commits_late_is_neither_lost_nor_waited_for(server: int) -> None:
    """Its number is lower than that of a message already sent."""
    pk, cookie = sign_in("a")
    browser = Browser(server, cookie).started()
    with psycopg.connect(**connection_parameters("a slow one")) as slow:
        slow.execute(
            "INSERT INTO shared_outboxentry (topic, data, recipients) VALUES ('appeals', '{\"n\": 1}', %s)",
            [[f"user:{pk}"]],
        )
        announce(f"user:{pk}", n=2)
        assert browser.data(1) == [{"n": 2}]
        away_since = browser.last_id
        slow.execute("SELECT pg_notify('qala_live', '')")
    assert browser.data(1) == [{"n": 1}]
    assert Browser(server, cookie, away_since).data(1) == [{"n": 1}]


def test_a_killed_listen_connection_loses_nothing(server: int) -> None:
    pk, cookie = sign_in("a")
    browser = Browser(server, cookie).started()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'qala live'"
        )
    announce(f"user:{pk}", n=1)
    assert browser.data(1) == [{"n": 1}]


def test_junk_and_old_marks_ask_for_everything_again(server: int) -> None:
    _pk, cookie = sign_in("a")
    for mark in (
        "7",
        f"{int(time.time()) - 90_000}-1:2:",
        f"{int(time.time())}-5:2:9,3",
        f"{int(time.time())}-9999999:9999999:",
    ):
        browser = Browser(server, cookie, mark)
        frames = [browser.next_event() for _ in range(2)]
        assert frames[1].get("event") == "resync", mark


def test_a_slow_browser_is_told_to_ask_again() -> None:
    async def run() -> list[bytes | None]:
        listener = hub.Listener(1, frozenset())
        for number in range(hub.QUEUE_LENGTH + 2):
            listener.offer(b"%d" % number, "1:1:")
        return [listener.queue.get_nowait() for _ in range(listener.queue.qsize())]

    blocks = asyncio.run(run())
    assert blocks[0] is not None
    assert blocks[0].startswith(b"event: resync")
    assert blocks[1:] == [b"17"]


def test_too_many_streams_of_one_person_are_refused(server: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "MAX_PER_USER", 2)
    _pk, cookie = sign_in("a")
    kept = [Browser(server, cookie).started() for _ in range(2)]
    assert Browser(server, cookie).status == 429
    assert all(browser.status == 200 for browser in kept)


def test_the_stream_ends_with_the_session(server: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "CHECK_SECONDS", 0.0)
    pk, cookie = sign_in("a")
    browser = Browser(server, cookie).started()
    SessionStore(cookie.partition("=")[2]).delete()
    announce(f"user:{pk}", n=1)
    browser.data(1)
    assert browser._until(b"0\r\n\r\n") is not None


def test_a_quiet_stream_has_a_heartbeat_with_a_mark(server: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "HEARTBEAT_SECONDS", 0.1)
    _pk, cookie = sign_in("a")
    browser = Browser(server, cookie).started()
    assert "id" in browser.next_event()


def test_closing_ends_open_streams(server: int) -> None:
    _pk, cookie = sign_in("a")
    browser = Browser(server, cookie).started()
    hub.close_streams()
    browser._until(b"0\r\n\r\n")


def test_too_many_rows_at_once_are_a_resync(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MAX_ROWS", 2)
    rows = [("1:9:", "t", "{}", ["user:1"])] * 3
    assert outbox.batch_of(rows).block_for(frozenset()).startswith(b"event: resync")


def test_old_messages_are_swept() -> None:
    announce("user:1", n=1)
    announce("user:1", n=2)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE shared_outboxentry SET made_at = now() - interval '25 hours' WHERE data->>'n' = '1'"
        )
    live.sweep()
    assert [row.data for row in OutboxEntry.objects.all()] == [{"n": 2}]


def test_announcing_costs_one_statement(assert_queries: Any) -> None:
    with transaction.atomic(), assert_queries(1):
        live.announce("appeals", {"n": 1}, to=["user:1", "user:1", "perm:appeals.read"])
    assert OutboxEntry.objects.get().recipients == ["perm:appeals.read", "user:1"]
