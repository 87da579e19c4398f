from __future__ import annotations

import asyncio
import uuid
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncClient, Client

from qala.ground.files import access, actions, storage
from qala.ground.files.models import StoredFile
from qala.ground.files.tests import factories, media

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private")]


@pytest.fixture
def shown(monkeypatch):
    """A higher room that shows the files put into the set to whoever comes."""
    ids: set[uuid.UUID] = set()
    monkeypatch.setattr(access, "_viewers", [lambda _user, _session, file: file.pk in ids])
    monkeypatch.setattr(access, "_public", [])
    return ids


@pytest.fixture
def opened(monkeypatch):
    """A higher room that shows the files put into the set to everybody, until it takes that back."""
    ids: set[uuid.UUID] = set()
    monkeypatch.setattr(access, "_viewers", [])
    monkeypatch.setattr(access, "_public", [lambda file: file.pk in ids])
    return ids


@pytest.fixture
def visitor(client_for):
    """A client that reads refusals as JSON."""
    return lambda user=None: client_for(user, Accept="application/json")


def body_of(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_stranger_learns_nothing(visitor, shown):
    file = factories.photo(by=factories.person())
    for client in (visitor(), visitor(factories.person()), visitor(factories.person("staff"))):
        for address in (
            file.clean_url,
            file.thumb_url,
            f"/files/{file.pk}/",
            f"/files/{uuid.uuid4()}/clean/",
        ):
            assert client.get(address).status_code == 404
        assert client.delete(f"/files/{file.pk}/").status_code == 404


def test_the_sender_sees_it_until_it_is_attached(visitor, shown):
    person = factories.person()
    file = factories.photo(by=person)
    client = visitor(person)
    assert body_of(client.get(file.clean_url)) == factories.published(file)["clean"]
    assert client.get(f"/files/{file.pk}/").json()["thumb"] == file.thumb_url
    actions.claim([file.pk], by=person)
    assert client.get(file.clean_url).status_code == 404
    shown.add(file.pk)
    assert client.get(file.clean_url).status_code == 200


def test_others_do_not_see_what_was_rejected(visitor, shown):
    file = factories.photo()
    shown.add(file.pk)
    assert visitor().get(file.clean_url).status_code == 200
    StoredFile.objects.filter(pk=file.pk).update(state="rejected", reason="damaged")
    assert visitor().get(file.clean_url).status_code == 404


def test_a_video_in_preparation_shows_its_still_picture_only(visitor, shown, tmp_path):
    clip = media.video(tmp_path / "a.mp4", seconds=1).read_bytes()
    file = actions.store(factories.given(clip), by=None)
    shown.add(file.pk)
    assert visitor().get(file.poster_url)["Content-Type"] == "image/jpeg"
    assert visitor().get(f"/files/{file.pk}/").json()["state"] == "pending"
    for variant in ("clean", "original"):
        assert visitor().get(f"/files/{file.pk}/{variant}/").status_code == 404


def test_headers_keep_the_file_harmless_and_private(visitor, shown, private):
    file = actions.store(factories.given(media.jpeg(), "Житель один, ул. Кабанбай.jpg"), by=None)
    shown.add(file.pk)
    answer = visitor().get(file.clean_url)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"] == f'inline; filename="photo-{file.pk.hex[:8]}-clean.jpg"'
    assert int(answer["Content-Length"]) == len(body_of(answer))
    assert str(private / "kept") not in str(answer.headers)


def test_a_document_is_a_download_only(visitor, shown):
    file = actions.store(
        factories.given(media.pdf(), "бұйрық.pdf"), by=factories.person("staff"), allow=("document",)
    )
    shown.add(file.pk)
    answer = visitor().get(file.clean_url)
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%B1")
    assert answer["Content-Type"] == "application/pdf"
    answer.close()


def test_what_everybody_sees_is_asked_for_again_and_pages_of_others_may_show_it(visitor, opened):
    file = factories.photo()
    opened.add(file.pk)
    answer = visitor().get(file.thumb_url)
    assert answer["Cache-Control"] == "public, no-cache"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["Access-Control-Allow-Origin"] == "*"
    tag = answer["ETag"]
    again = visitor().get(file.thumb_url, headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", "public, no-cache")
    opened.clear()
    assert visitor().get(file.thumb_url, headers={"If-None-Match": tag}).status_code == 404


def test_the_original_of_what_everybody_sees_stays_with_few(visitor, opened, monkeypatch):
    file = actions.store(factories.given(media.jpeg()), by=None, keep_position=True)
    opened.add(file.pk)
    monkeypatch.setattr(access, "opens_original", lambda user, _file: user.is_authenticated)
    monkeypatch.setattr(access, "_viewers", [lambda _user, _session, _file: True])
    assert visitor().get(file.url("original")).status_code == 404
    answer = visitor(factories.person("staff")).get(file.url("original"))
    answer.close()
    assert answer["Cache-Control"].startswith("private")
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in answer


def test_a_known_file_is_not_sent_again(visitor, shown):
    file = factories.photo()
    shown.add(file.pk)
    tag = visitor().head(file.clean_url)["ETag"]
    storage.kept().delete(file.clean_key)  # nothing is read for it
    again = visitor().get(file.clean_url, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-9", 206, slice(0, 10)),
        ("bytes=100-", 206, slice(100, None)),
        ("bytes=-7", 206, slice(-7, None)),
        ("bytes=0-1,4-5", 200, slice(None)),
    ],
)
def test_parts_of_a_video(asked, status, part, visitor, shown):
    file = factories.photo()
    shown.add(file.pk)
    whole = factories.published(file)["clean"]
    answer = visitor().get(file.clean_url, headers={"Range": asked})
    assert (answer.status_code, body_of(answer)) == (status, whole[part])
    if status == 206:
        assert answer["Content-Range"].endswith(f"/{len(whole)}")


def test_a_part_outside_and_a_part_of_another_version(visitor, shown):
    file = factories.photo()
    shown.add(file.pk)
    outside = visitor().get(file.clean_url, headers={"Range": "bytes=99999999-"})
    assert outside.status_code == 416
    assert outside["Content-Range"] == f"bytes */{len(factories.published(file)['clean'])}"
    other = visitor().get(file.clean_url, headers={"Range": "bytes=0-1", "If-Range": '"other"'})
    assert other.status_code == 200
    other.close()


def test_the_original_is_for_those_who_may_see_private_things(visitor, shown, monkeypatch):
    sent = media.jpeg()
    file = actions.store(factories.given(sent), by=None, keep_position=True)
    shown.add(file.pk)
    staff = factories.person("staff")
    assert visitor(staff).get(file.url("original")).status_code == 404
    monkeypatch.setattr(access, "holds", lambda user, code: user == staff and code == "files.see_private")
    answer = visitor(staff).get(file.url("original"))
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert body_of(answer) == sent
    assert visitor(factories.person()).get(file.url("original")).status_code == 404


@pytest.mark.parametrize("variant", ["poster", "thumb-99", "keys", "..", "%2e%2e%2fclean.jpg", "clean.jpg"])
def test_there_are_only_the_named_variants(variant, visitor, shown):
    file = factories.photo()
    shown.add(file.pk)
    assert visitor().get(f"/files/{file.pk}/{variant}/").status_code == 404


def test_bytes_that_are_gone_are_a_clear_answer(visitor, shown):
    file = factories.photo()
    shown.add(file.pk)
    storage.kept().delete(file.clean_key)
    assert visitor().get(file.clean_url).status_code == 404


def test_the_sender_removes_it(visitor, shown):
    person = factories.person()
    file = factories.photo(by=person)
    assert visitor(person).delete(f"/files/{file.pk}/").status_code == 204
    assert not StoredFile.objects.exists()


def test_there_is_no_public_address():
    with pytest.raises(ValueError, match="no address"):
        storage.kept().url("x")


def test_streams_under_wsgi_too(visitor, shown):
    file = actions.store(factories.given(media.noise()), by=None)
    shown.add(file.pk)
    answer = visitor().get(file.clean_url, headers={"Range": "bytes=5-1200000"})
    assert answer.streaming
    assert body_of(answer) == factories.published(file)["clean"][5:1_200_001]


@pytest.mark.django_db(transaction=True)
def test_streams_under_asgi_without_a_warning(shown):
    file = actions.store(factories.given(media.noise()), by=None)
    shown.add(file.pk)

    @async_to_sync
    async def fetched():
        answer: Any = await AsyncClient().get(file.clean_url)
        assert answer.is_async
        pieces = [piece async for piece in answer.streaming_content]
        await asyncio.to_thread(answer.close)
        return b"".join(pieces)

    assert fetched() == factories.published(file)["clean"]


def test_one_statement_more_than_the_visitor(visitor, shown, count_queries):
    file = factories.photo()
    shown.add(file.pk)
    with count_queries() as seen:
        Client().get(file.thumb_url).close()
    assert len(seen) == 1
