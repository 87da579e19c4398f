"""The ASGI handler: one thread a request, nothing left behind for the next one."""

import pytest
from asgiref.testing import ApplicationCommunicator

from qala.config.handler import ThreadedHandler, is_at_a_screen, is_patient


def scope(path: str, language: str) -> dict[str, object]:
    return {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [(b"host", b"testserver"), (b"cookie", f"qala_language={language}".encode())],
        "server": ("testserver", 80),
        "client": ("127.0.0.1", 1),
    }


async def fetch(handler: ThreadedHandler, path: str, language: str) -> tuple[int, str]:
    client = ApplicationCommunicator(handler, scope(path, language))
    await client.send_input({"type": "http.request", "body": b""})
    start = await client.receive_output(10)
    body, more = b"", True
    while more:
        part = await client.receive_output(10)
        body, more = body + part.get("body", b""), part.get("more_body", False)
    await client.wait(10)
    return start["status"], body.decode()


@pytest.mark.django_db(transaction=True)
def test_each_request_speaks_its_own_language() -> None:
    import asyncio

    async def both() -> list[tuple[int, str]]:
        handler = ThreadedHandler()
        return [await fetch(handler, "/track/", language) for language in ("kk", "ru", "kk")]

    answers = asyncio.run(both())
    assert [status for status, _body in answers] == [200, 200, 200]
    languages = [body.partition('<html lang="')[2][:2] for _status, body in answers]
    assert languages == ["kk", "ru", "kk"]


@pytest.mark.django_db(transaction=True)
def test_a_missing_page_is_answered() -> None:
    import asyncio

    status, body = asyncio.run(fetch(ThreadedHandler(), "/no/such/page/", "en"))
    assert status == 404
    assert "<html" in body


@pytest.mark.parametrize(
    ("priority", "waits"),
    [
        (b"u=6", True),
        (b"i, u=5", True),
        (b"u=7,i", True),
        (b"u=3", False),
        (b"i", False),
        (b"u=65", False),
        (b"", False),
    ],
)
def test_who_can_wait_says_so(priority: bytes, waits: bool) -> None:
    assert is_patient({"headers": [(b"host", b"x"), (b"priority", priority)]}) is waits


@pytest.mark.parametrize(
    ("method", "headers", "is_read"),
    [
        ("GET", [], True),
        ("HEAD", [(b"hx-boosted", b"true")], True),
        ("POST", [], False),
        ("PUT", [], False),
        ("POST", [(b"hx-request", b"true")], True),
        ("POST", [(b"hx-request", b"true"), (b"hx-boosted", b"true")], False),
    ],
)
def test_who_looks_at_a_screen(method: str, headers: list[tuple[bytes, bytes]], is_read: bool) -> None:
    assert is_at_a_screen({"method": method, "headers": headers}) is is_read


@pytest.mark.parametrize(("method", "priority"), [("GET", b"u=6"), ("POST", b"")])
def test_what_can_wait_and_what_is_sent_in_hold_up_no_reader(
    monkeypatch: pytest.MonkeyPatch, method: str, priority: bytes
) -> None:
    import asyncio
    import threading

    from django.http import HttpResponse

    go_on, order = threading.Event(), []

    def answer(self: ThreadedHandler, scope: dict[str, object], body: object) -> HttpResponse:
        if is_patient(scope) or not is_at_a_screen(scope):
            assert go_on.wait(10)
        order.append(scope["path"])
        return HttpResponse()

    monkeypatch.setattr(ThreadedHandler, "_answer", answer)

    async def all_at_once() -> None:
        handler = ThreadedHandler()

        async def ask(path: str, method: str, priority: bytes) -> None:
            given = {**scope(path, "kk"), "method": method}
            given["headers"] = [(b"host", b"testserver"), (b"priority", priority)]
            client = ApplicationCommunicator(handler, given)
            await client.send_input({"type": "http.request", "body": b""})
            assert (await client.receive_output(20))["status"] == 200
            await client.wait(10)

        waiting = [asyncio.create_task(ask("/polled/", method, priority)) for _each in range(20)]
        await asyncio.sleep(0)
        await ask("/asked/", "GET", b"")
        go_on.set()
        await asyncio.gather(*waiting)

    asyncio.run(all_at_once())
    assert (order[0], len(order)) == ("/asked/", 21)
