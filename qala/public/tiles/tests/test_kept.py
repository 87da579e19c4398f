"""A tile of what is withdrawn is gone from what is kept, too."""

import asyncio
from typing import Any

import pytest
from django.test import Client

from qala.config.handler import ThreadedHandler
from qala.office.projects.actions.publish import take_publication
from qala.public.projection.models import PublicProject
from qala.public.tiles.tests.test_projects import around, path
from qala.shared.kept import KeptPages


@pytest.mark.django_db(transaction=True)
def test_a_withdrawn_project_is_gone_at_once(
    client: Client, row: PublicProject, city: Any, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    site = KeptPages(ThreadedHandler(), most_bytes=1_000_000)
    where = path(around(row.lon, row.lat, 12))

    def statuses() -> list[int]:
        async def ask() -> list[int]:
            try:
                return [(await raw(site, where))[0] for _time in range(2)]
            finally:
                await site.asker.close()

        return asyncio.run(ask())

    tag = client.get(where)["ETag"]
    assert statuses() == [200, 200]
    assert len(site.store) == 1
    take_publication(
        project_id=row.project_id, verb="withdraw", reason="wrong", by=city.people.project_office
    )
    assert statuses() == [204, 204]
    assert client.get(where, headers={"if-none-match": tag}).status_code == 204


async def raw(site: Any, where: str) -> tuple[int, bytes]:
    """Status and body as they come: a tile is no text."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    head, _mark, query = where.partition("?")
    scope = {
        "type": "http", "method": "GET", "scheme": "http", "path": head, "query_string": query.encode(),
        "headers": [(b"host", b"city.example")], "client": ("10.0.0.1", 1),
    }  # fmt: skip
    await site(scope, None, send)
    return sent[0]["status"], b"".join(each.get("body", b"") for each in sent[1:])
