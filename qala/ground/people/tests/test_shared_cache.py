"""The cache that all web processes share."""

import time

import pytest
from django.core.cache import cache

from qala.ground.people import shared_cache
from qala.ground.people.models import SharedCacheRow
from tests.races import at_once

pytestmark = pytest.mark.django_db


def test_values_come_back() -> None:
    for value in ([1.5, 2.5], "y", True, {"a": [1]}, None, 0):
        cache.set("key", value, 60)
        assert cache.get("key", "nothing") == value
    assert cache.get("other", "nothing") == "nothing"


def test_add_writes_only_where_nothing_lives() -> None:
    assert cache.add("key", 1, 60)
    assert not cache.add("key", 2, 60)
    assert cache.get("key") == 1
    assert cache.delete("key")
    assert not cache.delete("key")
    assert cache.add("key", 3, 60)


def test_values_grow_old() -> None:
    cache.set("key", 1, 0.05)
    cache.set("for ever".replace(" ", "-"), 1, None)
    time.sleep(0.06)
    assert cache.get("key") is None
    assert cache.add("key", 2, 60)
    assert cache.get("for-ever") == 1
    assert not cache.add("for-ever", 2, 60)


def test_touch_moves_the_end() -> None:
    assert not cache.touch("key", 60)
    cache.set("key", 1, 0.05)
    assert cache.touch("key", 60)
    time.sleep(0.06)
    assert cache.get("key") == 1


def test_only_the_old_is_swept(monkeypatch) -> None:
    cache.set("old", 1, 0.01)
    cache.set("young", 1, 60)
    time.sleep(0.02)
    monkeypatch.setattr(shared_cache, "SWEEP_EVERY", 1)
    cache.set("third", 1, 60)
    assert SharedCacheRow.objects.count() == 2
    cache.clear()
    assert not SharedCacheRow.objects.exists()


def test_numbers_can_be_counted() -> None:
    cache.set("count", 1, 60)
    cache.incr("count", 2)
    assert cache.get("count") == 3


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_wins() -> None:
    won = at_once(*[lambda: cache.add("lock", True, 60)] * 6)
    assert sorted(won) == [False] * 5 + [True]
