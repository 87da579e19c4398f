"""Queries that are compiled once."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from qala.shared.clock import now
from qala.shared.db import lock
from qala.shared.errors import Missing
from qala.shared.fixed import Fixed
from qala.shared.models import ThrottleCount, TimelineEntry


def written(subject_id: int, verb: str) -> TimelineEntry:
    return TimelineEntry.objects.create(
        subject_kind="test.thing", subject_id=subject_id, verb=verb, at=now(), data={"with": [1, "%s"]}
    )


def stories() -> Fixed[TimelineEntry]:
    return Fixed(lambda pk, verb: TimelineEntry.objects.filter(subject_id=pk, verb=verb).order_by("id"))


@pytest.mark.django_db
def test_it_finds_what_a_queryset_finds_by_other_values_too() -> None:
    one, other = written(1, "one"), written(2, "o'ther %")
    asked = stories()
    for entry in (one, other, one):
        found = asked(entry.subject_id, entry.verb)
        assert found == [entry]
        assert (found[0].data, found[0].at) == ({"with": [1, "%s"]}, entry.at)
    assert asked(3, "one") == []


@pytest.mark.django_db
def test_the_rows_are_written_again_as_others_are() -> None:
    entry = written(1, "one")
    (found,) = stories()(1, "one")
    found.note = "changed"
    found.save()
    entry.refresh_from_db()
    assert entry.note == "changed"
    assert TimelineEntry.objects.filter(subject_kind="test.thing").count() == 1


@pytest.mark.django_db
def test_a_query_of_another_shape_is_refused() -> None:
    with pytest.raises(TypeError):
        Fixed(lambda pk: TimelineEntry.objects.filter(subject_id=pk, verb="one"))(1)
    with pytest.raises(TypeError):
        Fixed(lambda pk: TimelineEntry.objects.filter(subject_id=pk)[:1])(1)
    with pytest.raises(TypeError):
        Fixed(lambda pk: TimelineEntry.objects.filter(pk=pk).select_related("by"))(1)


@pytest.mark.django_db(transaction=True)
def test_rows_are_locked_inside_a_transaction_only() -> None:
    count = ThrottleCount.objects.create(key="k", count=1, ends_at=now())
    for _time in range(2):  # the first call compiles
        with pytest.raises(transaction.TransactionManagementError):
            lock(ThrottleCount, count.pk)
        with transaction.atomic(), CaptureQueriesContext(connection) as seen:
            assert lock(ThrottleCount, count.pk) == count
        assert "FOR NO KEY UPDATE" in seen.captured_queries[0]["sql"]


@pytest.mark.django_db
def test_a_stranger_id_is_missing() -> None:
    with transaction.atomic(), pytest.raises(Missing):
        lock(TimelineEntry, 987_654_321)
