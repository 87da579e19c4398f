"""What belongs to others stays theirs: appeals, files, notes, views of lists, on every way to them."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from qala.contact.appeals.actions import accept, link, note
from qala.contact.appeals.models import Appeal, Attachment
from qala.contact.appeals.tests.factories import IN_EAST, World, make_world
from qala.ground.files.models import StoredFile
from qala.ground.people.models import PersonalDataView
from qala.shared.models.lists import SavedView
from tests.kept import kept
from tests.personas import everybody

NOON = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


@kept(is_frozen=True)
def world() -> World:
    return make_world(everybody())


def attached(appeal: Appeal, role: str) -> StoredFile:
    file = StoredFile.objects.create(
        kind="photo", state="ready", media_type="image/jpeg", byte_count=3, sha256="0" * 64, clean_key="xx/none.jpg",
        original_name="My Name.jpg", created_at=NOON, attached_at=NOON,
    )  # fmt: skip
    Attachment.objects.create(appeal=appeal, file=file, role=role, at=NOON)
    return file


def test_an_executor_meets_only_its_own_appeals(world: World, client_for: Any) -> None:
    mine, other = world.appeal(), world.appeal(place=IN_EAST, text="Secret words")
    client: Client = client_for(world.people.executor)
    assert mine.executor_id != other.executor_id
    for address in (
        f"/appeals/{other.number}/",
        f"/appeals/{other.number}/note/",
        f"/appeals/{other.number}/answer/",
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, {"note-text": "x", "answer-text": "x" * 50}).status_code in (404, 405)
    assert client.post(f"/appeals/{other.number}/person/").status_code == 404
    assert not PersonalDataView.objects.exists()
    for address in (
        "/appeals/",
        "/appeals/desk/",
        "/appeals/points.geojson",
        "/appeals/control/",
        "/search/?q=Secret",
    ):
        for query in ("", f"executor={other.executor_id}", "q=Secret", "queue=fallback"):
            body = client.get(f"{address}{'&' if '?' in address else '?'}{query}").content.decode()
            assert other.number not in body
            assert "Secret words" not in body


def test_links_do_not_tell_another_executors_words(world: World, client_for: Any) -> None:
    mine, other = world.appeal(), world.appeal(place=IN_EAST, text="Secret words")
    link(appeal_id=mine.pk, other_id=other.pk, by=world.people.operator)
    Appeal.objects.filter(pk=other.pk).update(duplicate_of=mine)
    body = client_for(world.people.executor).get(f"/appeals/{mine.number}/").content.decode()
    assert "Secret words" not in body
    assert other.get_absolute_url() not in body
    whole = client_for(world.people.controller).get(f"/appeals/{mine.number}/").content.decode()
    assert other.get_absolute_url() in whole


def test_staff_who_wrote_as_residents_do_not_read_notes_about_themselves(
    world: World, client_for: Any
) -> None:
    writer = world.people.executor  # works in the west
    appeal = world.appeal(place=IN_EAST, resident=writer)
    note(appeal_id=appeal.pk, text="He complains every week", by=world.people.operator)
    kept = attached(appeal, Attachment.Role.NOTE)
    client: Client = client_for(writer)
    assert client.get(f"/appeals/{appeal.number}/").status_code == 404
    assert client.get(f"/files/{kept.pk}/").status_code == 404
    page = client.get(f"/track/{appeal.number}/").content.decode()
    assert appeal.text in page
    assert "every week" not in page


def test_files_follow_their_appeal(world: World, client_for: Any) -> None:
    resident = world.people.resident
    appeal = world.appeal(resident=resident)
    report, note_file = attached(appeal, Attachment.Role.REPORT), attached(appeal, Attachment.Role.NOTE)
    can = {
        (world.people.controller, report): 200, (world.people.controller, note_file): 200,
        (world.people.executor, note_file): 200, (resident, report): 200, (resident, note_file): 404,
        (world.people.stranger, report): 404, (None, report): 404, (None, note_file): 404,
    }  # fmt: skip
    for (person, file), status in can.items():
        answer = client_for(person).get(f"/files/{file.pk}/")
        assert answer.status_code == status, (person, file)
        # Who sent it under which name is nobody else's business.
        assert "My Name" not in answer.content.decode()
        assert client_for(person).get(f"/files/{file.pk}/original/").status_code == 404


def test_a_receipt_code_opens_one_appeal_in_one_session(world: World, client_for: Any) -> None:
    from qala.contact.appeals.actions import register

    made = register(**world.words() | {"by": world.people.operator})
    other = world.appeal(text="Other words")
    client: Client = client_for()
    wrong = client.post("/track/", {"number": other.number, "secret": made.secret})
    assert wrong.status_code == 422
    right = client.post("/track/", {"number": made.appeal.number, "secret": made.secret})
    assert right.status_code == 302
    assert made.secret not in right["Location"]
    assert made.appeal.text in client.get(f"/track/{made.appeal.number}/").content.decode()
    assert "Other words" not in client.get(f"/track/{other.number}/").content.decode()
    assert made.appeal.text not in client_for().get(f"/track/{made.appeal.number}/").content.decode()
    # Another appeal's reply under this session's code.
    assert client.post(f"/track/{other.number}/reopen/", {"text": "x"}).status_code == 404


def test_a_stranger_learns_nothing_of_topics_that_are_not_public(world: World, client_for: Any) -> None:
    appeal = world.appeal(topic_id=world.lifts.pk)
    page = client_for().get(f"/track/{appeal.number}/").content.decode()
    assert world.lifts.name not in page


def test_saved_views_jobs_and_staff_pages_refuse_strangers(world: World, client_for: Any) -> None:
    view = SavedView.objects.create(
        owner=world.people.controller, screen="appeals.register", name="Mine", query="q=x"
    )
    other: Client = client_for(world.people.operator)
    assert other.post(f"/lists/views/{view.pk}/", {"do": "rename", "name": "Yours"}).status_code == 404
    assert other.post(f"/lists/views/{view.pk}/delete/").status_code == 404
    for address in (
        "/jobs/",
        "/people/invite/",
        f"/people/{world.people.controller.pk}/",
        "/people/permissions/",
    ):
        assert other.get(address).status_code == 403
    for address in ("/jobs/1/", f"/people/{other.session['_auth_user_id']}/appoint/"):
        assert other.post(address, {"role": "administrator"}).status_code == 403
    assert client_for(world.people.executor).get("/appeals/imports/").status_code == 403
    assert client_for(world.people.executor).get("/appeals/?format=csv").status_code == 403
    view.refresh_from_db()
    assert view.name == "Mine"


def test_fields_that_a_form_does_not_show_are_not_taken(world: World, client_for: Any) -> None:
    resident = world.people.resident
    words = {
        "full_name": "New",
        "language": "ru",
        "kind": "staff",
        "is_active": "",
        "iin": "1",
        "email": "x@y.kz",
    }
    client_for(resident).post("/people/me/", words)
    resident.refresh_from_db()
    assert (resident.full_name, resident.kind, resident.is_active, resident.iin) == (
        "New",
        "resident",
        True,
        "",
    )
    sent = {"text": "x", "topic": world.heat.pk, "priority": 2, "executor": world.people.elsewhere.pk,
            "resident": 1, "channel": "phone", "is_public": "", "stage": "done"}  # fmt: skip
    client_for().post("/submit/", sent)
    made = Appeal.objects.get()
    assert (made.priority, made.executor_id, made.resident_id) == (0, None, None)
    assert (made.channel.code, made.stage) == ("web", "new")


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_nothing_leads_to_another_site(world: World, client_for: Any, elsewhere: str) -> None:
    client: Client = client_for(world.people.controller)
    view = SavedView.objects.create(
        owner=world.people.controller, screen="appeals.register", name="Mine", query="q=x"
    )
    posts = [
        ("/preferences/", {"next": elsewhere, "theme": "dark"}),
        ("/i18n/setlang/", {"next": elsewhere, "language": "ru"}),
        (f"/lists/views/{view.pk}/", {"do": "default", "next": elsewhere}),
        ("/lists/appeals.register/views/", {"name": "Two", "query": "", "next": elsewhere}),
        ("/lists/appeals.register/columns/", {"columns": "text", "next": elsewhere}),
        ("/accounts/logout/", {"next": elsewhere}),
    ]
    for address, words in posts:
        for headers in ({}, {"referer": elsewhere}):
            SavedView.objects.exclude(pk=view.pk).delete()
            answer = client.post(address, words if not headers else words | {"next": ""}, headers=headers)
            assert answer.status_code in (204, 302), address
            target = urlsplit(answer.get("Location", "/"))
            assert (target.scheme, target.netloc) == ("", ""), (address, answer["Location"])
            assert not answer.get("Location", "/").startswith(("//", "/\\")), address


def test_tokens_are_asked_for_and_cookies_are_closed(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people.operator)
    for address in (
        "/appeals/new/",
        "/submit/",
        "/track/",
        "/files/uploads/",
        "/accounts/logout/",
    ):
        assert client.post(address, {}).status_code == 403, address
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def test_hostile_words_are_words(world: World, client_for: Any) -> None:
    appeal = world.appeal(text=HOSTILE, resident=world.people.resident)
    accept(appeal_id=appeal.pk, by=world.people.executor)
    note(appeal_id=appeal.pk, text=HOSTILE, by=world.people.operator, is_public=True)
    Appeal.objects.filter(pk=appeal.pk).update(address=HOSTILE, place_note=HOSTILE, lon=70.05, lat=50.05)
    world.people.controller.full_name = HOSTILE
    world.people.controller.save()
    staff, resident = client_for(world.people.controller), client_for(world.people.resident)
    pages = [
        (staff, f"/appeals/{appeal.number}/"), (staff, "/appeals/"), (staff, "/appeals/desk/"), (staff, "/people/me/"),
        (staff, "/search/?q=alert"), (staff, f"/search/?q={HOSTILE}"), (staff, f"/appeals/?q={HOSTILE}"),
        (staff, f"/appeals/map/?q={HOSTILE}"), (resident, f"/track/{appeal.number}/"), (resident, "/mine/"),
        (staff, f"/people/?q={HOSTILE}"), (staff, f"/places/find/?q={HOSTILE}"),
    ]  # fmt: skip
    for client, address in pages:
        body = client.get(address).content.decode()
        assert "<script>alert" not in body, address
        assert "<img src=x" not in body, address
    assert staff.get("/appeals/points.geojson")["Content-Type"] == "application/geo+json"


def test_a_sheet_carries_no_formulas(world: World, client_for: Any) -> None:
    world.appeal(text='=HYPERLINK("http://evil.example")')
    answer = client_for(world.people.controller).get("/appeals/?format=csv&columns=number,text")
    body = b"".join(answer.streaming_content).decode()
    assert "'=HYPERLINK" in body
    assert ",=HYPERLINK" not in body
    assert ',"=HYPERLINK' not in body


def test_drafts_in_the_browser_leave_out_who_called(world: World, client_for: Any) -> None:
    page = client_for(world.people.operator).get("/appeals/new/").content.decode()
    assert page.count("data-no-draft") == 6
