"""People of these tests: an administrator who may edit, an operator who may only look."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from qala.ground.people.models import Duty, User


@pytest.fixture(autouse=True)
def english(settings: Any) -> Iterator[None]:
    """Words in asserts are the English ones, also in what the test client gets."""
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def admin(db: None) -> Any:
    """Keeps the organisations."""
    return _staff("administrator")


@pytest.fixture
def operator(db: None) -> Any:
    """Answers the phone; may look."""
    return _staff("operator")


def _staff(role: str) -> User:
    user = User.objects.create_user(email=f"{role}@example.org", full_name=role, kind=User.Kind.STAFF)
    Duty.objects.create(user=user, role=role, valid_from=date(2020, 1, 1))
    return user
