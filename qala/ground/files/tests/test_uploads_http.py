from __future__ import annotations

import base64

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from qala.ground.files import actions
from qala.ground.files.models import StoredFile, Upload
from qala.ground.files.rules.limits import Limits
from qala.ground.files.tests import factories, media
from qala.ground.files.views.senders import sender_of
from qala.ground.files.views.uploads import metadata

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private")]

BODY = media.jpeg()
SIZE = len(BODY)
CHUNK = "application/offset+octet-stream"
TUS = {"Tus-Resumable": "1.0.0", "Accept": "application/json"}


def begin(client, length=SIZE, **told):
    pairs = ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in told.items())
    return client.post(
        "/files/uploads/", headers={**TUS, "Upload-Length": str(length), "Upload-Metadata": pairs}
    )


def patch(client, address, offset, piece, kind=CHUNK):
    return client.patch(address, piece, content_type=kind, headers={**TUS, "Upload-Offset": str(offset)})


def test_a_whole_upload_of_a_stranger_with_a_session(client_for):
    client = client_for()
    opened = begin(client, filename="Фото.jpg", keepposition="yes")
    address = opened["Location"]
    assert (opened.status_code, opened["Upload-Offset"]) == (201, "0")
    assert patch(client, address, 0, BODY[:500])["Upload-Offset"] == "500"
    assert client.head(address, headers=TUS)["Upload-Offset"] == "500"
    last = patch(client, address, 500, BODY[500:])
    assert (last.status_code, last["Upload-State"]) == (204, "ready")
    file = StoredFile.objects.get(pk=last["Upload-File"])
    assert (file.original_name, file.keeps_position) == ("Фото.jpg", True)
    assert file.taken_lon is not None
    assert client.get(f"/files/{file.pk}/").json()["state"] == "ready"


def test_a_lost_last_answer_is_found_by_head(client_for):
    client = client_for()
    address = begin(client)["Location"]
    patch(client, address, 0, BODY)
    found = client.head(address, headers=TUS)
    assert (found.status_code, found["Upload-Offset"], found["Upload-State"]) == (
        200,
        str(len(BODY)),
        "ready",
    )


def test_a_stranger_finds_no_upload(client_for):
    address = begin(client_for())["Location"]
    other = client_for(factories.person())
    assert other.head(address, headers=TUS).status_code == 404
    assert other.delete(address, headers=TUS).status_code == 404
    assert patch(other, address, 0, BODY).status_code == 404


def test_a_wrong_offset_is_409(client_for):
    client = client_for()
    assert patch(client, begin(client)["Location"], 7, BODY[7:]).status_code == 409


def test_cancel(client_for):
    client = client_for()
    address = begin(client)["Location"]
    assert client.delete(address).status_code == 204
    assert client.head(address, headers=TUS).status_code == 404


@pytest.mark.parametrize("length", ["", "-5", "1e9", "٣", "99999999999999999999"])
def test_a_junk_length_is_refused(length, client_for):
    assert begin(client_for(), length).status_code == 422


def test_four_gigabytes_are_refused_in_words(client_for):
    refused = begin(client_for(), 4 * 1024**3)
    assert refused.status_code == 422
    assert "MB" in refused.json()["error"]["message"]
    assert not Upload.objects.exists()


def test_a_document_is_refused_from_a_resident_and_taken_from_staff(client_for):
    for kind, status in (("resident", 422), ("staff", 204)):
        client = client_for(factories.person(kind))
        address = begin(client, len(media.pdf()))["Location"]
        assert patch(client, address, 0, media.pdf()).status_code == status


def test_other_versions_and_types_are_refused(client_for):
    client = client_for()
    address = begin(client)["Location"]
    assert client.head(address, headers={"Tus-Resumable": "0.2.0"}).status_code == 412
    assert patch(client, address, 0, BODY, kind="application/octet-stream").status_code == 415
    assert client.options("/files/uploads/")["Tus-Version"] == "1.0.0"
    assert client.get("/files/uploads/").status_code == 405


def test_a_foreign_page_cannot_send():
    client = Client(enforce_csrf_checks=True)
    assert begin(client).status_code == 403


def test_metadata_in_junk():
    told = {"filename": "Фото", "broken": "", "alone": "", "x": ""}
    assert metadata("filename 0KTQvtGC0L4=,broken !!!,alone, x") == told


def taking(request):
    file = actions.store(request.FILES["file"], **sender_of(request))
    return HttpResponse(str(file.pk))


urlpatterns = [path("form/", taking), path("", include(settings.ROOT_URLCONF))]


@pytest.mark.parametrize("memory", [1, 10_000_000], ids=["on disk", "in memory"])
def test_an_ordinary_form(memory, client_for, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = memory
    with override_settings(ROOT_URLCONF=__name__):
        answer = client_for().post("/form/", {"file": SimpleUploadedFile("a.jpg", BODY)})
    file = StoredFile.objects.get(pk=answer.content.decode())
    assert file.is_ready
    assert len(file.uploader_key) == len(file.address_key) == 64


def test_a_form_stops_at_the_limit_while_it_is_read(client_for, settings):
    settings.FILES_LIMITS = Limits(photo_bytes=1000, video_bytes=1000, document_bytes=1000)
    with override_settings(ROOT_URLCONF=__name__):
        answer = client_for().post("/form/", {"file": SimpleUploadedFile("a.jpg", BODY)})
        assert answer.status_code == 400
        answer = client_for().post("/form/", {"file": SimpleUploadedFile("a.jpg", bytes(1_100_000))})
        assert answer.status_code == 400
    assert not StoredFile.objects.exists()
