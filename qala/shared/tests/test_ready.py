"""Queries that are written once: the same rows as the queryset, for any values, at one statement."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import F, Value
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from qala.shared.db import atomic, lock
from qala.shared.errors import Missing
from qala.shared.ready import Ready

EARLY, LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def sessions(db: None) -> None:
    Session.objects.create(session_key="a", session_data="one", expire_date=LATE)
    Session.objects.create(session_key="b", session_data="two", expire_date=EARLY)


def test_other_values_find_other_rows(sessions: None, count_queries: Any) -> None:
    since: Ready[Session] = Ready(
        lambda at: Session.objects.filter(expire_date__gte=at).order_by("session_key"),
        datetime(2000, 1, 1, tzinfo=UTC),
    )
    assert [row.session_key for row in since(EARLY)] == ["a", "b"]
    with count_queries() as seen:
        assert [row.session_data for row in since(LATE)] == ["one"]
    assert len(seen) == 1
    assert since.first(datetime(2027, 1, 1, tzinfo=UTC)) is None
    row = since.first(LATE)
    assert row is not None
    assert (row.expire_date, row._state.adding) == (LATE, False)


def test_annotations_and_tuples(sessions: None) -> None:
    named: Ready[Session] = Ready(
        lambda key: Session.objects.annotate(also=F("session_data"), always=Value(7)).filter(session_key=key),
        "sample",
    )
    row: Any = named.first("b")
    assert (row.pk, row.also, row.always) == ("b", "two", 7)
    pairs: Ready[Any] = Ready(
        lambda key: Session.objects.filter(session_key=key).values_list("session_data", "session_key"),
        "sample",
    )
    assert pairs("a") == [("one", "a")]


def test_a_value_that_does_not_reach_the_statement_is_a_mistake(db: None) -> None:
    lost: Ready[Session] = Ready(lambda key: Session.objects.all(), "sample")
    with pytest.raises(ValueError, match="does not reach"):
        lost("a")


@pytest.mark.django_db(transaction=True)
def test_rows_are_locked_inside_a_transaction_only() -> None:
    Session.objects.create(session_key="a", session_data="one", expire_date=LATE)
    for _time in range(2):  # the first call writes the statement
        with pytest.raises(TransactionManagementError):
            lock(Session, "a")
        with atomic(), CaptureQueriesContext(connection) as seen:
            assert lock(Session, "a").session_data == "one"
        assert "FOR NO KEY UPDATE" in seen.captured_queries[0]["sql"]
    with atomic(), pytest.raises(Missing):
        lock(Session, "b")
