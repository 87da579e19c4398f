"""What was withdrawn, and the pages of datasets that are kept for strangers."""

import asyncio
from typing import Any

import pytest

from qala.config.handler import ThreadedHandler
from qala.public.opendata.actions import decide
from qala.public.tiles.tests.test_kept import raw
from qala.shared.kept import KeptPages
from tests.personas import everybody


@pytest.mark.django_db(transaction=True)
def test_a_kept_page_is_made_anew(frozen_clock: Any, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    site = KeptPages(ThreadedHandler(), most_bytes=1_000_000)

    async def ask(code: str) -> list[int]:
        try:
            return [(await raw(site, f"/opendata/data/{code}/"))[0] for _time in range(2)]
        finally:
            await site.asker.close()

    assert asyncio.run(ask("appeals")) == [200, 200]
    assert len(site.store) == 1
    decide(dataset="appeals", is_withdrawn=True, reason="Wrong", by=everybody().content_editor)
    assert asyncio.run(ask("appeals")) == [410, 410]
    assert asyncio.run(ask("polls")) == [200, 200]
    assert len(site.store) == 0  # nothing tells that the results of a poll were taken back
