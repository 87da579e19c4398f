"""The portal as a process of its own: it reads, it cannot write, it knows nobody and outlives the database."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from threading import get_ident
from typing import Any
from unittest.mock import Mock
from uuid import uuid4

import pytest
from django.conf import settings as real
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, resolve, reverse, set_urlconf

from qala.config import portal_only, portal_urls
from qala.config.handler import ThreadedHandler
from qala.ground.files import storage
from qala.office.projects.actions.publish import take_publication
from qala.public.projection.models import PublicProject
from qala.public.projection.tests.samples import public_project
from qala.shared.kept import LastingPages, lasting
from qala.shared.kept.application import Answer, nothing_more
from qala.shared.kept.asked import is_keepable, scope_for
from qala.shared.kept.asking import Unreachable
from qala.shared.kept.filling import fill_once
from qala.shared.kept.sharing import Shared
from qala.shared.kept.store import Key
from qala.shared.tests.test_kept import get
from tests.personas import everybody

PREFERENCES = real.PREFERENCES_COOKIE_NAME
STAFF = [
    "/office/",
    "/appeals/",
    "/people/",
    "/open/moderation/",
    "/parameters/",
    "/jobs/",
    "/api/v1/",
    "/accounts/logout/",
]


@pytest.fixture
def portal(settings: Any) -> None:
    settings.PORTAL_ONLY, settings.MAIN_URL = True, "https://main.example"
    settings.ROOT_URLCONF = "qala.config.portal_urls"
    settings.MIDDLEWARE = portal_only.middleware(real.MIDDLEWARE)
    settings.ALLOWED_HOSTS = ["*"]


@pytest.fixture
def row(transactional_db: None, frozen_clock: Any) -> PublicProject:
    from types import SimpleNamespace

    return public_project(SimpleNamespace(people=everybody()))


@pytest.mark.parametrize("path", STAFF)
def test_what_is_for_staff_is_not_there(portal: None, path: str) -> None:
    with pytest.raises(Resolver404):
        resolve(path, "qala.config.portal_urls")


def test_what_is_made_before_anybody_asks_is_kept(portal: None) -> None:
    assert [path for path in portal_only.FIRST if not is_keepable(path)] == []


def test_forms_are_at_the_main_address(portal: None, settings: Any) -> None:
    for path in ("/submit/", "/track/", "/my/", "/accounts/login/", "/polls/"):
        answer = Client().get(path + "?a=1")
        assert (answer.status_code, answer["Location"]) == (302, f"https://main.example{path}?a=1")
    assert Client().post("/submit/").status_code == 400
    settings.MAIN_URL = ""
    assert Client().get("/submit/").status_code == 404


def test_staff_of_public_rooms_have_no_names(portal: None) -> None:
    for name in ("published:queue", "portal:rules", "faq:opinions"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_the_connection_itself_is_read_only() -> None:
    chosen: dict[str, Any] = {"CACHES": {"local": {}, "default": {}}, "MIDDLEWARE": list(real.MIDDLEWARE)}
    portal_only.adapt(chosen, "postgresql://reader@replica/qala")
    database = chosen["DATABASES"]["default"]
    assert "default_transaction_read_only=on" in database["OPTIONS"]["options"]
    assert (database["HOST"], database["USER"]) == ("replica", "reader")
    assert portal_urls.FORMS.keys() >= {"portal", "faq"}


class Away:
    """An asker whose database may go."""

    def __init__(self, asker: Any) -> None:
        self.asker, self.is_away = asker, False

    @property
    def is_lost(self) -> bool:
        return self.is_away

    def __getattr__(self, name: str) -> Any:
        return getattr(self.asker, name)

    async def ask(self) -> dict[str, int]:
        if self.is_away:
            raise Unreachable
        known: dict[str, int] = await self.asker.ask()
        return known


def test_without_the_database_what_was_published_last_is_shown(row: PublicProject, portal: None) -> None:
    async def visit() -> list[Any]:
        site = LastingPages(ThreadedHandler(), most_bytes=10_000_000)
        site.asker = away = Away(site.asker)  # type: ignore[assignment]
        try:
            before = await get(site, f"/projects/{row.code}/")
            away.is_away = True
            kept, unknown = await get(site, f"/projects/{row.code}/"), await get(site, "/opendata/")
            dark = await get(site, f"/projects/{row.code}/", cookie=f"{PREFERENCES}=theme%3Ddark")
            away.is_away = False
            tag = kept[1]["etag"]
            return [
                before, kept, dark, unknown, await get(site, f"/projects/{row.code}/", if_none_match=tag),
            ]  # fmt: skip
        finally:
            site.stop()
            await site.asker.close()

    before, kept, dark, unknown, after = asyncio.run(visit())
    assert before[0] == kept[0] == dark[0] == 200
    assert "cannot be reached" not in before[2]
    assert "cannot be reached" in kept[2]
    assert row.code in kept[2]
    assert (unknown[0], unknown[1]["retry-after"]) == (503, "60")
    assert 'name="next" value="/opendata/"' in unknown[2]  # in another language, too
    assert 'href="/projects/"' in unknown[2]
    # A browser that has the page with the note gets the one without.
    assert after[0] == 200
    assert "cannot be reached" not in after[2]


async def picture(site: Any, path: str) -> Answer:
    answer = Answer()
    await site(scope_for(Key("http", "city.example", path, "", "kk")), nothing_more(), answer.take)
    return answer


@pytest.fixture
def dead_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """From when it is called: every question to the database fails."""

    def refused(*_given: Any, **_more: Any) -> Any:
        raise OperationalError

    with monkeypatch.context() as patched:
        yield lambda: patched.setattr(BaseDatabaseWrapper, "cursor", refused)


def test_photos_of_kept_pages_are_shown_without_the_database(
    row: PublicProject, portal: None, dead_database: Any
) -> None:
    path, photo = f"/projects/{row.code}/", row.facts.photos[0].id
    small = f"/files/{photo}/thumb-320/"

    async def visit() -> list[Answer]:
        site = LastingPages(ThreadedHandler(), most_bytes=10_000_000, linked=portal_only.LINKED)
        site.asker = away = Away(site.asker)  # type: ignore[assignment]
        try:
            before = await picture(site, small)
            await get(site, path)
            away.is_away = True
            dead_database()
            paths = (small, f"/files/{photo}/original/", f"/files/{uuid4()}/thumb-320/")
            found = [await picture(site, each) for each in paths]
            site.asker.asker.last = {topic: number + 1 for topic, number in away.last.items()}
            return [before, *found, await picture(site, small)]
        finally:
            site.stop()
            await site.asker.asker.close()

    before, shown, original, other, outdated = asyncio.run(visit())
    assert (before.status, shown.status) == (200, 200)
    assert shown.body == before.body
    for name in (b"content-type", b"etag", b"cache-control", b"content-security-policy"):
        assert shown.header(name) == before.header(name)
    # No page leads to these, and what is known to have changed may be withdrawn.
    assert [original.status, other.status, outdated.status] == [503, 503, 503]


def test_a_photo_that_is_not_on_this_machine_is_not_there(
    row: PublicProject, portal: None, dead_database: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = f"/files/{row.facts.photos[0].id}/thumb-320/"

    async def visit() -> Answer:
        site = LastingPages(ThreadedHandler(), most_bytes=10_000_000, linked=portal_only.LINKED)
        site.asker = away = Away(site.asker)  # type: ignore[assignment]
        try:
            await get(site, f"/projects/{row.code}/")
            away.is_away = True
            dead_database()
            monkeypatch.setattr(type(storage.kept()), "open", Mock(side_effect=FileNotFoundError))
            return await picture(site, small)
        finally:
            site.stop()
            await site.asker.asker.close()

    assert asyncio.run(visit()).status == 404


def test_without_the_database_a_neighbours_page_is_shown_too(
    row: PublicProject, portal: None, tmp_path: Path
) -> None:
    async def visit() -> list[Any]:
        sites = [
            LastingPages(ThreadedHandler(), most_bytes=10_000_000, shared=Shared(tmp_path / "1"))
            for _ in "ab"
        ]
        for site in sites:
            site.asker = Away(site.asker)  # type: ignore[assignment]
        try:
            await get(sites[0], f"/projects/{row.code}/")
            await sites[1].asker.ask()
            for site in sites:
                site.asker.is_away = True  # type: ignore[attr-defined]
            return [await get(site, f"/projects/{row.code}/") for site in sites]
        finally:
            for site in sites:
                site.stop()
                await site.asker.close()

    answers = asyncio.run(visit())
    assert [status for status, *_rest in answers] == [200, 200]
    assert all("cannot be reached" in body for _status, _headers, body in answers)


def test_what_the_sitemap_names_is_kept_before_anybody_asks(
    row: PublicProject, portal: None, settings: Any
) -> None:
    settings.BASE_URL = "http://testserver"
    path, office = f"/projects/{row.code}/", everybody().project_office

    async def visit() -> list[Any]:
        site = LastingPages(ThreadedHandler(), most_bytes=10_000_000)
        site.asker = away = Away(site.asker)  # type: ignore[assignment]
        try:
            await fill_once(site, rest=0)
            kept = site.store.peek(Key("http", "testserver", path, "", "ru"))
            first = site.store.newest_first()[-1]
            away.is_away = True
            shown = await get(site, path, host="testserver", accept_language="kk")
            with pytest.raises(Unreachable):
                await fill_once(site, rest=0)
            away.is_away = False
            await asyncio.get_running_loop().run_in_executor(None, withdraw, row, office)
            await away.ask()
            away.is_away = True
            return [kept, first, shown, await get(site, path, host="testserver")]
        finally:
            site.stop()
            await site.asker.close()

    kept, first, shown, withdrawn = asyncio.run(visit())
    assert str(row.code).encode() in kept.plain()
    assert first == Key("http", "testserver", path, "", "en")  # the last one filled in is the first to go
    assert shown[0] == 200
    assert withdrawn[0] == 503


def test_a_note_is_packed_once_and_not_in_the_loop(
    row: PublicProject, portal: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    write = lasting._with_note

    def counted(*given: Any) -> Any:
        threads.append(get_ident())
        return write(*given)

    monkeypatch.setattr(lasting, "_with_note", counted)

    async def visit() -> list[Any]:
        site = LastingPages(ThreadedHandler(), most_bytes=10_000_000)
        site.asker = away = Away(site.asker)  # type: ignore[assignment]
        try:
            await get(site, f"/projects/{row.code}/")
            away.is_away = True
            many = [get(site, f"/projects/{row.code}/") for _ in range(3)]
            return [*await asyncio.gather(*many), await get(site, f"/projects/{row.code}/")]
        finally:
            site.stop()
            await site.asker.close()

    shown = asyncio.run(visit())
    assert all(status == 200 and "cannot be reached" in body for status, _headers, body in shown)
    assert len(threads) == 1
    assert threads != [get_ident()]


def test_its_chore_is_done_after_a_change_and_not_all_the_time(row: PublicProject, portal: None) -> None:
    done: list[int] = []

    async def visit() -> None:
        site = LastingPages(ThreadedHandler(), most_bytes=10_000_000, chore=lambda: done.append(1))
        try:
            await site.asker.ask()
            for _time in range(3):
                await site._do_chore()
        finally:
            await site.asker.close()

    asyncio.run(visit())
    assert done == [1]


def test_what_was_withdrawn_before_the_database_went_is_not_shown(row: PublicProject, portal: None) -> None:
    office = everybody().project_office

    async def visit() -> Any:
        site = LastingPages(ThreadedHandler(), most_bytes=10_000_000)
        site.asker = away = Away(site.asker)  # type: ignore[assignment]
        try:
            await get(site, f"/projects/{row.code}/")
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(None, withdraw, row, office)
            await away.ask()
            site.stop()
            away.is_away = True
            return await get(site, f"/projects/{row.code}/")
        finally:
            await site.asker.close()

    status, _headers, body = asyncio.run(visit())
    assert status == 503
    assert str(row.facts.title) not in body


def withdraw(row: PublicProject, office: Any) -> None:
    set_urlconf("qala.config.urls")
    try:
        take_publication(project_id=row.project_id, verb="withdraw", reason="Under review", by=office)
    finally:
        set_urlconf(None)
        connection.close()
