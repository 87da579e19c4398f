"""What is typed is kept on the server while the conversation lasts."""

import uuid
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from qala.contact.contacts.access import can_take
from qala.contact.contacts.models import ContactDraft
from qala.contact.contacts.queries.caller import others_with, resident_of
from qala.contact.contacts.queries.gate import gate
from qala.contact.contacts.rules.times import LONGEST
from qala.ground.people.rules import phones
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Invalid, require
from qala.shared.live import announce

TOPIC = "contact_presence"
MAX_VALUES, MAX_LETTERS, MOST_DRAFTS = 60, 12_000, 30


def keep_draft(*, key: uuid.UUID, data: dict[str, Any], by: Any, elapsed_s: float = 0) -> ContactDraft:
    """Keep the words of one tab; the moment of its first key stays. Tells others with the same person.

    `data`: names of fields to texts or lists of texts. Raises NotAllowed, Invalid (too much).
    """
    require(can_take(by))
    _check(data)
    phone = phones.caller(str(data.get("phone", ""))) or ""
    at = now()
    with atomic():
        before = ContactDraft.objects.select_for_update(no_key=True).filter(operator=by, key=key).first()
        if before is None and ContactDraft.objects.filter(operator=by).count() >= MOST_DRAFTS:
            raise Invalid(_("There are too many unfinished contacts. Finish or drop some."), code="too_many")
        is_same = before is not None and before.phone == phone
        resident_id = before.resident_id if before and is_same else getattr(resident_of(phone), "pk", None)
        opened = at - timedelta(seconds=min(max(elapsed_s, 0), LONGEST.total_seconds()))
        draft = ContactDraft(
            operator=by,
            key=key,
            phone=phone,
            resident_id=resident_id,
            data=data,
            opened_at=opened,
            touched_at=at,
        )
        # Two saves of one tab may meet; the later words win and the first moment stays.
        ContactDraft.objects.bulk_create(
            [draft],
            update_conflicts=True,
            unique_fields=["operator", "key"],
            update_fields=["phone", "resident", "data", "touched_at"],
        )
        if not is_same:
            if before is not None:
                tell_others(before)
            tell_others(draft)
    return draft


def drop_draft(*, key: uuid.UUID, by: Any) -> None:
    """Forget one tab's words. Nothing happens when they are gone already. Raises NotAllowed."""
    require(can_take(by))
    with atomic():
        draft = take_draft(key, by)
        if draft is not None:
            tell_others(draft)


def take_draft(key: uuid.UUID | None, by: Any) -> ContactDraft | None:
    """Out of the table and into the hands of the caller; None when there is none. Inside `atomic()`."""
    if key is None:
        return None
    draft = ContactDraft.objects.select_for_update().filter(operator=by, key=key).first()
    if draft is not None:
        ContactDraft.objects.filter(pk=draft.pk).delete()
    return draft


def tell_others(draft: ContactDraft) -> None:
    """Live news to operators with the same person: no phone, no name, just that something has changed."""
    to = {f"user:{other.operator_id}" for other in others_with(draft)}
    if to:
        announce(TOPIC, {"by": draft.operator_id}, to=to)


def sweep_drafts() -> int:
    """Forget what nobody has touched for the parameter's days; how many went."""
    before = now() - timedelta(days=gate().parameters.draft_days)
    return ContactDraft.objects.filter(touched_at__lt=before).delete()[0]


def _check(data: dict[str, Any]) -> None:
    letters = sum(len(str(name)) + len(str(value)) for name, value in data.items())
    if len(data) > MAX_VALUES or letters > MAX_LETTERS:
        raise Invalid(_("This is too much for a draft."), code="too_long")
