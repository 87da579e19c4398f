"""A dataset is withdrawn with a reason that everybody reads, and released again."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from qala.public.opendata.actions import decide
from qala.public.opendata.events import DatasetDecided
from qala.public.opendata.models import ReleaseDecision
from qala.shared import timeline
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from tests.hearing import hearing


@pytest.fixture
def heard() -> Iterator[list[DatasetDecided]]:
    with hearing(DatasetDecided) as found:
        yield found


def get(path: str, **headers: str) -> Any:
    return Client().get(f"/opendata/{path}", headers=headers)


def withdraw(city: Any, **words: Any) -> ReleaseDecision:
    by = city.people.content_editor
    return decide(**{"dataset": "topics", "is_withdrawn": True, "reason": "Wrong codes", "by": by, **words})


def test_its_files_are_gone_and_say_why(city: Any) -> None:
    tag = get("data/topics.csv")["ETag"]
    withdraw(city)
    for path in ("data/topics.csv", "data/topics.parquet", "data/topics.csv-metadata.json"):
        gone = get(path, **{"If-None-Match": tag})
        assert (gone.status_code, gone.json()["error"]["reason"]) == (410, "Wrong codes")
    page = get("data/topics/")
    assert (page.status_code, b"Wrong codes" in page.content) == (410, True)
    assert "Wrong codes" in get("").content.decode()
    assert "/data/topics" not in get("catalog.ttl").content.decode()
    assert get("data/districts.csv").status_code == 200


def test_it_comes_back_and_the_tombstone_stays(city: Any) -> None:
    withdraw(city)
    withdraw(city, is_withdrawn=False, reason="Codes are right")
    assert get("data/topics.csv").status_code == 200
    page = get("data/topics/").content.decode()
    assert "Wrong codes" in page
    assert "Codes are right" in page


def test_a_collection_goes_with_its_dataset(city: Any) -> None:
    assert get("features/collections/districts/items").status_code == 200
    withdraw(city, dataset="districts")
    for path in ("", "/items", "/items/x"):
        assert get(f"features/collections/districts{path}").status_code == 410


def test_the_list_of_collections_names_it_no_more(city: Any) -> None:
    withdraw(city, dataset="districts")
    told = [each["id"] for each in get("features/collections").json()["collections"]]
    assert "projects" in told
    assert "districts" not in told


def test_it_is_refused(city: Any) -> None:
    with pytest.raises(NotAllowed):
        withdraw(city, by=city.people.operator)
    with pytest.raises(Missing):
        withdraw(city, dataset="nothing")
    with pytest.raises(Invalid):
        withdraw(city, reason="  ")
    with pytest.raises(Invalid):
        withdraw(city, reason="Asked by 8 701 000 00 01")
    with pytest.raises(Conflict):
        withdraw(city, is_withdrawn=False)
    withdraw(city)
    with pytest.raises(Conflict):
        withdraw(city)
    assert ReleaseDecision.objects.count() == 1


def test_it_is_told_and_written_down(city: Any, heard: list[DatasetDecided]) -> None:
    row = withdraw(city)
    assert [(each.verb, each.note) for each in timeline.of(row)] == [("withdraw", "Wrong codes")]
    assert heard == [DatasetDecided("topics", True, city.people.content_editor.pk, 1)]


def test_it_never_changes(city: Any) -> None:
    withdraw(city)
    with pytest.raises(DatabaseError), transaction.atomic():
        ReleaseDecision.objects.update(reason="Other")
    with pytest.raises(DatabaseError), transaction.atomic():
        ReleaseDecision.objects.all().delete()


def test_the_page_of_staff(city: Any) -> None:
    client = Client()
    client.force_login(city.people.content_editor)
    assert b"reason" in client.get("/opendata/data/topics/release/").content
    assert client.post("/opendata/data/topics/release/", {"reason": ""}).status_code == 422
    assert client.post("/opendata/data/topics/release/", {"reason": "Wrong codes"}).status_code == 302
    assert get("data/topics.csv").status_code == 410
    assert client.get("/opendata/data/nothing/release/").status_code == 404
