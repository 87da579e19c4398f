"""What is typed is kept on the server while the conversation lasts."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from qala.contact.contacts.access import can_take
from qala.contact.contacts.actions import at_the_desk
from qala.contact.contacts.models import Contact, ContactDraft
from qala.contact.contacts.queries.caller import others_with, resident_of
from qala.contact.contacts.rules.parameters import DeskParameters
from qala.contact.contacts.rules.times import LONGEST
from qala.ground.people.rules import phones
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.live import announce
from qala.shared.parameters.reading import of_today

TOPIC = "contact_presence"
MAX_VALUES, MAX_LETTERS, MOST_DRAFTS = 60, 12_000, 30


def keep_draft(
    *, key: uuid.UUID, data: dict[str, Any], by: Any, elapsed_s: float = 0, has_hung_up: bool = False
) -> ContactDraft:
    """Keep the words of one tab; the moment of its first key stays. Tells others with the same person, and the shift
    that the operator talks (or writes, when the caller `has_hung_up`).

    `data`: names of fields to texts or lists of texts. Raises NotAllowed, Invalid (too much).
    """
    require(can_take(by))
    _check(data)
    phone = phones.caller(str(data.get("phone", ""))) or ""
    at = now()
    opened = at - timedelta(seconds=min(max(elapsed_s, 0), LONGEST.total_seconds()))
    with atomic():
        draft = locked_draft(key, by, opened)
        if draft.contact_id is not None:
            return draft
        is_new, has_changed = not draft.data, draft.data != data
        if is_new and unfinished(by).count() > MOST_DRAFTS:
            raise Invalid(_("There are too many unfinished contacts. Finish or drop some."), code="too_many")
        is_same = draft.phone == phone
        if not is_same:
            tell_others(draft)
            draft.phone, draft.resident = phone, resident_of(phone)
        draft.data, draft.touched_at = data, at
        draft.save(update_fields=["phone", "resident", "data", "touched_at"])
        if not is_same:
            tell_others(draft)
        if is_new or (has_changed and not has_hung_up):
            at_the_desk.begun(by)
        if has_hung_up:
            at_the_desk.talked(by)
    return draft


def drop_draft(*, key: uuid.UUID, by: Any) -> None:
    """Forget one tab's words. Nothing happens when they are gone already. Raises NotAllowed."""
    require(can_take(by))
    with atomic():
        draft = unfinished(by).select_for_update().filter(key=key).first()
        if draft is not None:
            tell_others(draft)
            draft.delete()


def locked_draft(key: uuid.UUID, by: Any, opened_at: datetime) -> ContactDraft:
    """The tab's row, made when it is missing, and locked; who asks for it at once waits. Inside `atomic()`."""
    mine = ContactDraft.objects.select_for_update(no_key=True).filter(operator=by, key=key)
    while (draft := mine.first()) is None:  # dropped between the two statements: once more
        fresh = ContactDraft(operator=by, key=key, opened_at=opened_at, touched_at=now())
        ContactDraft.objects.bulk_create([fresh], ignore_conflicts=True)
    return draft


def take_draft(key: uuid.UUID | None, by: Any) -> ContactDraft | None:
    """Into the hands of the caller, who ends it with `end_draft`; None without a key. Inside `atomic()`.

    Raises Conflict: the conversation of this tab has been written down already.
    """
    if key is None:
        return None
    draft = locked_draft(key, by, now())
    if draft.contact_id is not None:
        raise Conflict(_("This conversation has been written down already."), code="finished")
    return draft


def end_draft(draft: ContactDraft, contact: Contact) -> None:
    """The words are the contact's now; the mark stays. Tells others with the same person."""
    tell_others(draft)
    draft.contact, draft.phone, draft.resident, draft.data = contact, "", None, {}
    draft.save(update_fields=["contact", "phone", "resident", "data"])


def unfinished(by: Any) -> QuerySet[ContactDraft]:
    """The conversations of an operator that are still going on."""
    return ContactDraft.objects.filter(operator=by, contact=None)


def tell_others(draft: ContactDraft) -> None:
    """Live news to operators with the same person: no phone, no name, just that something has changed."""
    to = {f"user:{other.operator_id}" for other in others_with(draft)}
    if to:
        announce(TOPIC, {"by": draft.operator_id}, to=to)


def sweep_drafts() -> int:
    """Forget what nobody has touched for the parameter's days; how many went."""
    before = now() - timedelta(days=of_today(DeskParameters).draft_days)
    return ContactDraft.objects.filter(touched_at__lt=before).delete()[0]


def _check(data: dict[str, Any]) -> None:
    letters = sum(len(str(name)) + len(str(value)) for name, value in data.items())
    if len(data) > MAX_VALUES or letters > MAX_LETTERS:
        raise Invalid(_("This is too much for a draft."), code="too_long")
