"""Following a dataset: one tap, once; told of what breaks programs; a small number of followers says nobody."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from qala.ground.notifications.models import Notification
from qala.ground.people.tests import factories as people
from qala.public.cabinet.actions import follow_dataset, spread_dataset, unfollow
from qala.public.cabinet.models import Following
from qala.public.cabinet.tasks import spread_dataset_news
from qala.public.opendata.actions import decide
from qala.public.opendata.models import DatasetMark
from qala.shared.clock import now, travel
from qala.shared.errors import Missing
from tests.personas import everybody

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def city(db: None, frozen_clock: Any) -> Any:
    return SimpleNamespace(people=everybody())


def told(code: str) -> list[int]:
    rows = Notification.objects.filter(kind=f"cabinet.dataset_{code}")
    return sorted(rows.values_list("user_id", flat=True))


def withdraw(city: Any, **words: Any) -> Any:
    given = {"dataset": "topics", "is_withdrawn": True, "reason": "Қате", "by": city.people.content_editor}
    return decide(**{**given, **words})


def page_of(client: Client, code: str = "topics") -> str:
    return client.get(f"/opendata/data/{code}/", headers=ENGLISH).content.decode()


def test_one_tap_on_the_page_and_again_is_once(city: Any, client_for: Any) -> None:
    client = client_for(city.people.resident)
    assert 'action="/my/following/dataset/topics/"' in page_of(client)
    for _tap in range(2):
        assert client.post("/my/following/dataset/topics/").status_code == 302
    row = Following.objects.get()
    assert row.dataset == "topics"
    assert f"/my/following/{row.pk}/leave/" in page_of(client)
    assert "/opendata/data/topics/" in client.get("/my/following/").content.decode()


def test_a_stranger_is_offered_the_sign_in_and_the_feed(city: Any) -> None:
    page = page_of(Client())
    assert "next=/opendata/data/topics/" in page
    assert "/opendata/data/topics/feed.atom" in page
    assert "/my/following/dataset/" not in page
    assert Client().post("/my/following/dataset/topics/").status_code == 302
    assert not Following.objects.exists()
    with pytest.raises(Missing):
        follow_dataset(code="nothing", by=city.people.resident)


def test_how_many_follow_is_told_from_five_on(city: Any) -> None:
    for number in range(5):
        page = page_of(Client())
        assert "Fewer than 5 people follow this dataset." in page, number
        follow_dataset(code="topics", by=people.make_user())
    assert "5 people follow this dataset." in page_of(Client())
    assert "Fewer than 5" not in page_of(Client())
    assert "Fewer than 5" in page_of(Client(), "districts")


def test_a_withdrawal_and_the_return_are_told_once(city: Any) -> None:
    resident = city.people.resident
    withdraw(city)
    assert not ProcrastinateJob.objects.filter(task_name="cabinet.spread_dataset").exists()
    follow_dataset(code="topics", by=resident)  # a withdrawn one may come back
    withdraw(city, is_withdrawn=False, reason="Түзелді")
    waiting = ProcrastinateJob.objects.values_list("task_name", flat=True)
    assert list(waiting).count("cabinet.spread_dataset") == 1, list(waiting)
    for _run in range(2):
        spread_dataset_news(code="topics", what="released", key=2)
    assert told("released") == [resident.pk]
    notice = Notification.objects.get()
    assert notice.occasion.words["what"] == "Түзелді"
    assert notice.occasion.url == "/opendata/data/topics/"
    unfollow(following_id=Following.objects.get().pk, by=resident)
    withdraw(city)
    assert spread_dataset(code="topics", what="withdrawn", key=3) == 0


def test_other_columns_and_other_rows_are_told_in_ones_language(city: Any) -> None:
    resident = city.people.resident
    follow_dataset(code="topics", by=resident)
    make = DatasetMark.objects.create
    first = make(dataset="topics", kind="structure", at=now(), columns=[["a", "TEXT"]])
    second = make(dataset="topics", kind="structure", at=now(), columns=[["b", "TEXT"]], before=first)
    assert spread_dataset(code="topics", what="changed", key=second.pk) == 1
    assert told("structure") == [resident.pk]
    assert "a" in Notification.objects.get().occasion.words["what"]
    may = make(dataset="topics", kind="content", at=now(), month=date(2026, 5, 1), digest="a", row_count=2)
    june = make(
        dataset="topics",
        kind="content",
        at=now(),
        month=date(2026, 6, 1),
        digest="b",
        row_count=7,
        before=may,
    )
    with travel(now() + timedelta(days=2)):
        assert spread_dataset(code="topics", what="changed", key=june.pk) == 0  # old news
    assert spread_dataset(code="topics", what="changed", key=june.pk) == 1
    assert spread_dataset(code="topics", what="changed", key=june.pk) == 0
    assert told("content") == [resident.pk]
    assert spread_dataset(code="districts", what="changed", key=june.pk) == 0
