"""Snapshots: taken once, never changed, closed and revised when a project in them is withdrawn."""

import gzip
import hashlib
import json
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from qala.office.projects.actions.documents import withdraw_document
from qala.office.projects.actions.publish import take_publication
from qala.office.reporting.actions import decide_photo
from qala.public.opendata.actions import close_with, revise_next, take
from qala.public.opendata.actions.snapshots import _keep
from qala.public.opendata.models import Snapshot
from qala.public.opendata.queries.snapshots import waiting_snapshots
from qala.public.opendata.rules import oc4ids
from qala.public.opendata.tasks import revise_snapshots, take_snapshots
from qala.public.projection.actions import refresh
from qala.public.projection.models import ProjectVersion, PublicProject

MONTH = date(2026, 3, 1)


def read(row: Snapshot) -> Any:
    response: Any = Client().get(row.get_absolute_url())
    assert response.status_code == 200
    return body(response)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)


def test_one_per_language_and_only_once(row: PublicProject) -> None:
    take_snapshots()
    assert sorted(Snapshot.objects.values_list("language", flat=True)) == ["en", "kk", "ru"]
    assert take(month=MONTH) == 0
    assert Snapshot.objects.count() == 3


def test_nothing_published_makes_none(city: Any) -> None:
    assert take(month=MONTH) == 0


def test_the_file_has_its_checksum_and_is_valid(row: PublicProject) -> None:
    take(month=MONTH)
    for one in Snapshot.objects.all():
        content = read(one)
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (one.sha256, one.byte_count)
        package = json.loads(content)
        assert oc4ids.check(package) == []
        assert package["uri"].endswith(one.get_absolute_url())
    assert one.sha256 in Client().get("/opendata/oc4ids/snapshots/").content.decode()


def test_a_part_of_it_and_the_packed_one(row: PublicProject) -> None:
    take(month=MONTH)
    one = Snapshot.objects.get(language="kk")
    whole, path = read(one), one.get_absolute_url()

    def got(**headers: str) -> Any:
        return Client().get(path, headers=headers)

    for asked, part in (
        ("bytes=0-9", whole[:10]),
        ("bytes=5-", whole[5:]),
        ("bytes=-7", whole[-7:]),
        ("bytes=10-99999999", whole[10:]),
    ):
        answer = got(Range=asked)
        assert (answer.status_code, body(answer)) == (206, part)
        assert answer["Content-Range"].endswith(f"/{len(whole)}")
    assert got(Range="bytes=99999999-").status_code == 416
    assert got(Range="bytes=0-1,5-6").status_code == 200
    assert got(Range="bytes=9-2").status_code == 200
    assert got(Range="bytes=0-1", **{"If-Range": '"other"'}).status_code == 200
    assert got(Range="bytes=0-1", **{"If-Range": f'"{one.sha256}"'}).status_code == 206
    packed = got(**{"Accept-Encoding": "gzip"})
    assert gzip.decompress(body(packed)) == whole
    assert packed["ETag"] != got()["ETag"] == f'"{one.sha256}"'
    assert got(**{"If-None-Match": packed["ETag"], "Accept-Encoding": "gzip"}).status_code == 304


def test_it_never_changes(row: PublicProject) -> None:
    take(month=MONTH)
    one = Snapshot.objects.filter(language="kk")
    for change in ({"sha256": "0" * 64}, {"packed": b"other"}, {"made_at": "2020-01-01T00:00:00Z"}):
        with (
            pytest.raises(DatabaseError, match="Cannot update"),
            transaction.atomic(),
        ):
            one.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        one.delete()


def withdrawn(row: PublicProject, city: Any) -> None:
    office = city.people.project_office
    take_publication(project_id=row.project_id, verb="withdraw", by=office, reason="Wrong sums")


def with_another(row: PublicProject) -> Snapshot:
    """April, in which there is another project beside the one."""
    take(month=MONTH)
    package = json.loads(gzip.decompress(bytes(Snapshot.objects.get(language="kk").packed)))
    other = {**package["projects"][0], "id": "oc4ids-000000-other"}
    april = Snapshot(month=date(2026, 4, 1), language="kk")
    _keep(april, {**package, "projects": [*package["projects"], other]}, [row.code, "other"])
    return april


def page() -> str:
    response = Client().get("/opendata/oc4ids/snapshots/", headers={"Accept-Language": "en"})
    return str(response.content.decode())


def test_a_withdrawal_closes_it_with_the_reason(row: PublicProject, city: Any) -> None:
    take(month=MONTH)
    withdrawn(row, city)
    assert not Snapshot.objects.filter(closed_at=None).exists()
    assert ProcrastinateJob.objects.filter(task_name="opendata.revise").count() == 1
    one = Snapshot.objects.filter(language="ru").get()
    gone = Client().get(one.get_absolute_url())
    assert (gone.status_code, gone.json()["error"]["reason"]) == (410, "Wrong sums")
    assert gone.json()["error"]["is_being_revised"]
    assert "Wrong sums" in page()
    assert "A revised one is being made" in page()
    revise_snapshots()
    assert not waiting_snapshots().exists()
    assert Snapshot.objects.exclude(packed=b"").count() == 0  # nothing was left to keep
    assert not Client().get(one.get_absolute_url()).json()["error"]["is_being_revised"]
    assert "A revised one is being made" not in page()


def test_the_others_of_it_stay_in_a_revised_one(row: PublicProject) -> None:
    april = with_another(row)
    assert close_with(code=row.code, reason="Wrong sums") == 4
    assert close_with(code=row.code, reason="Again") == 0
    revise_snapshots()
    (new,) = Snapshot.objects.filter(closed_at=None)
    assert (new.month, new.revision, new.codes) == (april.month, 2, ["other"])
    assert [each["id"] for each in json.loads(read(new))["projects"]] == ["oc4ids-000000-other"]
    assert json.loads(read(new))["uri"].endswith(new.get_absolute_url())
    assert Client().get(april.get_absolute_url()).json()["error"]["revised"] == new.get_absolute_url()
    revise_snapshots()
    assert Snapshot.objects.count() == 5


def test_it_is_closed_by_two_statements_however_many_there_are(
    row: PublicProject, django_assert_num_queries: Any
) -> None:
    with_another(row)
    with django_assert_num_queries(5):  # a savepoint, the lock, those that wait, those that are open
        close_with(code=row.code, reason="Wrong sums")


def test_nothing_withdrawn_meanwhile_is_in_a_revised_one(row: PublicProject, city: Any) -> None:
    april = with_another(row)
    assert close_with(code="other", reason="Another") == 1
    withdrawn(row, city)
    assert list(waiting_snapshots().filter(month=april.month).values_list("codes", flat=True)) == [["", ""]]
    revise_snapshots()
    assert not Snapshot.objects.exclude(packed=b"").exists()


def test_a_tombstone_is_left_out_whoever_forgot_to_tell(row: PublicProject) -> None:
    with_another(row)
    close_with(code="other", reason="Another")
    PublicProject.objects.filter(pk=row.pk).update(
        is_withdrawn=True, document={}, search_key="", geometry=None, lon=None, lat=None
    )
    revise_snapshots()
    assert not Snapshot.objects.filter(month=date(2026, 4, 1)).exclude(packed=b"").exists()


def test_one_that_is_published_again_is_not_in_the_revised_one(row: PublicProject, city: Any) -> None:
    with_another(row)
    withdrawn(row, city)
    PublicProject.objects.filter(pk=row.pk).update(is_withdrawn=False)
    revise_snapshots()
    (new,) = Snapshot.objects.filter(closed_at=None)
    assert new.codes == ["other"]


def test_a_job_that_was_killed_goes_on_with_what_is_left(row: PublicProject) -> None:
    with_another(row)
    close_with(code=row.code, reason="Wrong sums")
    assert revise_next()
    assert waiting_snapshots().count() == 3
    take_snapshots()  # at night, when the job was given up
    assert not waiting_snapshots().exists()
    assert not revise_next()


def paper_ids(row: Snapshot) -> set[str]:
    (project,) = json.loads(read(row))["projects"]
    return {each["id"] for each in project["documents"]}


@pytest.mark.parametrize("what", ["photo", "document"])
def test_a_withdrawn_file_leaves_every_month_in_which_it_could_be_read(
    row: PublicProject, city: Any, frozen_clock: Any, what: str
) -> None:
    take(month=MONTH)
    frozen_clock.forward(days=31)
    take(month=date(2026, 4, 1))
    facts, office = row.facts, city.people.project_office
    gone = (facts.photos if what == "photo" else facts.documents)[0].id
    left = {each.id for each in (*facts.photos, *facts.documents)} - {gone}
    assert gone in paper_ids(Snapshot.objects.get(month=MONTH, language="kk"))
    if what == "photo":
        photo = row.project.photos.get(file=gone)
        decide_photo(photo_id=photo.pk, verb="refuse", reason="A face", by=office)
    else:
        paper = row.project.documents.get(file=gone)
        withdraw_document(document_id=paper.pk, reason="The wrong one", by=office)
    assert refresh(row.project_id)
    assert not Snapshot.objects.filter(closed_at=None).exists()
    answer = Client().get(Snapshot.objects.all()[0].get_absolute_url(), headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.json()["error"]["reason"]) == (
        410,
        "A photo or document in it was withdrawn.",
    )
    assert "A photo or document in it was withdrawn." in page()
    revise_snapshots()
    revised = Snapshot.objects.filter(closed_at=None)
    assert sorted({(each.month, each.revision) for each in revised}) == [(MONTH, 2), (date(2026, 4, 1), 2)]
    for each in revised:
        assert gone not in read(each).decode()
        assert left <= paper_ids(each)
        assert oc4ids.check(json.loads(read(each))) == []
    assert not Snapshot.objects.exclude(closed_at=None).exclude(packed=b"").exists()


def test_months_before_the_file_came_stay_as_they_are(
    row: PublicProject, city: Any, frozen_clock: Any
) -> None:
    photo = row.project.photos.order_by("pk").last()
    assert photo is not None
    row.project.photos.filter(pk=photo.pk).update(stage="processed")
    frozen_clock.forward(days=1)
    assert refresh(row.project_id)
    take(month=MONTH)
    row.project.photos.filter(pk=photo.pk).update(stage="published")
    frozen_clock.forward(days=31)
    assert refresh(row.project_id)
    frozen_clock.forward(hours=1)
    take(month=date(2026, 4, 1))
    row.project.photos.filter(pk=photo.pk).update(stage="processed")
    # The first time it was public was before March; that was taken back, and March never knew it.
    ProjectVersion.objects.filter(number=1).update(document={})
    assert refresh(row.project_id)
    assert set(Snapshot.objects.filter(closed_at=None).values_list("month", flat=True)) == {MONTH}


def test_an_unknown_name_is_missing(db: None) -> None:
    for name in ("x", "oc4ids-2026-03-kk-1.json", "oc4ids-2026-99-kk-1.json", "a-b-c-d-e.json"):
        assert Client().get(f"/opendata/oc4ids/snapshots/{name}").status_code == 404


@pytest.mark.parametrize("name", ["oc4ids-0000-01-kk-1.json", "oc4ids-2026-13-kk-1.json", "oc4ids-x.json"])
def test_a_name_that_cannot_be_is_missing(name: str, db: None) -> None:
    assert Client().get(f"/opendata/oc4ids/snapshots/{name}").status_code == 404
