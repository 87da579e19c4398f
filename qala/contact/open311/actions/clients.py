"""Give a program a key, change what it opens, take it back."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.open311.access import can_keep_clients
from qala.contact.open311.models import ApiClient
from qala.contact.open311.models.client import Scope
from qala.contact.open311.rules.keys import hint_of, key_hash, new_key
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require

FIELDS = ("name", "contact", "organisation", "acts_as", "scopes", "minute_limit", "day_limit")


def issue_client(*, by: Any, **words: Any) -> tuple[ApiClient, str]:
    """A new client and its key, which nobody can read again. Raises NotAllowed, Invalid, Conflict (name taken)."""
    require(can_keep_clients(by))
    _check(words)
    key, at = new_key(), now()
    with atomic():
        if ApiClient.objects.filter(name=words["name"], owner=None).exists():
            raise Conflict(_("There is a client of this name already."), code="name_taken")
        client = ApiClient.objects.create(
            key_hash=key_hash(key), key_hint=hint_of(key), made_at=at, key_made_at=at, **words
        )
        timeline.add(client, "issue", by=by, data={"scopes": client.scopes})
    return client, key


def change_client(*, client_id: int, by: Any, **words: Any) -> ApiClient:
    """Another name, other scopes, other limits; they hold from the next call on. Raises as `issue_client`, Missing."""
    require(can_keep_clients(by))
    _check(words)
    with atomic():
        client = lock(ApiClient, client_id)
        _check_kept_here(client)
        if ApiClient.objects.filter(name=words["name"], owner=None).exclude(pk=client_id).exists():
            raise Conflict(_("There is a client of this name already."), code="name_taken")
        changed = [name for name in FIELDS if name in words and getattr(client, name) != words[name]]
        for name in changed:
            setattr(client, name, words[name])
        client.save()
        timeline.add(client, "edit", by=by, data={"fields": changed})
    return client


def renew_key(*, client_id: int, by: Any) -> tuple[ApiClient, str]:
    """A new key; the old one opens nothing from now on. Raises NotAllowed, Missing, Conflict (revoked)."""
    require(can_keep_clients(by))
    key = new_key()
    with atomic():
        client = lock(ApiClient, client_id)
        _check_kept_here(client)
        client.key_hash, client.key_hint, client.key_made_at = key_hash(key), hint_of(key), now()
        client.save(update_fields=["key_hash", "key_hint", "key_made_at"])
        timeline.add(client, "renew", by=by)
    return client, key


def revoke_client(*, client_id: int, by: Any) -> ApiClient:
    """The key opens nothing any more; what came by it stays. Raises NotAllowed, Missing, Conflict (revoked before)."""
    require(can_keep_clients(by))
    with atomic():
        client = lock(ApiClient, client_id)
        _check_active(client)
        client.revoked_at = now()
        client.save(update_fields=["revoked_at"])
        timeline.add(client, "revoke", by=by)
    return client


def _check_active(client: ApiClient) -> None:
    if not client.is_active:
        raise Conflict(_("This client's key was revoked."), code="revoked")


def _check_kept_here(client: ApiClient) -> None:
    """A person's own key can be revoked by others, and nothing else: it would open what its owner may not."""
    _check_active(client)
    if client.owner_id is not None:
        raise Conflict(_("This is a person's own key: it can only be revoked."), code="own")


def _check(words: dict[str, Any]) -> None:
    """The account must be able to do something: a member of staff in duty, who is not switched off."""
    scopes, account = set(words.get("scopes", ())), words.get("acts_as")
    if not scopes or scopes - set(Scope.values):
        raise Invalid(fields={"scopes": _("Choose at least one.")})
    if scopes - {Scope.OPEN311.value} and account is None:
        raise Invalid(fields={"acts_as": _("The scopes of Qala's API need an account to act for.")})
    if account is not None and (account.kind != "staff" or not account.is_active):
        raise Invalid(fields={"acts_as": _("Choose an active account of staff.")})
