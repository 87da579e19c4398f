"""Appeals with blocked words: registered like all others, shown to the public only after somebody has read them."""

from typing import Any

from django.utils.translation import gettext as _

from qala.contact.appeals.models import Appeal
from qala.public.portal.access import can_moderate
from qala.public.portal.models import HeldAppeal
from qala.public.portal.queries.blocked import blocked_words
from qala.public.portal.rules.blocked import blocked_in
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, require


def hold_back(*, appeal_id: int) -> HeldAppeal | None:
    """Hold an appeal that came in from outside with a blocked word; None for all others. One statement for a clean one,
    none in a city without blocked words."""
    words = blocked_words()
    if not words:
        return None
    appeal = Appeal.objects.filter(pk=appeal_id, channel__is_staff_only=False).only("id", "text").first()
    found = blocked_in(appeal.text, words) if appeal else []
    if appeal is None or not found:
        return None
    with atomic():
        Appeal.objects.filter(pk=appeal.pk).update(is_public=False)
        held = HeldAppeal.objects.create(appeal=appeal, words=found, held_at=now())
        timeline.add(appeal, "note", note=_("Not public until it is read: %s") % ", ".join(found))
    return held


def hold_on(*, appeal_id: int) -> None:
    """Keep a held appeal, or one that was decided to stay hidden, out of the public. Safe to run twice."""
    if HeldAppeal.objects.filter(pk=appeal_id).exclude(state=HeldAppeal.State.SHOWN).exists():
        Appeal.objects.filter(pk=appeal_id).update(is_public=False)


def decide_held(*, appeal_id: int, is_shown: bool, by: Any) -> HeldAppeal:
    """Show it to everybody, as far as its topic is public, or leave it hidden. Raises NotAllowed, Missing, Conflict."""
    require(can_moderate(by))
    with atomic():
        held = lock(HeldAppeal, appeal_id)
        if held.state != HeldAppeal.State.WAITING:
            raise Conflict(_("This has been decided already."), code="decided")
        appeal = Appeal.objects.select_for_update(of=("self",)).select_related("topic").get(pk=appeal_id)
        held.state = HeldAppeal.State.SHOWN if is_shown else HeldAppeal.State.HIDDEN
        held.decided_at, held.decided_by = now(), by
        held.save(update_fields=["state", "decided_at", "decided_by"])
        if is_shown and appeal.topic.is_public and not appeal.is_legal:
            Appeal.objects.filter(pk=appeal_id).update(is_public=True)
        words = _("Read: may be public") if is_shown else _("Read: stays hidden from the public")
        timeline.add(appeal, "note", note=words, by=by)
    return held
