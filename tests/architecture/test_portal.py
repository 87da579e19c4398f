"""Every address of the portal alone answers, and writes nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as real
from django.db import connection, transaction
from django.test import Client
from django.urls import Resolver404, resolve

from qala.config import portal_only
from tests.small_city import SmallCity
from tests.url_matrix import URL_MATRIX, path_of


@pytest.fixture
def paths(city: SmallCity, settings: Any) -> list[str]:
    """Those that lead to something in the small city; from here on everybody is at the portal."""
    every = [path_of(name, city) for name in sorted(URL_MATRIX)]
    settings.PORTAL_ONLY, settings.MAIN_URL = True, "https://main.example"
    settings.ROOT_URLCONF = "qala.config.portal_urls"
    settings.MIDDLEWARE = portal_only.middleware(real.MIDDLEWARE)
    return [path for path in every if is_there(path)]


def is_there(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


@pytest.fixture
def only_reading(paths: list[str]) -> Iterator[None]:
    """Until it ends the database refuses to write."""
    savepoint = transaction.savepoint()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL transaction_read_only = on")
    yield
    transaction.savepoint_rollback(savepoint)


@pytest.mark.usefixtures("only_reading")
@pytest.mark.parametrize("method", ["get", "post"])
def test_it_answers_and_writes_nothing(paths: list[str], method: str) -> None:
    assert len(paths) > 60
    failed = {}
    for path in paths:
        savepoint = transaction.savepoint()
        status = getattr(Client(raise_request_exception=False), method)(path).status_code
        transaction.savepoint_rollback(savepoint)
        if status >= 500:
            failed[path] = status
    assert failed == {}
