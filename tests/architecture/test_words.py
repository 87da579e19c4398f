"""Texts are found by their function's name: under another name they would stay in English for ever."""

import re

from tests.architecture.sources import files, name_of

RENAMED = re.compile(r"\b[pn]{0,2}gettext(?:_lazy)? as (\w+)")


def test_gettext_is_called_by_names_that_are_collected() -> None:
    found = {
        name_of(path): names
        for path in files(".py", without=frozenset({"migrations"}))
        if (names := set(RENAMED.findall(path.read_text(encoding="utf-8"))) - {"_"})
    }
    assert found == {}
