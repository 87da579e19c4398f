"""Where deliveries may go, and what others' words become."""

from contextlib import suppress

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qala.contact.deliveries.actions.sealing import opened, sealed
from qala.contact.deliveries.rules.pauses import MOST_TRIES, PAUSES, pause_after
from qala.contact.deliveries.rules.remote import Strange, created, resolved, standings
from qala.contact.deliveries.rules.troubles import SAYINGS, in_words
from qala.shared import troubles, web
from qala.shared.outside import is_outside, split


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.5.5", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1",
        "fe80::1%eth0",
        "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "224.0.0.1", "255.255.255.255", "192.0.2.1",
        "240.0.0.1", "198.18.0.1", "192.0.0.8", "192.88.99.1", "168.63.129.16", "::", "::7f00:1",
        "::ffff:93.184.216.34",
        "64:ff9b::a00:1", "64:ff9b::5db8:d822", "64:ff9b:1::a00:1", "fec0::1", "2001::1", "2001:20::1", "2001:db8::1",
        "2002:5db8:d822::1", "3fff::1", "5f00::1", "100::1", "ff02::1",
    ],
)  # fmt: skip
def test_the_inner_network(address: str) -> None:
    assert not is_outside(address)


def test_the_open_network() -> None:
    assert is_outside("93.184.216.34")
    assert is_outside("2606:4700::1111")
    assert is_outside("2a02:6b8::2:242")


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/", "ftp://example.org/", "https://user:word@example.org/", "https:///x", "file:///etc/passwd",
        "https://example.org:99999/", "https://example.org/a b", "https://example.org/\r\nX: y", "", "gopher://x",
        "https://қала.example/", "https://example.org/өтініш", "https://example.org/?q=ұ",
    ],
)  # fmt: skip
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(ValueError):
        split(url, is_inside_allowed=False)


def test_https_only_outside() -> None:
    assert split("https://example.org/x?y=1", is_inside_allowed=False).hostname == "example.org"
    assert split("http://127.0.0.1:8000/", is_inside_allowed=True).port == 8000


@pytest.mark.parametrize(
    "url", ["https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://2130706433/"]
)
def test_a_name_that_leads_inside_is_not_called(url: str) -> None:
    with pytest.raises(web.Unreached, match="not allowed"):
        web.call("GET", url)


def test_pauses_grow_and_end() -> None:
    assert list(PAUSES) == sorted(PAUSES) == [pause_after(tries) for tries in range(1, MOST_TRIES)]
    assert pause_after(MOST_TRIES) is None


@pytest.mark.parametrize(
    "error",
    [
        *troubles.SAYINGS,
        *SAYINGS, "answered 503", "no connection (ConnectionRefusedError)", "not written: not_allowed",
        "not written: the appeal is with another executor by now",
    ],
)  # fmt: skip
def test_what_went_wrong_is_said_in_words(error: str) -> None:
    with override("ru"):
        said = in_words(error)
    assert said != error
    assert said[0] in "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ"


def test_what_nobody_foresaw_stays_as_it_is() -> None:
    assert in_words("something else") == "something else"
    assert in_words("") == ""


def test_sealing() -> None:
    assert opened(sealed("their-key")) == "their-key"
    assert "their-key" not in sealed("their-key")
    assert opened("junk") == ""
    assert sealed("") == ""


LEAF = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
ROW = st.dictionaries(
    st.sampled_from(["service_request_id", "status", "token", "x"]), LEAF | st.lists(LEAF), max_size=3
)
ANY = LEAF | ROW | st.lists(LEAF | ROW, max_size=3)


@given(ANY)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_they_say(data: object) -> None:
    for read in (created, resolved, standings):
        with suppress(Strange):
            read(data)


def test_what_they_should_say() -> None:
    assert created([{"service_request_id": 17}]).number == "17"
    assert created([{"token": "t"}]).token == "t"
    (one,) = standings(
        [{"service_request_id": "1", "status": "CLOSED", "status_notes": None}, {"status": "open"}, 5]
    )
    assert (one.number, one.status, one.notes) == ("1", "closed", "")
