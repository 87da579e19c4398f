"""Many rows of one model at once."""

from datetime import timedelta

import pytest
from django.db import DataError, IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from qala.shared.bulk import copy_in, rewrite_all
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.models import ThrottleCount, TimelineEntry


def lines(*notes: str) -> list[TimelineEntry]:
    return [
        TimelineEntry(
            subject_kind="test.thing", subject_id=1, verb="note", at=now(), note=note, data={"n": note}
        )
        for note in notes
    ]


@pytest.mark.django_db
def test_copied_rows_are_as_saved_ones_with_their_ids() -> None:
    rows = lines("it's 100 %", "a\ttab\nand \\N", "")
    with atomic():
        copy_in(rows)
    found = TimelineEntry.objects.filter(subject_kind="test.thing").order_by("id")
    assert [(each.pk, each.note, each.data) for each in found] == [(r.pk, r.note, r.data) for r in rows]
    assert not any(row._state.adding for row in rows)
    later = lines("later")[0]
    later.save()
    assert later.pk > max(row.pk for row in rows), "the sequence went on"


@pytest.mark.django_db
def test_a_wrong_row_leaves_none() -> None:
    twice = [ThrottleCount(key="same", count=1, ends_at=now()) for _time in range(2)]
    with pytest.raises(IntegrityError), atomic():
        copy_in(twice)
    assert not ThrottleCount.objects.exists()


@pytest.mark.django_db
def test_named_fields_of_all_are_written_in_one_statement() -> None:
    then = now()
    rows = [ThrottleCount.objects.create(key=key, count=1, ends_at=then) for key in "abc"]
    rows[0].count, rows[1].count = 7, 8
    rows[2].ends_at = then + timedelta(days=1)
    with atomic(), CaptureQueriesContext(connection) as seen:
        rewrite_all(rows, ["count"])
    assert len(seen) == 1
    assert dict(ThrottleCount.objects.values_list("key", "count")) == {"a": 7, "b": 8, "c": 1}
    assert set(ThrottleCount.objects.values_list("ends_at", flat=True)) == {then}


@pytest.mark.django_db
def test_a_text_that_is_too_long_is_refused_and_not_cut() -> None:
    (row,) = lines("x")
    row.save()
    row.verb = "v" * 10_000
    with pytest.raises(DataError), atomic():
        rewrite_all([row], ["verb"])


@pytest.mark.django_db
def test_nothing_is_nothing() -> None:
    with CaptureQueriesContext(connection) as seen:
        copy_in([])
        rewrite_all([], ["count"])
    assert len(seen) == 0
