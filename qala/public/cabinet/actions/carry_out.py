"""Erase a person when the wish was agreed and its day has come; clear later what had to be kept.

One transaction: a process killed in it leaves everything as it was, and the next run begins anew. Bytes go after the
commit; those that a kill leaves fall to `copies.sweep_copies`.
"""

import logging
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from qala.contact.appeals.models import Appeal, Reporter
from qala.contact.assistant.models import Conversation
from qala.contact.contacts.models import Contact, ContactDraft
from qala.contact.open311.access import own_keys
from qala.ground.notifications.models import ChannelChoice, Dispatch, Habit, Notification, PushSubscription
from qala.ground.people import sms
from qala.ground.people.actions import erase_account
from qala.ground.people.models import User
from qala.public.cabinet.actions.clearing import clear_appeal, clear_contact, clear_letter, clear_reporter
from qala.public.cabinet.actions.copies import drop_copies
from qala.public.cabinet.models import ErasureRequest, Following, Kept, Reading
from qala.public.cabinet.queries.appeals import confirmed_emails
from qala.public.cabinet.queries.holdings import appeals_of, calls_of, letters_of, reports_of
from qala.public.cabinet.queries.terms import days_of, kept_contact_until, kept_until
from qala.public.consultations.actions.forget import forget_remarks
from qala.public.consultations.queries.holdings import remarks_by
from qala.public.opendata.actions import forget_teller
from qala.public.portal.models import ContactCode
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock
from qala.shared.errors import Refusal
from qala.shared.mailing import UNSENT, message
from qala.shared.models import SavedView

State = ErasureRequest.State
LOOK_AGAIN = timedelta(days=30)
log = logging.getLogger("qala.cabinet")


def carry_out_due() -> int:
    """Every agreed wish whose day has come; returns how many. Any number of workers, each wish once."""
    due = ErasureRequest.objects.filter(state=State.AGREED, not_before__lte=now())
    count = 0
    for pk in list(due.order_by("not_before").values_list("pk", flat=True)):
        count += carry_out(erasure_id=pk)
    return count


def carry_out(*, erasure_id: int) -> bool:
    """All of it, or nothing; False when there was nothing to do (done already, withdrawn, not its day yet)."""
    with atomic():
        wish = lock(ErasureRequest, erasure_id)
        if wish.state != State.AGREED or wish.not_before > now():
            return False
        user = lock(User, wish.user_id)
        to = (user.email or "", user.phone or "")
        kept, cleared = _let_go(wish, user)
        _forget_corner(user)
        erase_account(user_id=user.pk)
        wish.state, wish.ended_at = State.DONE, now()
        wish.kept_count, wish.cleared_count = len(kept), cleared
        wish.save()
        timeline.add(wish, "erase", data={"kept": len(kept), "cleared": cleared})
        _tell(wish, *to)
    return True


def _let_go(wish: ErasureRequest, user: User) -> tuple[list[Kept], int]:
    """What may go at once goes, the rest is written down with its day; all of it leaves the account."""
    days, at, day = days_of(), now(), today()
    kept: list[Kept] = []
    cleared = 0
    for pk in sorted(appeals_of(user).values_list("pk", flat=True)):
        appeal = lock(Appeal, pk)
        until = kept_until(appeal, days, at=at)
        cleared += _go_or_stay(kept, until, day, partial(clear_appeal, appeal), wish, appeal=appeal)
    Appeal.objects.filter(resident_id=user.pk).update(resident=None)
    for part in reports_of(user).select_related("appeal"):
        until = kept_until(part.appeal, days, at=at)
        cleared += _go_or_stay(kept, until, day, partial(clear_reporter, part), wish, reporter=part)
    Reporter.objects.filter(resident_id=user.pk).update(resident=None)
    for call in calls_of(user).filter(appeal=None).select_for_update():
        until = kept_contact_until(call, days)
        cleared += _go_or_stay(kept, until, day, partial(clear_contact, call), wish, contact=call)
    Contact.objects.filter(resident_id=user.pk).update(resident=None)
    for letter in letters_of(user).filter(appeal=None):
        clear_letter(letter)
    Kept.objects.bulk_create(kept, ignore_conflicts=True)
    return kept, cleared


def _go_or_stay(
    kept: list[Kept], until: date, day: date, clear: Callable[[], None], wish: ErasureRequest, **thing: Any
) -> int:
    """1 when it was cleared now."""
    if until <= day:
        clear()
        return 1
    kept.append(Kept(erasure=wish, until=until, **thing))
    return 0


def _forget_corner(user: User) -> None:
    drop_copies(user)
    forget_remarks(remarks_by(user, confirmed_emails(user)))
    Following.objects.filter(user=user).delete()
    own_keys(user).delete()
    forget_teller(user)
    Reading.objects.filter(user=user).delete()
    for model in (Notification, Dispatch, ChannelChoice, Habit, PushSubscription):
        model.objects.filter(user=user).delete()
    # Every proven address: letters and codes may have gone to another than the main one.
    addresses = {*confirmed_emails(user), *filter(None, (user.email, user.phone))}
    Dispatch.objects.filter(address__in=addresses).update(address="", name="")
    ContactCode.objects.filter(contact__in=addresses).delete()
    Conversation.objects.filter(user=user).delete()
    SavedView.objects.filter(owner=user).delete()
    ContactDraft.objects.filter(resident=user).update(resident=None)


def _tell(wish: ErasureRequest, email: str, phone: str) -> None:
    """The last word to the person, in this transaction: nowhere is the address kept for later. It cannot stop it."""
    with override(wish.language):
        subject = _("Your data has been erased")
        body = _(
            "Good day!\n\nYour account and your data have been erased as you wished. %(count)s entries are kept "
            "without the account until their term by law ends; then they lose your name too."
        ) % {"count": wish.kept_count}
    try:
        if email:
            message(subject, body, email).send()
        elif phone and sms.is_available():
            sms.send(to=phone, text=f"Qala: {subject}")
    except (*UNSENT, Refusal) as problem:
        log.warning("the word on erasure %s was not sent: %s", wish.pk, type(problem).__name__)


def clear_kept(*, batch: int = 200) -> int:
    """What had to be kept and whose day has come loses its person; an appeal that is open again waits longer."""
    ids = Kept.objects.filter(cleared_at=None, until__lte=today()).order_by("until", "id")
    return sum(_clear_one(pk) for pk in list(ids.values_list("pk", flat=True)[:batch]))


def _clear_one(kept_id: int) -> int:
    with atomic():
        kept = lock(Kept, kept_id)
        if kept.cleared_at is not None:
            return 0
        appeal = lock(Appeal, kept.appeal_id) if kept.appeal_id else None
        if appeal is not None and appeal.is_open:
            kept.until = today() + LOOK_AGAIN
            kept.save()
            return 0
        if appeal is not None:
            clear_appeal(appeal)
        elif kept.reporter_id:
            clear_reporter(lock(Reporter, kept.reporter_id))
        elif kept.contact_id:
            clear_contact(lock(Contact, kept.contact_id))
        kept.cleared_at = now()
        kept.save()
        timeline.add(kept.erasure, "clear", data={"kept": kept.pk})
        return 1
