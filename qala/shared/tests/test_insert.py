"""Many new rows in one round trip."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from qala.shared.clock import now
from qala.shared.db import atomic, insert, rewrite
from qala.shared.models import ThrottleCount, TimelineEntry


def line(verb: str) -> TimelineEntry:
    return TimelineEntry(subject_kind="test.thing", subject_id=1, verb=verb, at=now(), note="it's 100 %")


@pytest.mark.django_db
def test_rows_of_two_tables_go_out_together_and_in_order() -> None:
    count = ThrottleCount(key="k", count=1, ends_at=now())
    with atomic(), CaptureQueriesContext(connection) as seen:
        insert(line("one"), line("two"), count)
    assert len([query for query in seen.captured_queries if "INSERT" in query["sql"]]) == 1
    written = TimelineEntry.objects.filter(subject_kind="test.thing").order_by("id")
    assert [(each.verb, each.note) for each in written] == [("one", "it's 100 %"), ("two", "it's 100 %")]
    assert ThrottleCount.objects.get() == count
    assert not count._state.adding


@pytest.mark.django_db
def test_a_wrong_row_leaves_none() -> None:
    twice = [ThrottleCount(key="same", count=1, ends_at=now()) for _time in range(2)]
    with pytest.raises(IntegrityError), atomic():
        insert(line("one"), *twice)
    assert not TimelineEntry.objects.filter(subject_kind="test.thing").exists()


@pytest.mark.django_db
def test_nothing_is_nothing() -> None:
    with CaptureQueriesContext(connection) as seen:
        insert()
    assert len(seen) == 0


@pytest.mark.django_db
def test_a_changed_row_and_new_ones_go_out_together() -> None:
    count = ThrottleCount.objects.create(key="k", count=1, ends_at=(then := now()))
    count.ends_at, count.count = then + timedelta(days=1), 2
    with atomic(), CaptureQueriesContext(connection) as seen:
        rewrite(count, ("count",), line("one"))
    assert len(seen) == 1
    count.refresh_from_db()
    assert (count.ends_at, count.count) == (then, 2), "only the named fields are written"
    assert TimelineEntry.objects.filter(subject_kind="test.thing", verb="one").count() == 1
