"""A city's figure in a test, without its rights and days."""

from datetime import date
from typing import Any

from qala.shared.models import Parameter
from qala.shared.parameters import meaning_of
from qala.shared.parameters.reading import forget

SINCE = date(2020, 1, 1)


def put(key: str, value: Any) -> None:
    """`put("portal.code_tries", 3)`: holds since long ago."""
    known = meaning_of(key)
    assert known is not None, key
    text = known[1].spell(value)
    assert known[1].read(text) is not None, f"{value} is out of the limits of {key}"
    Parameter.objects.update_or_create(key=key, valid_from=SINCE, defaults={"value": text})
    forget()
