"""Photos come, are found again, are placed, described, decided about; nothing private leaves."""

import io
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from PIL import ExifTags, Image

from qala.ground.files.access import can_see
from qala.ground.files.actions import store
from qala.ground.files.tests import media
from qala.ground.files.tests.factories import given, published
from qala.ground.notifications.models import Notification
from qala.office.projects.models import Project
from qala.office.projects.tests.factories import make_project
from qala.office.reporting.access import photos_of
from qala.office.reporting.actions import (
    accept,
    add_photos,
    decide_photo,
    describe_photo,
    publish_report,
    save,
    submit,
)
from qala.office.reporting.actions.photos import drop_photo
from qala.office.reporting.models import ProjectPhoto
from qala.office.reporting.tests.factories import FULL, Site, jpeg, picture, upload
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from qala.shared.tests.figures import put

pytestmark = pytest.mark.django_db


def sent(site: Site, by: Any = None, body: bytes | None = None, seed: int = 0, **words: Any) -> ProjectPhoto:
    by = by or site.head
    file = upload(by, body, seed, **words)
    return add_photos(project_id=site.project.pk, file_ids=[file.pk], by=by)[0]


def test_a_photo_waits_for_a_look(site: Site) -> None:
    photo = sent(site)
    assert (photo.stage, photo.kind, photo.taken_on, photo.is_dated_by_camera) == (
        "processed",
        "progress",
        today(),
        False,
    )
    assert [entry.verb for entry in timeline.of(site.project)][-1] == "photo_add"
    assert (photo.lon, photo.distance_m, photo.twin) == (None, None, None)


def test_who_sends(site: Site) -> None:
    for by in (site.head, site.office, site.people.contractor, site.people.department):
        assert sent(site, by, seed=by.pk).author == by
    for stranger in (site.people.curator, site.people.analyst, site.people.operator):
        with pytest.raises(NotAllowed):
            sent(site, stranger)


def test_the_file_of_another_is_missing(site: Site) -> None:
    file = upload(site.people.contractor)
    with pytest.raises(Missing):
        add_photos(project_id=site.project.pk, file_ids=[file.pk], by=site.head)


def test_only_photos(site: Site) -> None:
    file = store(given(media.pdf(), "plan.pdf"), by=site.head, allow=("document",))
    with pytest.raises(Invalid):
        add_photos(project_id=site.project.pk, file_ids=[file.pk], by=site.head)


def test_a_draft_may_name_its_photos_again(site: Site) -> None:
    report, file = site.begun(), upload(site.head)
    for _each in range(2):
        save(report_id=report.pk, by=site.head, photos=[file.pk])
    assert report.photos.count() == 1
    photo = report.photos.get()
    assert list(photos_of(site.people.curator, site.project)) == []
    assert list(photos_of(site.head, site.project)) == [photo]
    drop_photo(photo_id=photo.pk, by=site.head)
    assert not ProjectPhoto.objects.exists()


def test_what_was_sent_is_not_dropped(site: Site) -> None:
    report = site.begun()
    save(report_id=report.pk, by=site.head, photos=[upload(site.head).pk], items=site.told(), **FULL)
    submit(report_id=report.pk, by=site.head)
    with pytest.raises(Invalid):
        drop_photo(photo_id=report.photos.get().pk, by=site.head)


def test_the_same_picture_is_marked(site: Site) -> None:
    first = sent(site)
    again = sent(site, body=jpeg(picture(0, (320, 240)), quality=60))
    other = make_project(department=site.project.department)
    file = upload(site.office, jpeg(picture(0), quality=75))
    elsewhere = add_photos(project_id=other.pk, file_ids=[file.pk], by=site.office)[0]
    fresh = sent(site, seed=5)
    assert (again.twin, elsewhere.twin, fresh.twin) == (first, first, None)
    assert again.is_flagged
    assert not fresh.is_flagged


def test_grey_pictures_are_no_twins(site: Site) -> None:
    plain = [sent(site, body=jpeg(Image.new("RGB", (64, 48), shade))) for shade in ("#000000", "#808080")]
    assert [photo.twin for photo in plain] == [None, None]


def placed(body_exif: Any = None) -> bytes:
    exif = body_exif or media.exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSImgDirection] = 137.5
    return jpeg(picture(3), exif=exif)


def at(site: Site, lon: float, lat: float, geometry: Any = None) -> None:
    Project.objects.filter(pk=site.project.pk).update(lon=lon, lat=lat, geometry=geometry)


def test_distance_to_the_site(site: Site) -> None:
    at(site, media.LON, media.LAT)
    near = sent(site, body=placed(), keep_position=True)
    assert near.distance_m is not None
    assert (near.distance_m < 20, near.is_far, near.direction) == (True, False, 137.5)
    assert (near.is_dated_by_camera, near.taken_on.isoformat()) == (True, "2026-03-01")
    at(site, media.LON + 0.05, media.LAT)
    far = sent(site, body=placed(), keep_position=True)
    assert (round(far.distance_m or 0, -3), far.is_far) == (
        3000 if (far.distance_m or 0) < 3500 else 4000,
        True,
    )
    line = {
        "type": "LineString",
        "coordinates": [[media.LON - 0.01, media.LAT], [media.LON + 0.05, media.LAT]],
    }
    at(site, media.LON + 0.05, media.LAT, line)
    assert not sent(site, body=placed(), keep_position=True).is_far
    put("reporting.site_metres", 100_000)
    at(site, media.LON + 0.05, media.LAT)
    assert not sent(site, body=placed(), keep_position=True).is_far


def test_without_consent_nothing_is_known_of_the_place(site: Site) -> None:
    at(site, media.LON, media.LAT)
    photo = sent(site, body=placed())
    assert (photo.lon, photo.direction, photo.distance_m, photo.is_dated_by_camera) == (
        None,
        None,
        None,
        False,
    )


def thumbnailed() -> bytes:
    """A JPEG whose EXIF carries a small preview with the secret in its comment."""
    small = io.BytesIO()
    Image.new("RGB", (160, 120), "red").save(small, "JPEG", comment=media.SECRET.encode())
    exif = media.exif()
    exif.get_ifd(ExifTags.IFD.IFD1)[ExifTags.Base.JpegIFOffset] = 0
    exif[ExifTags.Base.MakerNote] = small.getvalue()
    return jpeg(picture(9), exif=exif, comment=media.SECRET.encode()) + media.SECRET.encode()


@pytest.mark.parametrize("make", [media.jpeg, media.png, media.webp, thumbnailed])
def test_nothing_private_leaves(site: Site, make: Any) -> None:
    body = make()
    assert media.SECRET.encode() in body or b"Packed" in body
    photo = sent(site, body=body, keep_position=True)
    describe_photo(photo_id=photo.pk, by=site.office, kind="progress", taken_on=today(), alt_ru="Дорога")
    decide_photo(photo_id=photo.pk, verb="pass", by=site.office)
    decide_photo(photo_id=photo.pk, verb="publish", by=site.office)
    seen = published(photo.file)
    assert {"clean", "thumb-320", "thumb-1280"} <= set(seen)
    for variant, given_away in seen.items():
        assert media.SECRET.encode() not in given_away, variant
        with Image.open(io.BytesIO(given_away)) as image:
            assert not image.getexif(), variant
            assert not {"comment", "xmp", "icc_profile", "photoshop"} & set(image.info), variant


def test_who_sees_the_file(site: Site) -> None:
    photo = sent(site)
    people = site.people
    for inside in (site.head, people.curator, people.department, people.contractor, people.analyst):
        assert can_see(inside, None, photo.file)
    for outside in (people.operator, people.resident, AnonymousUser()):
        assert not can_see(outside, None, photo.file)
    describe_photo(photo_id=photo.pk, by=site.head, kind="before", taken_on=today(), alt_kk="Көше")
    for verb in ("pass", "publish"):
        decide_photo(photo_id=photo.pk, verb=verb, by=site.office)
    assert not can_see(AnonymousUser(), None, photo.file)
    Project.objects.filter(pk=site.project.pk).update(publication="published")
    assert can_see(AnonymousUser(), None, photo.file)
    decide_photo(photo_id=photo.pk, verb="refuse", by=site.office, reason="A face is seen")
    for hidden_from in (AnonymousUser(), people.curator, people.contractor):
        assert not can_see(hidden_from, None, photo.file)
    assert can_see(site.office, None, photo.file)


def test_decisions(site: Site) -> None:
    photo = sent(site, site.people.contractor)
    for stranger in (site.head, site.people.contractor, site.people.curator):
        with pytest.raises(NotAllowed):
            decide_photo(photo_id=photo.pk, verb="pass", by=stranger)
    with pytest.raises(Conflict):
        decide_photo(photo_id=photo.pk, verb="publish", by=site.office)
    with pytest.raises(Invalid):
        decide_photo(photo_id=photo.pk, verb="refuse", by=site.office)
    decide_photo(photo_id=photo.pk, verb="refuse", by=site.office, reason="Blurred")
    told = Notification.objects.get(kind="reporting.photo_refused")
    assert told.user == site.people.contractor
    decide_photo(photo_id=photo.pk, verb="pass", by=site.office)
    with pytest.raises(Invalid):
        decide_photo(photo_id=photo.pk, verb="publish", by=site.office)


def test_a_published_report_takes_its_photos_along(site: Site) -> None:
    report = site.begun()
    files = [upload(site.head, seed=seed).pk for seed in (1, 2)]
    save(report_id=report.pk, by=site.head, photos=files, items=site.told(), **FULL)
    submit(report_id=report.pk, by=site.head)
    fit, waiting = report.photos.order_by("pk")
    accept(report_id=report.pk, by=site.office)
    describe_photo(photo_id=fit.pk, by=site.office, kind="progress", taken_on=today(), alt_ru="Дорога")
    decide_photo(photo_id=fit.pk, verb="pass", by=site.office)
    publish_report(report_id=report.pk, by=site.office)
    assert [ProjectPhoto.objects.get(pk=photo.pk).stage for photo in (fit, waiting)] == [
        "published",
        "processed",
    ]


def test_the_days_of_a_photo(site: Site) -> None:
    photo = sent(site, body=placed(), keep_position=True)
    described = describe_photo(
        photo_id=photo.pk, by=site.head, kind="before", taken_on=today(), alt_ru="Дорога"
    )
    assert (described.kind, described.taken_on.isoformat()) == ("before", "2026-03-01")
    with pytest.raises(NotAllowed):
        describe_photo(photo_id=photo.pk, by=site.people.contractor, kind="cover", taken_on=today())


def test_the_original_is_opened_by_those_who_answer_and_written_down(site: Site, client: Any) -> None:
    photo = sent(site, body=placed(), keep_position=True)
    url = photo.file.url("original")
    assert url
    people = site.people
    for who in (site.office, site.head, people.curator):
        client.force_login(who)
        assert url in client.get(photo.get_absolute_url()).content.decode()
        assert client.get(url).status_code == 200
        entry = timeline.of(site.project).last()
        assert (entry.verb, entry.by, entry.data) == ("photo_original", who, {"photo": photo.pk})
    told = timeline.of(site.project).count()
    for who in (people.contractor, people.department, people.analyst, people.operator, people.stranger):
        client.force_login(who)
        assert client.get(url).status_code == 404
    client.force_login(site.office)
    assert client.head(url).status_code == 200
    assert timeline.of(site.project).count() == told
