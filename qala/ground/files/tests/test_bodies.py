from __future__ import annotations

import asyncio

import pytest

from qala.ground.files.bodies import LimitBodies

FORM = [(b"content-type", b"multipart/form-data; boundary=x")]
CHUNK = [(b"Content-Type", b"application/offset+octet-stream")]


class House:
    """Stands in for Django: reads the whole body, answers 200; answers nothing when the client has gone."""

    def __init__(self) -> None:
        self.read = 0
        self.called = False

    async def __call__(self, scope, receive, send):
        self.called = True
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            self.read += len(message.get("body", b""))
            if not message.get("more_body"):
                break
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"ok"})


def ask(headers, pieces):
    house, sent, left = House(), [], list(pieces)

    async def receive():
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    async def send(message):
        sent.append(message)

    bounded = LimitBodies(house, form=1000, chunk=100, other=10)
    asyncio.run(bounded({"type": "http", "headers": headers}, receive, send))
    return sent[0]["status"], house, len(left)


@pytest.mark.parametrize(("headers", "size"), [(FORM, 1000), (CHUNK, 100), ([], 10)])
def test_what_fits_passes(headers, size):
    assert ask(headers, [bytes(size)])[0] == 200


@pytest.mark.parametrize(("headers", "size"), [(FORM, 1001), (CHUNK, 101), ([], 11)])
def test_too_much_is_refused_by_the_bytes_that_come(headers, size):
    status, house, _left = ask(headers, [bytes(5), bytes(size - 5), bytes(10_000)])
    assert status == 413
    assert house.read <= 5


def test_four_gigabytes_are_refused_before_a_byte_is_read():
    status, house, left = ask([*FORM, (b"content-length", b"4294967296")], [b"x", b"y"])
    assert (status, house.called, left) == (413, False, 2)


@pytest.mark.parametrize("length", [b"-1", b"1e9", b"", b"junk"])
def test_a_junk_length_is_refused(length):
    assert ask([*FORM, (b"content-length", length)], [b"x"])[0] == 413


def test_a_lying_length_does_not_help():
    status, house, left = ask([*FORM, (b"content-length", b"5")], [bytes(900)] * 10)
    assert status == 413
    assert left == 8
    assert house.read <= 1000
