"""Everybody reads; who takes a dataset back is said here."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.ground.people.access import can
from qala.public.opendata.models import Reuse
from qala.public.opendata.rules.statuses import State
from qala.shared.permissions import permission

RELEASE, MODERATE = "opendata.release", "opendata.moderate"

permission(
    RELEASE,
    _("Withdraw datasets from open data and release them again"),
    _("What programs of others rely on is taken back by few, and the reason is read by everybody."),
    ("content_editor", "administrator"),
)
permission(
    MODERATE,
    _("Decide which uses of open data are shown"),
    _("Strangers write what stands on the city's page beside a link that everybody may follow."),
    ("content_editor", "administrator"),
)


def shown_uses() -> QuerySet[Reuse]:
    """What everybody sees, the newest first; by whom it was told and decided stays in the database."""
    return Reuse.objects.filter(state=State.SHOWN).defer("told_by", "decided_by", "reason")


def told_uses(user: Any) -> QuerySet[Reuse]:
    """What the person told while signed in; nothing for a stranger. The newest first."""
    return Reuse.objects.filter(told_by_id=user.pk or 0).order_by("-proposed_at", "-id")


def can_revise(user: Any, row: Reuse) -> bool:
    """Whether the person told it."""
    return row.told_by_id is not None and row.told_by_id == user.pk


def can_release(user: Any) -> bool:
    """Whether the person decides about datasets."""
    return can(user, RELEASE)


def can_moderate(user: Any) -> bool:
    """Whether the person decides about uses."""
    return can(user, MODERATE)
