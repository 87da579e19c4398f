from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import translation

from qala.ground.files import actions, storage
from qala.ground.files.models import StoredFile
from qala.ground.files.rules import reasons
from qala.ground.files.rules.limits import CODES, Limits
from qala.ground.files.tests import factories, media
from qala.shared.db import atomic
from qala.shared.errors import Invalid, TooMany

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private")]


@pytest.mark.parametrize("make", [media.jpeg, media.png, media.webp])
def test_a_photo_is_ready_at_once_and_clean(make):
    file = actions.store(factories.given(make()), by=None, uploader_key="k")
    assert (file.state, file.kind, file.width, file.height) == ("ready", "photo", 400, 300)
    seen = factories.published(file)
    assert set(seen) == {"clean", "thumb-320", "thumb-1280"}
    assert all(media.SECRET.encode() not in body for body in seen.values())
    assert file.original_key == ""
    assert (file.taken_at, file.taken_lon, file.taken_lat) == (None, None, None)


def test_with_consent_place_time_and_original_stay_private():
    body = media.jpeg()
    file = factories.photo(keep_position=True)
    file.refresh_from_db()
    assert file.taken_lon == pytest.approx(media.LON, abs=1e-6)
    assert file.taken_at is not None
    with storage.kept().open(file.original_key) as kept:
        assert kept.read() == body
    assert all(media.SECRET.encode() not in seen for seen in factories.published(file).values())


def test_the_name_is_read_but_never_a_path(private):
    file = actions.store(factories.given(media.jpeg(), "../../../evil\u202e.html"), by=None)
    assert file.original_name == "evil .html"
    inside = [path for path in (private / "kept").rglob("*") if path.is_file()]
    assert len(inside) == 3
    assert all(path.suffix in (".jpg", ".webp") and str(file.pk) in str(path) for path in inside)
    assert not any("evil" in str(path) for path in private.rglob("*"))


def test_kept_files_are_for_the_owner_alone(private):
    factories.photo()
    modes = {path.stat().st_mode & 0o077 for path in (private / "kept").rglob("*") if path.is_file()}
    assert modes == {0}


def test_nothing_is_left_in_the_work_folder(private):
    factories.photo()
    with pytest.raises(Invalid):
        actions.store(factories.given(b"GIF89a"), by=None)
    assert not list((private / "work").iterdir())


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "file_empty"),
        (b"<svg onload=alert(1)>", "file_unknown_type"),
        (b"PK\x03\x04" + bytes(100), "file_unknown_type"),
        (media.jpeg(tail=b"")[:800], "file_damaged"),
        (media.bomb_png(), "file_too_many_pixels"),
        (media.pdf(), "file_kind_not_allowed"),
    ],
)
def test_unfit_files_are_refused_with_a_reason(body, code, private):
    with pytest.raises(Invalid) as refusal:
        actions.store(factories.given(body), by=None)
    assert refusal.value.code == code
    assert refusal.value.fields["file"]
    assert not StoredFile.objects.exists()
    assert not (private / "kept").exists()


def test_a_wrong_ending_does_not_matter():
    assert actions.store(factories.given(media.png(), "report.exe"), by=None).media_type == "image/webp"
    with pytest.raises(Invalid):
        actions.store(factories.given(b"MZ\x90\x00", "photo.jpg"), by=None)


def test_the_limit_holds_while_bytes_come(settings):
    settings.FILES_LIMITS = Limits(photo_bytes=1000, video_bytes=2000, document_bytes=1000)
    with pytest.raises(Invalid) as refusal:
        actions.store(factories.given(media.jpeg()), by=None)
    assert refusal.value.code == "file_too_big"


def test_a_document_of_staff_is_kept_as_sent():
    file = actions.store(
        factories.given(media.pdf(), "бұйрық.pdf"), by=factories.person("staff"), allow=("document",)
    )
    assert factories.published(file) == {"clean": media.pdf()}
    assert (file.kind, file.media_type, file.original_name) == ("document", "application/pdf", "бұйрық.pdf")


def test_an_account_is_remembered_and_its_session_is_not():
    person = factories.person()
    file = factories.photo(by=person, uploader_key="k", address_key="a")
    assert (file.uploaded_by, file.uploader_key, file.address_key) == (person, "", "")


def test_a_failed_transaction_keeps_no_row():
    with atomic():
        factories.photo()
        transaction.set_rollback(True)
    assert not StoredFile.objects.exists()


def test_quota_of_a_session_and_of_an_address(settings, frozen_clock):
    settings.FILES_QUOTA = type(settings.FILES_QUOTA)(sender_count=2, address_count=3, disk_reserve_bytes=0)
    for key in ("a", "a", "b"):
        factories.photo(uploader_key=key, address_key="home")
    with pytest.raises(TooMany):
        factories.photo(uploader_key="a")
    with pytest.raises(TooMany):
        factories.photo(uploader_key="c", address_key="home")
    factories.photo(uploader_key="c", address_key="elsewhere")
    frozen_clock.forward(hours=25)
    factories.photo(uploader_key="a", address_key="home")


def test_a_full_disk_refuses(settings):
    settings.FILES_QUOTA = type(settings.FILES_QUOTA)(disk_reserve_bytes=2**60)
    with pytest.raises(TooMany) as refusal:
        factories.photo()
    assert refusal.value.code == "files_no_room"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("code", CODES)
def test_every_reason_is_said_in_every_language(code, language):
    with translation.override("en"):
        english = reasons.text(code, Limits())
    with translation.override(language):
        said = reasons.text(code, Limits())
    assert said
    assert "%" not in said
    assert (said == english) == (language == "en")


def test_moments_come_from_the_clock(frozen_clock):
    assert factories.photo().created_at == frozen_clock.now
    frozen_clock.forward(days=1)
    assert factories.photo().created_at - StoredFile.objects.order_by("created_at")[
        0
    ].created_at == timedelta(days=1)
