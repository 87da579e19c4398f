"""A person makes a key for their own programs, and takes it back. It raises limits and gives no rights whatever."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.open311.access import own_keys
from qala.contact.open311.models import ApiClient
from qala.contact.open311.rules.keys import hint_of, key_hash, new_key
from qala.contact.open311.rules.parameters import OpenAddressParameters
from qala.ground.people.models import User
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, found, lock
from qala.shared.errors import Conflict, Invalid, NotSignedIn
from qala.shared.parameters.reading import of_today

MAX_NAME = 120


def make_own_key(*, name: str, by: Any) -> tuple[ApiClient, str]:
    """The key is told once, here. Raises NotSignedIn, Invalid (no name), Conflict (the bound, the name is taken)."""
    if not by.is_authenticated:
        raise NotSignedIn
    name = " ".join(name.split())
    if not name or len(name) > MAX_NAME:
        raise Invalid(fields={"name": _("Give the key a short name.")})
    key, at = new_key(), now()
    with atomic():
        lock(User, by.pk)  # of two presses the second sees the row of the first
        active = own_keys(by).filter(revoked_at=None)
        if active.filter(name=name).exists():
            raise Conflict(fields={"name": _("You have a key of this name already.")}, code="name_taken")
        most = of_today(OpenAddressParameters).own_keys
        if active.count() >= most:
            text = _("You have %(count)d keys; revoke one of them first.") % {"count": most}
            raise Conflict(text, code="too_many_keys")
        made = ApiClient.objects.create(
            name=name,
            owner_id=by.pk,
            key_hash=key_hash(key),
            key_hint=hint_of(key),
            made_at=at,
            key_made_at=at,
        )
        timeline.add(made, "issue", by=by)
    return made, key


def revoke_own_key(*, client_id: int, by: Any) -> ApiClient:
    """It raises nothing any more. Raises Missing (somebody else's, or revoked before)."""
    with atomic():
        row = lock(ApiClient, found(own_keys(by), pk=client_id).pk)
        found(own_keys(by), pk=row.pk, revoked_at=None)
        row.revoked_at = now()
        row.save(update_fields=["revoked_at"])
        timeline.add(row, "revoke", by=by)
    return row
