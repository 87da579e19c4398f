"""Secret addresses of calendars."""

import hashlib
import secrets
from typing import Any

from django.utils.translation import get_language

from qala.ground.people.access import can
from qala.office.exchange.models import CalendarLink
from qala.office.projects.access import OPEN, SEE, require_may
from qala.office.projects.models import Project
from qala.shared.clock import now
from qala.shared.db import atomic, found
from qala.shared.errors import require


def make_link(*, by: Any, project_id: int | None = None) -> tuple[CalendarLink, str]:
    """A new address for the person's own days (`project_id` None) or those of a project; the earlier one ends.

    The secret is told once. Raises NotAllowed, Missing.
    """
    with atomic():
        require(can(by, OPEN))
        if project_id is not None:
            require_may(by, SEE, found(Project, pk=project_id))
        end_link(by=by, project_id=project_id)
        secret = secrets.token_urlsafe(24)
        row = CalendarLink.objects.create(
            owner=by,
            project_id=project_id,
            secret_hash=hashed(secret),
            language=(get_language() or "kk")[:2],
            made_at=now(),
        )
    return row, secret


def end_link(*, by: Any, project_id: int | None = None) -> int:
    """The address shows nothing from now on; returns how many ended."""
    links = CalendarLink.objects.filter(owner=by, ended_at=None)
    links = links.filter(project=None) if project_id is None else links.filter(project_id=project_id)
    return links.update(ended_at=now())


def hashed(secret: str) -> str:
    """As it is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()
