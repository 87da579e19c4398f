"""Answers written while they are sent: some pieces at a time, and no connection between them."""

import asyncio
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.utils import translation

from qala.shared.streaming import AT_ONCE, _in_threads


def test_pieces_travel_together_and_hold_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []
    aside = SimpleNamespace(in_atomic_block=False, close=lambda: closed.append(1))
    monkeypatch.setattr("qala.shared.streaming.connection", aside)

    def content() -> Iterator[bytes]:
        yield translation.get_language().encode()
        for _piece in range(4):
            yield b"x" * (AT_ONCE // 2)

    async def read() -> list[bytes]:
        with translation.override("kk"):
            return [part async for part in _in_threads(content())]

    parts = asyncio.run(read())
    assert b"".join(parts) == b"kk" + b"x" * 2 * AT_ONCE
    assert len(parts) == 2
    assert len(closed) == 3  # the last time nothing was left
