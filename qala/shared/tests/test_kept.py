"""Kept pages: shown while their generations hold, for nobody in particular, in bounded memory."""

import asyncio
import gzip
from collections.abc import Awaitable, Callable
from typing import Any

import brotli
import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from qala.shared.kept import KeptPages, fold_steps, generations, keepable
from qala.shared.kept import application as module
from qala.shared.kept.asked import headers_of, key_of
from qala.shared.kept.asking import Asker, Unreachable
from qala.shared.kept.marking import FOR_ALL, HEADER, Mark
from qala.shared.kept.store import Key, Page, Store


class Inside:
    """Django's place: counts what it makes. `at` are the generations it has read."""

    def __init__(self, asker: "Known") -> None:
        self.asker, self.made = asker, 0
        self.scopes: list[Any] = []
        self.more: list[tuple[bytes, bytes]] = []
        self.seconds, self.status = 60, 200
        self.before: Callable[[], Awaitable[None]] | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.made += 1
        self.scopes.append(scope)
        mark = Mark(self.seconds, (("roads", self.asker.now["roads"]),))
        if self.before is not None:
            await self.before()
        headers = [(b"Content-Type", b"text/html"), *self.more]
        if FOR_ALL in scope and self.status == 200:
            headers.append((HEADER.encode(), mark.written().encode()))
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": f"<p>page {self.made}".encode()})


class Known:
    """Generations that a test sets."""

    def __init__(self) -> None:
        self.now, self.is_away = {"roads": 1}, False

    async def ask(self) -> dict[str, int]:
        if self.is_away:
            raise Unreachable
        return dict(self.now)


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> KeptPages:
    monkeypatch.setattr(module, "is_keepable", lambda path: path.startswith("/kept"))
    known = Known()
    pages = KeptPages(Inside(known), most_bytes=1_000_000)  # type: ignore[arg-type]
    pages.asker = known  # type: ignore[assignment]
    return pages


async def get(pages: Any, path: str = "/kept/", method: str = "GET", **headers: str) -> Any:
    """Status, headers and text of an answer."""
    path, _mark, query = path.partition("?")
    told = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "http", "method": method, "scheme": "http", "path": path, "query_string": query.encode(),
        "headers": [*told] if "host" in headers else [(b"host", b"city.example"), *told], "client": ("10.0.0.1", 1),
    }  # fmt: skip
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    await pages(scope, None, send)
    found = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    body = b"".join(each["body"] for each in sent[1:])
    if found.get("content-encoding") == "br":
        body = brotli.decompress(body)
    if found.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    return sent[0]["status"], found, body.decode()


def test_a_page_is_made_once_and_shown_to_everybody(kept: Any) -> None:
    async def ask() -> list[Any]:
        encodings = ("", "gzip", "gzip, br", "br")
        return [await get(kept, accept_encoding=each) for each in encodings]

    answers = asyncio.run(ask())
    assert {body for _status, _headers, body in answers} == {"<p>page 1"}
    assert [headers.get("content-encoding") for _status, headers, _body in answers] == [
        None,
        "gzip",
        "br",
        "br",
    ]
    assert kept.inside.made == 1
    assert all(HEADER.lower() not in headers for _status, headers, _body in answers)
    assert len({headers["x-request-id"] for _status, headers, _body in answers}) == 4


def test_a_change_is_in_the_next_answer(kept: Any) -> None:
    async def ask() -> list[str]:
        first = await get(kept)
        kept.asker.now["roads"] += 1
        second = await get(kept)
        kept.asker.now["lifts"] = 9  # of another topic
        third = await get(kept)
        return [body for _status, _headers, body in (first, second, third)]

    assert asyncio.run(ask()) == ["<p>page 1", "<p>page 2", "<p>page 2"]


def test_a_page_that_changed_while_it_was_made_is_made_again(kept: Any) -> None:
    async def change() -> None:
        kept.asker.now["roads"] += 1
        kept.inside.before = None

    async def ask() -> list[str]:
        kept.inside.before = change
        return [(await get(kept))[2], (await get(kept))[2]]

    assert asyncio.run(ask()) == ["<p>page 1", "<p>page 2"]


def test_many_at_once_are_one_page(kept: Any) -> None:
    async def slow() -> None:
        await asyncio.sleep(0.02)

    async def ask() -> list[Any]:
        kept.inside.before = slow
        return await asyncio.gather(*(get(kept) for _ in range(20)))

    assert {body for _status, _headers, body in asyncio.run(ask())} == {"<p>page 1"}
    assert kept.inside.made == 1


def test_an_old_page_is_made_again(kept: Any) -> None:
    kept.inside.seconds = 0
    asyncio.run(get(kept))
    assert asyncio.run(get(kept))[2] == "<p>page 2"


def test_a_page_is_renewed_before_it_is_old(kept: Any) -> None:
    async def ask() -> list[str]:
        first = await get(kept)
        page = kept.store.get(kept.store.newest_first()[0])
        page.made_at -= 0.9 * page.mark.seconds
        second = await get(kept)
        await asyncio.gather(*kept._renewals.values())
        return [first[2], second[2], (await get(kept))[2]]

    assert asyncio.run(ask()) == ["<p>page 1", "<p>page 1", "<p>page 2"]


def test_what_is_kept_was_asked_for_by_nobody(kept: Any) -> None:
    asyncio.run(get(kept, cookie="csrftoken=secret; other=1", user_agent="a phone", accept_language="ru"))
    scope = kept.inside.scopes[0]
    assert scope["headers"] == [(b"host", b"city.example"), (b"accept-language", b"ru")]


@pytest.mark.parametrize(
    "headers",
    [
        {"cookie": "sessionid=abc"},
        {"cookie": "qala_prefs=theme%3Ddark"},
        {"authorization": "Bearer key"},
        {"range": "bytes=0-1"},
        {"accept": "application/json"},
    ],
)
def test_whoever_is_somebody_is_answered_alone(kept: Any, headers: dict[str, str]) -> None:
    asyncio.run(get(kept))
    assert asyncio.run(get(kept, **headers))[2] == "<p>page 2"
    assert FOR_ALL not in kept.inside.scopes[1]


def test_a_post_is_answered_alone(kept: Any) -> None:
    asyncio.run(get(kept))
    assert asyncio.run(get(kept, method="POST"))[2] == "<p>page 2"


@pytest.mark.parametrize(
    "header",
    [
        (b"Set-Cookie", b"csrftoken=1"),
        (b"Cache-Control", b"private, no-store"),
        (b"Content-Security-Policy", b"script-src 'nonce-abc'"),
        (b"Content-Encoding", b"x-packed"),
    ],
)
def test_what_is_somebodys_is_not_kept(kept: Any, header: tuple[bytes, bytes]) -> None:
    kept.inside.more = [header]
    answer = asyncio.run(get(kept))
    assert answer[1][header[0].decode().lower()] == header[1].decode()
    assert len(kept.store) == 0
    assert asyncio.run(get(kept))[2] == "<p>page 2"


def test_a_page_that_is_gone_is_let_go(kept: Any) -> None:
    asyncio.run(get(kept))
    kept.asker.now["roads"] += 1
    kept.inside.status = 410
    assert asyncio.run(get(kept))[0] == 410
    assert len(kept.store) == 0


def test_languages_and_addresses_have_pages_of_their_own(kept: Any) -> None:
    async def ask() -> set[str]:
        asked = [
            get(kept, accept_language="kk"), get(kept, accept_language="ru,en;q=0.5"),
            get(kept, accept_language="kk", cookie="qala_language=ru"),
            get(kept, "/kept/?page=2", accept_language="ru"),
            get(kept, accept_language="ru", hx_request="true"),
        ]  # fmt: skip
        return {(await each)[2] for each in asked}

    assert asyncio.run(ask()) == {"<p>page 1", "<p>page 2", "<p>page 3", "<p>page 4"}


def test_who_has_it_gets_nothing_again(kept: Any) -> None:
    tag = asyncio.run(get(kept))[1]["etag"]
    status, _headers, body = asyncio.run(get(kept, if_none_match=tag))
    assert (status, body) == (304, "")
    kept.asker.now["roads"] += 1
    assert asyncio.run(get(kept, if_none_match=tag))[0] == 200


def test_without_the_database_nothing_is_shown_from_what_is_kept(kept: Any) -> None:
    asyncio.run(get(kept))
    kept.asker.is_away = True
    assert asyncio.run(get(kept))[2] == "<p>page 2"


def test_a_strangers_words_push_out_no_page() -> None:
    store = Store(400_000)
    mark = Mark(60, ())
    store.put(Key("http", "h", "/projects/", "", "kk"), Page([], b"", mark, b"x" * 2000))
    for n in range(1000):
        store.put(Key("http", "h", "/projects/", f"q={n}", "kk"), Page([], b"", mark, b"x" * 2000))
    assert store.size <= 400_000
    assert store.get(Key("http", "h", "/projects/", "", "kk")) is not None
    assert store.get(Key("http", "h", "/projects/", "q=0", "kk")) is None
    assert store.get(Key("http", "h", "/projects/", "q=999", "kk")) is not None


def test_invented_names_of_the_site_fill_no_memory(kept: Any) -> None:
    async def ask() -> None:
        for port in range(module.MOST_SITES + 5):
            await get(kept, host=f"city.example:{port}")

    asyncio.run(ask())
    assert len(kept.sites) == module.MOST_SITES
    assert len(kept.store) == module.MOST_SITES - 1  # the site's own name was not asked for


def test_an_endless_address_is_not_kept() -> None:
    scope = {"method": "GET", "path": "/projects/", "query_string": b"q=" + b"a" * 700, "headers": []}
    assert key_of(scope, {}) is None


def test_a_file_is_asked_for_alone_however_it_is_spelt() -> None:
    headers = {"host": "city.example"}
    for query in (b"format=csv", b"q=a&f%6Frmat=csv"):
        scope = {"method": "GET", "path": "/projects/", "query_string": query, "headers": []}
        assert key_of(scope, headers) is None
    assert key_of({**scope, "query_string": b"q=a"}, headers) is not None
    assert key_of({**scope, "query_string": b"q=a"}, {}) is None  # of no site


def test_a_session_in_any_cookie_header_is_somebody() -> None:
    told = [(b"Cookie", b"sessionid=abc"), (b"Cookie", b"qala_language=ru")]
    scope = {"method": "GET", "path": "/", "query_string": b"", "headers": [(b"host", b"h"), *told]}
    assert key_of(scope, headers_of(scope)) is None


def test_a_streamed_answer_is_whole(kept: Any) -> None:
    """As Django sends it: beside a look at whether the client has left."""

    async def inside(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        leaving = asyncio.create_task(receive())
        await asyncio.sleep(0)
        assert not leaving.done()
        leaving.cancel()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for piece in (b"a", b"b"):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body"})

    kept.inside = inside
    assert asyncio.run(get(kept))[2] == "ab"


def test_a_page_larger_than_the_room_pushes_out_nothing() -> None:
    store, mark = Store(400_000), Mark(60, ())
    small, large = (Key("http", "h", path, "", "kk") for path in ("/a/", "/b/"))
    store.put(small, Page([], b"", mark, b"x" * 2000))
    store.put(large, Page([], b"", mark, b"x" * 400_000))
    assert (store.peek(large), store.newest_first()) == (None, [small])


def test_nobody_waits_for_a_question_that_went_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    async def wrong() -> dict[str, int]:
        raise KeyError("unheard of")

    async def ask() -> None:
        asker = Asker()
        monkeypatch.setattr(asker, "_question", wrong)
        await asyncio.wait_for(asker.ask(), 5)

    with pytest.raises(Unreachable):
        asyncio.run(ask())


def test_a_view_marks_only_what_is_for_all() -> None:
    @keepable(seconds=5)
    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("x")

    request: Any = RequestFactory().get("/")
    assert HEADER not in view(request)
    request.scope = {FOR_ALL: True}
    assert view(request)[HEADER] == "5"


@pytest.mark.django_db(transaction=True)
def test_steps_add_up_also_when_folded() -> None:
    for _ in range(120):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO shared_generationstep (topic, weight) VALUES ('roads', 1), ('lifts', 2)"
            )
    fold_steps()
    fold_steps()
    assert generations() == {"roads": 120, "lifts": 240}


@pytest.mark.django_db(transaction=True)
def test_a_change_taken_back_raises_nothing_and_two_changes_raise_once() -> None:
    from qala.contact.catalog.models import Topic, TopicGroup

    group = TopicGroup.objects.create(code="kept-group", name_kk="Жол", name_ru="Дорога", name_en="Road")
    before = generations().get("appeals", 0)
    with transaction.atomic():
        for name in ("a", "b"):
            Topic.objects.create(code=f"kept-{name}", group=group, name_kk=name, name_ru=name, name_en=name)
        assert generations()["appeals"] == before + 1
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Topic.objects.filter(code="kept-a").update(name_en="c")
        raise ZeroDivisionError
    assert generations()["appeals"] == before + 1
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            Topic.objects.filter(code="kept-a").update(name_en="c")
            raise ZeroDivisionError
        Topic.objects.filter(code="kept-a").update(name_en="d")
    assert generations()["appeals"] == before + 2
