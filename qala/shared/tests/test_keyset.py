"""Pages by cursor partition the rows exactly, both ways, with empty values, under inserts."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qala.shared.lists.keyset import Cursor, Keyset
from qala.shared.lists.table import Order
from qala.shared.models import JobFailure, TimelineEntry
from qala.shared.models.lists import ExportRecord

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 1, tzinfo=UTC)


def order(name: str) -> Order:
    return Order(name, F(name.removeprefix("-")), name.startswith("-"))


def make(values: list[int | None]) -> list[int]:
    """Rows whose sort value may be empty (row_count of an export record)."""
    ExportRecord.objects.all().delete()
    made = ExportRecord.objects.bulk_create(
        ExportRecord(screen="a.b", file_format="csv", row_count=value) for value in values
    )
    return [row.pk for row in made]


def expected(name: str) -> list[int]:
    rows = list(ExportRecord.objects.order_by())
    sign = -1 if name.startswith("-") else 1
    return [
        row.pk
        for row in sorted(rows, key=lambda r: (r.row_count is None, sign * (r.row_count or 0), sign * r.pk))
    ]


def forward(keyset: Keyset[ExportRecord], size: int) -> list[list[int]]:
    pages, cursor = [], None
    while True:
        part = keyset.page(size, cursor)
        pages.append([row.pk for row in part.rows])
        if part.next is None:
            return pages
        cursor = Cursor.load(part.next.dump(), part.next.sort)
        assert cursor is not None


def backward(keyset: Keyset[ExportRecord], size: int) -> list[list[int]]:
    pages, cursor = [], Cursor("last", keyset.order.name)
    while True:
        part = keyset.page(size, cursor)
        pages.insert(0, [row.pk for row in part.rows])
        if part.prev is None:
            return pages
        cursor = Cursor.load(part.prev.dump(), part.prev.sort)
        assert cursor is not None


relaxed = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@relaxed
@given(
    values=st.lists(st.none() | st.integers(0, 4), max_size=14),
    size=st.integers(1, 5),
    name=st.sampled_from(["row_count", "-row_count", "id", "-id"]),
)
def test_pages_partition_the_rows_both_ways(values: list[int | None], size: int, name: str) -> None:
    make(values)
    keyset = Keyset(ExportRecord.objects.all(), order(name))
    wanted = (
        expected(name)
        if "row_count" in name
        else list(ExportRecord.objects.order_by(name).values_list("pk", flat=True))
    )
    ahead, back = forward(keyset, size), backward(keyset, size)
    assert [pk for page in ahead for pk in page] == wanted
    assert [pk for page in back for pk in page] == wanted
    assert all(len(page) == size for page in ahead[:-1])
    assert all(len(page) == size for page in back[1:])
    assert [row.pk for chunk in keyset.chunks(size) for row in chunk] == wanted


@relaxed
@given(
    values=st.lists(st.none() | st.integers(0, 4), min_size=1, max_size=12),
    later=st.lists(st.none() | st.integers(0, 4), max_size=6),
    size=st.integers(1, 4),
    name=st.sampled_from(["row_count", "-row_count"]),
)
def test_rows_inserted_meanwhile_move_nothing(
    values: list[int | None], later: list[int | None], size: int, name: str
) -> None:
    old = set(make(values))
    keyset = Keyset(ExportRecord.objects.all(), order(name))
    wanted = expected(name)
    seen: list[int] = []
    cursor = None
    for round_number in range(100):
        part = keyset.page(size, cursor)
        seen += [row.pk for row in part.rows]
        if round_number == 0:
            ExportRecord.objects.bulk_create(
                ExportRecord(screen="a.b", file_format="csv", row_count=value) for value in later
            )
        if part.next is None:
            break
        cursor = part.next
    assert [pk for pk in seen if pk in old] == [pk for pk in wanted if pk in old and pk in seen]
    assert len(seen) == len(set(seen))
    assert old <= set(seen)


def test_moments_keep_their_microseconds_in_the_cursor() -> None:
    for number in range(6):
        TimelineEntry.objects.create(
            subject_kind="x", subject_id=1, verb="v", at=START + timedelta(microseconds=number)
        )
    keyset = Keyset(TimelineEntry.objects.all(), order("-at"))
    pages = forward(keyset, 2)  # type: ignore[arg-type]
    assert [len(page) for page in pages] == [2, 2, 2]
    assert len({pk for page in pages for pk in page}) == 6


def test_a_column_that_is_never_empty_costs_one_statement() -> None:
    keyset = Keyset(TimelineEntry.objects.all(), order("-at"))
    with CaptureQueriesContext(connection) as seen:
        keyset.page(10)
    assert len(seen) == 1
    assert "OFFSET" not in seen.captured_queries[0]["sql"]


def test_rows_and_their_number_are_looked_up_once() -> None:
    for number in range(7):
        TimelineEntry.objects.create(
            subject_kind="x", subject_id=number, verb="v", at=START + timedelta(hours=number // 2)
        )
    keyset = Keyset(TimelineEntry.objects.filter(verb="v"), order("-at"))
    for size, count_to in ((3, 5), (3, 7), (6, 8), (7, 9), (50, 60)):
        with CaptureQueriesContext(connection) as seen:
            part, count = keyset.first_page(size, count_to)
        assert len(seen) == 2
        assert part == keyset.page(size)
        assert count == min(7, count_to)
    second = keyset.page(3, keyset.first_page(3, 5)[0].next)
    assert [row.subject_id for row in second.rows] == [3, 2, 1]


def test_rows_and_their_number_where_some_have_no_sort_value() -> None:
    make([5, None, 7, None])
    keyset = Keyset(ExportRecord.objects.all(), order("-row_count"))
    part, count = keyset.first_page(3, 10)
    assert (part, count) == (keyset.page(3), 4)


def test_the_index_serves_both_parts_of_a_nullable_column() -> None:
    """No sort over the whole table: the planner walks (job_id, -id) for the page."""
    JobFailure.objects.bulk_create(
        JobFailure(job_id=n % 50, job_name="a", error="b", place="") for n in range(5000)
    )
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX probe ON shared_jobfailure (job_id, id)")
        cursor.execute("ANALYZE shared_jobfailure")
    keyset = Keyset(JobFailure.objects.all(), order("-job_id"))
    part = keyset.page(20)
    assert part.next is not None
    rows = keyset._part(21, part.next, is_backward=False, nulls=None)
    assert "Index" in rows.explain()
    assert "Sort" not in rows.explain()


def test_a_tampered_or_foreign_cursor_is_the_first_page() -> None:
    text = Cursor("next", "-at", "2026-01-01T00:00:00+00:00", 5).dump()
    assert Cursor.load(text, "-at") is not None
    assert Cursor.load(text, "at") is None
    assert Cursor.load(text[:-2] + "xx", "-at") is None
    assert Cursor.load("junk", "-at") is None
