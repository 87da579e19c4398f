"""Every address is in the table of `tests/url_matrix.py`; those that are not public show a stranger nothing."""

from typing import Any

import pytest
from django.urls import reverse

from tests.architecture.addresses import Address, all_addresses
from tests.url_matrix import PUBLIC, URL_MATRIX

# Arguments of patterns whose form the test cannot guess.
EXAMPLES = {"people:change_account": {"pk": 987654321, "change": "deactivate"}}
# A stranger is sent to sign in, refused, or told that there is nothing.
CLOSED = {302, 401, 403, 404, 405}


def test_every_address_is_in_the_table() -> None:
    names = {address.name for address in all_addresses()}
    assert sorted(names - set(URL_MATRIX)) == [], "add these to tests/url_matrix.py with who may open them"
    assert sorted(set(URL_MATRIX) - names) == [], "these addresses are gone"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", [a for a in all_addresses() if URL_MATRIX.get(a.name) != PUBLIC], ids=lambda a: a.name
)
def test_strangers_see_nothing(address: Address, client_for: Any) -> None:
    path = reverse(address.name, kwargs=EXAMPLES.get(address.name, address.arguments))
    for method in ("get", "post"):
        response = getattr(client_for(), method)(path)
        assert response.status_code in CLOSED, f"{method} {path}: {response.status_code}"
        if response.status_code == 302:
            assert "/accounts/" in response["Location"], f"{method} {path} leads to {response['Location']}"
