"""People and files without surprises."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile

from qala.ground.files import actions
from qala.ground.files.models import StoredFile
from qala.ground.files.tests import media

_numbers = count(1)


def person(kind: str = "resident") -> Any:
    number = next(_numbers)
    return get_user_model().objects.create_user(
        email=f"files{number}@example.org", kind=kind, full_name=f"N {number}"
    )


def given(body: bytes, name: str = "IMG_0001.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, body, content_type="image/jpeg")


def photo(by: Any = None, **more: Any) -> StoredFile:
    return actions.store(given(media.jpeg()), by=by, **more)


def published(file: StoredFile) -> dict[str, bytes]:
    """The bytes of everything that others may see."""
    from qala.ground.files import storage

    found = {}
    for variant, key in file.keys.items():
        if variant != "original":
            with storage.kept().open(key) as opened:
                found[variant] = opened.read()
    return found
