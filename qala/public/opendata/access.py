"""Everybody reads; who takes a dataset back is said here."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.people.access import can
from qala.shared.permissions import permission

RELEASE = "opendata.release"

permission(
    RELEASE,
    _("Withdraw datasets from open data and release them again"),
    _("What programs of others rely on is taken back by few, and the reason is read by everybody."),
    ("content_editor", "administrator"),
)


def can_release(user: Any) -> bool:
    """Whether the person decides about datasets."""
    return can(user, RELEASE)
