"""Counters that strangers raise do not wait for the disk, and nothing else hurries with them."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from qala.shared.throttle import attempts, counted


def waits() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        return str(cursor.fetchone()[0])


@pytest.fixture
def usual() -> Iterator[None]:
    """As of a server that keeps what it was told; that of the tests does not."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        yield
        cursor.execute("RESET synchronous_commit")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("usual")
def test_alone_it_does_not_wait() -> None:
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")  # what a statement alone is for the server
        attempts("page", "a", seconds=60)
        inside = waits()
        cursor.execute("COMMIT")
    assert (inside, waits()) == ("off", "on")
    assert attempts("page", "a", seconds=60)[0] == counted("page", "a") == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("usual")
def test_with_more_in_the_transaction_it_does() -> None:
    with transaction.atomic():
        attempts("page", "a", seconds=60)
        assert waits() == "on"
    assert counted("page", "a") == 1
