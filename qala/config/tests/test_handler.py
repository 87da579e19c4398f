"""The ASGI handler: one thread a request, nothing left behind for the next one."""

import pytest
from asgiref.testing import ApplicationCommunicator

from qala.config.handler import ThreadedHandler


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
