"""One small city for all tests of a module: made once inside a transaction, undone after the last of them."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.personas import everybody
from tests.small_city import SmallCity, build


@pytest.fixture(scope="module")
def _city_of_the_module(django_db_setup: None, django_db_blocker: Any) -> Iterator[SmallCity]:
    from django.db import connection, transaction

    from qala.contact.catalog.queries import forget_book
    from qala.ground.places import locating

    with django_db_blocker.unblock(), transaction.atomic():
        forget_book()
        locating.forget()
        city = build(everybody())
        connection.check_constraints()  # now, else at the end of every test anew
        yield city
        transaction.set_rollback(True)
    forget_book()
    locating.forget()


@pytest.fixture
def city(_city_of_the_module: SmallCity, db: None) -> SmallCity:
    """The city; what a test changes in it is undone after the test."""
    return _city_of_the_module
