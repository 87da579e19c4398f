"""Every address is in the table of `tests/url_matrix.py`, and every persona gets there what the table says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.architecture.addresses import all_addresses
from tests.small_city import SmallCity
from tests.url_matrix import ALL, LETTERS, SIGNED_IN, URL_MATRIX, Row, path_of

REFUSED = {401, 403, 404}
DONE = {200, 302, 422}
# What an ordinary GET may write: the visitor's own session, counters, caches, and who looked at what.
# Who takes a file away is written down.
FILES = ("shared_exportrecord",)
MAY_WRITE = (
    "django_session",
    "usersessions_usersession",
    "shared_throttlecount",
    "people_shared_cache",
    "people_personaldataview",  # who looked at what people said is itself written down
    "faq_opening",  # how often an answer was opened
    *FILES,
)
# Where the role makes no difference, three ask: nobody, a resident, an administrator.
EACH_KIND = "-rA"
NAMES = sorted(URL_MATRIX)
ROOMS = sorted({name.partition(":")[0] for name in NAMES})
# They write a cookie of this browser and nothing else (`shared.guards.for_this_browser_alone`).
OF_THE_BROWSER = ["set_language", "shared:preferences"]
Visit = Callable[..., Any]


@pytest.fixture(scope="module")
def clients(_city_of_the_module: SmallCity, django_db_blocker: Any) -> dict[tuple[str, bool], Client]:
    """Everybody, signed in once, with and without a check of forms' tokens: what a process keeps, it keeps here too."""
    made: dict[tuple[str, bool], Client] = {}
    with django_db_blocker.unblock():
        for name, user in _city_of_the_module.people.by_name().items():
            for checks_csrf in (False, True):
                client = Client(enforce_csrf_checks=checks_csrf, raise_request_exception=False)
                if user is not None:
                    client.force_login(user)
                    client.get(
                        "/robots.txt"
                    )  # the session's first visit is written down, here and not every time
                made[LETTERS[name], checks_csrf] = client
    return made


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside."""
    savepoint = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(savepoint)


@pytest.fixture
def visit(city: SmallCity, clients: dict[tuple[str, bool], Client]) -> Visit:
    """`visit("o", "post", path)`: one call; what it changed is undone, if it is more than a look. `is_short` asks for
    refusals without the page around them, which takes most of the time."""

    def go(letter: str, method: str, path: str, *, checks_csrf: bool = False, is_short: bool = False) -> Any:
        client = clients[letter, checks_csrf]
        headers = {"accept": "application/json"} if is_short else {}
        kept = client.cookies.copy()
        try:
            if method == "get":  # as good as nothing: the caller looks at what is written
                return client.get(path, headers=headers)
            with undone():
                return getattr(client, method)(path, headers=headers)
        finally:
            client.cookies = kept

    return go


def test_every_address_is_in_the_table() -> None:
    names = {address.name for address in all_addresses()}
    assert sorted(names - set(URL_MATRIX)) == [], "add these to tests/url_matrix.py with who may open them"
    assert sorted(set(URL_MATRIX) - names) == [], "these addresses are gone"


def verdict(row: Row, allowed: str, letter: str, response: Any) -> str:
    """What is wrong with an answer; nothing when it is as the table says."""
    code = response.status_code
    if letter in allowed:
        return "" if code in DONE | set(row.codes) else f"{letter} may, but got {code}"
    if letter == "-" and code == 302 and response["Location"].startswith("/accounts/"):
        return ""
    return "" if code in REFUSED else f"{letter} may not, but got {code}"


def wrong_at(name: str, city: SmallCity, visit: Visit) -> list[str]:
    """What is not as the table says at one address."""
    row, path = URL_MATRIX[name], path_of(name, city)
    wrong = []
    for method, allowed in (("get", row.see), ("post", row.do)):
        if not allowed:
            # Nobody may: the method itself is refused.
            code = visit("A", method, path).status_code
            if code != 405:
                wrong.append(f"{method} {path}: {code}, 405 expected")
            continue
        for letter in EACH_KIND if set(allowed) in (set(ALL), set(SIGNED_IN)) else ALL:
            with CaptureQueriesContext(connection) if method == "get" else nullcontext() as seen:
                answer = visit(letter, method, path, is_short=letter not in allowed)
            if said := verdict(row, allowed, letter, answer):
                wrong.append(f"{method} {path}: {said}")
            if method == "get":
                wrong += [f"looking at {path} as {letter} writes: {sql}" for sql in writes(seen)]
    return wrong + without_token(name, path, visit)


def without_token(name: str, path: str, visit: Visit) -> list[str]:
    """A form that another site sends is refused before it is read."""
    row = URL_MATRIX[name]
    if not row.do or name in OF_THE_BROWSER:
        return []
    code = visit(row.do[0], "post", path, checks_csrf=True, is_short=True).status_code
    return [] if code == 403 else [f"a form without its token at {path}: {code}, 403 expected"]


def writes(seen: CaptureQueriesContext) -> list[str]:
    """Statements that change what an ordinary look may not."""
    return [
        sql[:200]
        for query in seen.captured_queries
        if (sql := query["sql"]).lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "TRUNCATE"))
        and not any(table in sql for table in MAY_WRITE)
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_everybody_gets_what_the_table_says(room: str, city: SmallCity, visit: Visit) -> None:
    wrong: list[str] = []
    for name in NAMES:
        if name.partition(":")[0] == room:
            with undone():
                wrong += wrong_at(name, city, visit)
    assert wrong == []


@pytest.mark.parametrize("name", OF_THE_BROWSER)
@pytest.mark.parametrize(
    ("told", "is_taken"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://elsewhere.example"}, False),
        ({"Origin": "null"}, False),
    ],
)
def test_how_this_browser_sees_the_site_is_set_from_the_site_alone(
    name: str, told: dict[str, str], is_taken: bool, city: SmallCity
) -> None:
    client = Client(enforce_csrf_checks=True, headers=told)
    assert (client.post(path_of(name, city)).status_code != 403) == is_taken


@pytest.mark.parametrize("method", ["patch", "delete"])
def test_uploads_ask_for_the_token_too(method: str, city: SmallCity, visit: Visit) -> None:
    assert visit("o", method, path_of("files:upload", city), checks_csrf=True).status_code == 403
