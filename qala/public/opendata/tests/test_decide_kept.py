"""A withdrawn dataset and the pages that are kept for strangers."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from qala.config.handler import ThreadedHandler
from qala.public.opendata.tests.test_decide import withdraw
from qala.public.tiles.tests.test_kept import raw
from qala.shared.kept import KeptPages
from tests.personas import everybody


@pytest.mark.django_db(transaction=True)
def test_a_kept_page_is_made_anew(frozen_clock: Any, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    site = KeptPages(ThreadedHandler(), most_bytes=1_000_000)

    async def ask() -> list[int]:
        try:
            return [(await raw(site, "/opendata/data/topics/"))[0] for _time in range(2)]
        finally:
            await site.asker.close()

    assert asyncio.run(ask()) == [200, 200]
    assert len(site.store) == 1
    withdraw(SimpleNamespace(people=everybody()))
    assert asyncio.run(ask()) == [410, 410]
