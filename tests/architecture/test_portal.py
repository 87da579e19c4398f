"""Every address of the portal alone answers, writes nothing and reads only what its role may."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as real
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import Resolver404, resolve

from qala.config import portal_only
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.portal.reads import statements
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
    """Until it ends the database refuses to write, and to read what is not for everybody."""
    savepoint = transaction.savepoint()
    with connection.cursor() as cursor:
        role = connection.ops.quote_name(f"reader_{connection.settings_dict['NAME']}")
        cursor.execute(f"CREATE ROLE {role}")
        for statement in statements(role.strip('"')):
            cursor.execute(statement)
        cursor.execute(f"SET LOCAL ROLE {role}")
        cursor.execute("SET LOCAL transaction_read_only = on")
    yield
    transaction.savepoint_rollback(savepoint)


SECRET = (
    "password FROM people_user", "full_name FROM people_user", "session_data FROM django_session",
    "text FROM appeals_appeal", "resident_id FROM appeals_appeal", "secret_hash FROM appeals_appeal",
    "text FROM appeals_answer", "note FROM published_publication", "note FROM shared_timelineentry",
    "contact FROM consultations_consultationremark", "id FROM contacts_contact", "id FROM finance_payment",
    "id FROM polls_ballot", "id FROM people_userevent", "id FROM notifications_dispatch",
)  # fmt: skip


@pytest.mark.usefixtures("only_reading")
def test_it_answers_and_writes_nothing(paths: list[str]) -> None:
    assert len(paths) > 60
    files = [f"/opendata/data/{code}.{kind}" for code in DATASETS for kind in ("csv", "jsonl", "xlsx")]
    assert failed(files, "get") == {}
    assert failed(paths, "get") == {}
    assert failed(paths, "post") == {}


def failed(paths: list[str], method: str) -> dict[str, int]:
    """Addresses that could not be answered."""
    found = {}
    for path in paths:
        savepoint = transaction.savepoint()
        response = getattr(Client(raise_request_exception=False), method)(path)
        body = response.getvalue()
        transaction.savepoint_rollback(savepoint)
        if response.status_code >= 500 or (response.status_code == 200 and not body):
            found[path] = response.status_code
    return found


@pytest.mark.usefixtures("only_reading")
def test_what_is_not_for_everybody_is_refused() -> None:
    for what in SECRET:
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(f"SELECT {what} LIMIT 1")
