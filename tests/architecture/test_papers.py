"""Every event and permission is documented, as it is in the code."""

import pytest

from qala.shared.papers import PAGES, event_types
from qala.shared.permissions import all_permissions
from tests.architecture.sources import ROOT


@pytest.mark.parametrize("name", PAGES)
def test_the_page_says_what_the_code_says(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == PAGES[name](), "run `qala papers`"


def test_every_event_says_what_it_means() -> None:
    assert [
        event.__name__
        for event in event_types()
        if not event.__doc__ or event.__doc__.startswith(event.__name__)
    ] == []


def test_every_permission_gives_its_reason() -> None:
    assert [right.code for right in all_permissions() if not str(right.why) or not right.roles] == []
