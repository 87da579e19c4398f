"""Join an open appeal as one more reporter, instead of registering a copy of it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import can_register, can_see
from qala.contact.appeals.actions.confirming import ask_confirmed
from qala.contact.appeals.actions.moving import lock_in_order, tell
from qala.contact.appeals.actions.register import Person, take_serials
from qala.contact.appeals.events import AppealJoined
from qala.contact.appeals.models import Appeal, Reporter
from qala.contact.appeals.rules import numbers
from qala.contact.catalog.queries import book
from qala.shared import timeline
from qala.shared.clock import city_zone, now
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Missing, require
from qala.shared.events import publish


@dataclass(frozen=True)
class Joined:
    """The receipt: a number and a code of one's own. The code is shown once and kept only as a hash."""

    reporter: Reporter
    secret: str


def join(
    *,
    appeal_id: int,
    channel: str,
    by: Any = None,
    person: Person | None = None,
    resident: Any = None,
    words: str = "",
    language: str = "kk",
    confirmed: Collection[str] | None = frozenset(),
) -> Joined:
    """Staff join somebody who called to an appeal they may see; a resident joins an open appeal that everybody may see.

    One that was merged meanwhile leads to the appeal it was merged into. Raises Missing (also for appeals that this
    person may not know of), NotAllowed, Conflict (it has ended; joined already), Invalid (`confirming.ask_confirmed`).
    """
    is_staff_channel = book().channels[channel].is_staff_only
    if is_staff_channel:
        require(can_register(by))
    else:
        ask_confirmed(person or Person(), confirmed, resident=resident)
    with atomic():
        appeal = _lock_main(appeal_id)
        if not (can_see(by, appeal) if is_staff_channel else appeal.is_public):
            raise Missing
        if appeal.has_ended:
            raise Conflict(_("This appeal has ended: please write a new one."), code="has_ended")
        person = _once(appeal, person or Person(), resident, is_told=is_staff_channel)
        made, secret = _new(
            appeal, person, resident, channel, words, language, by if is_staff_channel else None
        )
        timeline.add(appeal, "join", by=made.by, data={"reporter": made.pk}, at=made.joined_at)
        publish(AppealJoined(appeal.pk, made.pk))
        tell(appeal, "join")
    return Joined(made, secret)


class _Moved(Exception):
    """The appeal was merged, or merged on, between the look and the lock."""


def _lock_main(appeal_id: int) -> Appeal:
    """The appeal itself or the one it was merged into, whichever it is by now. Raises Missing."""
    while True:
        main_id = Appeal.objects.filter(pk=appeal_id).values_list("duplicate_of_id", flat=True).first()
        try:
            with atomic():  # The locks of a look that came too early fall with it.
                locked = lock_in_order({appeal_id, main_id or appeal_id})
                if locked[appeal_id].duplicate_of_id != main_id:
                    raise _Moved
                return locked[main_id or appeal_id]
        except _Moved:
            continue


def _once(appeal: Appeal, person: Person, resident: Any, *, is_told: bool) -> Person:
    """Nobody stands twice behind an appeal. To a stranger this says nothing about whose contacts are known: they get a
    number and a code all the same, and whoever gave the contacts first is told the news once."""
    if resident is not None and (
        appeal.resident_id == resident.pk or appeal.reporters.filter(resident=resident).exists()
    ):
        raise _joined()
    phone, email = person.phone, person.email.strip().lower()
    same = Q(pk__in=[])
    if phone:
        same |= Q(phone=phone)
    if email:
        same |= Q(email=email)
    first = getattr(appeal, "applicant", None)
    is_first = first is not None and bool(
        (phone and first.phone == phone) or (email and first.email == email)
    )
    if is_first or appeal.reporters.filter(same).exists():
        if is_told or resident is not None:
            raise _joined()
        return Person()
    return replace(person, email=email)


def _joined() -> Conflict:
    return Conflict(_("This person stands behind the appeal already."), code="joined_already")


def _new(
    appeal: Appeal, person: Person, resident: Any, channel: str, words: str, language: str, by: Any
) -> tuple[Reporter, str]:
    at, secret = now(), numbers.new_secret()
    number = numbers.number(at.astimezone(city_zone()).year, take_serials(1)[0])
    made = Reporter.objects.create(
        appeal=appeal,
        number=number,
        secret_hash=numbers.secret_hash(secret, key=settings.SECRET_KEY),
        resident=resident,
        full_name=person.full_name.strip()[:200],
        phone=person.phone,
        email=person.email,
        has_agreed_at=at if person.has_agreed else None,
        words=words.strip()[:1000],
        language=language,
        channel=book().channels[channel],
        by=by,
        joined_at=at,
    )
    return made, secret
