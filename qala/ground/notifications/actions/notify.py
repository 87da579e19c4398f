"""Tell people of one thing, in the transaction in which it happens."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection

from qala.ground.notifications import kinds
from qala.ground.notifications.events import DispatchesQueued
from qala.ground.notifications.models import Dispatch, Notification, Occasion
from qala.ground.notifications.queries import people
from qala.ground.notifications.queries.ruling import hours_of_today
from qala.ground.notifications.rules.channels import Channel, DispatchState
from qala.ground.notifications.rules.once import address_key, once_key
from qala.ground.notifications.rules.planning import Plan, Reach, Traits, Wishes, is_wanted, plans
from qala.ground.notifications.senders import base
from qala.shared import live
from qala.shared.bulk import copy_in
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.events import publish

TOPIC = "notifications"
# One live message names so many people at most.
LISTENERS = 2_000
LANGUAGES = frozenset({"kk", "ru", "en"})


_is_history: ContextVar[bool] = ContextVar("qala_notifications_history", default=False)


@contextmanager
def history() -> Iterator[None]:
    """Inside, rows are written and nothing else: no job, nothing to open browsers. For a demonstration's past."""
    token = _is_history.set(True)
    try:
        with live.hushed():
            yield
    finally:
        _is_history.reset(token)


@dataclass(frozen=True)
class Recipient:
    """An account, or an address without one. An account's own e-mail, phone and language hold unless given here;
    without an account `language` is the language in which the person wrote."""

    user_id: int | None = None
    email: str = ""
    phone: str = ""
    language: str = "kk"
    name: str = ""


@dataclass(frozen=True)
class Told:
    """One recipient with everything planning found."""

    recipient: Recipient
    once: UUID
    is_shown: bool
    plans: Sequence[Plan]


def notify(*, kind: str, to: Iterable[Recipient], words: Mapping[str, str], url: str = "", about: str) -> int:
    """Tell each of `to` once, by every channel the city has, the person can be reached by and wants.

    Call it in the transaction in which it happens: rows and jobs are written, nothing leaves before the commit.
    `words` fill the texts of the kind; they are kept, so they hold no more of a person than the text needs. `url`: a
    path of this site. `about` names the matter: the same kind and `about` reach a person once, whoever calls again.
    Returns how many notifications were written. Never raises for a channel that is missing; KeyError for an undeclared
    kind. Inside `live.hushed()`, where history is written, nobody is told. About ten statements, however many are told.
    """
    declared = kinds.kind_of(kind)
    if live.is_hushed() and not _is_history.get():
        return 0
    with atomic():
        _one_at_a_time(kind, about)
        told = planned(declared, new_ones(kind, about, to), now())
        if not told:
            return 0
        _write(declared, told, words, url, about)
    return len(told)


def _one_at_a_time(kind: str, about: str) -> None:
    """Two who tell of the same thing wait for each other, so that each sees whom the other has told."""
    number = int.from_bytes(hashlib.sha256(f"{kind}\n{about}".encode()).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def new_ones(kind: str, about: str, to: Iterable[Recipient]) -> dict[UUID, Recipient]:
    """Those who have not been told of it, by their keys."""
    asked: dict[UUID, Recipient] = {}
    for one in to:
        if one.user_id is not None or one.email or one.phone:
            asked.setdefault(once_key(kind, about, one.user_id, one.email or one.phone), one)
    if not asked:
        return {}
    known = set(Notification.objects.filter(once__in=list(asked)).values_list("once", flat=True))
    return {key: one for key, one in asked.items() if key not in known}


def planned(kind: kinds.Kind, asked: dict[UUID, Recipient], at: datetime) -> list[Told]:
    """How each would be told; without those whom nothing reaches or who want none of it."""
    if not asked:
        return []
    ids = [one.user_id for one in asked.values() if one.user_id is not None]
    accounts = people.people(ids) if ids else {}
    links = people.linked(ids) if ids else {}
    wished = people.wishes(ids, kind.group) if ids else {}
    silent = _silent(kind, asked)
    traits = Traits(kind.channels, kind.is_urgent, kind.is_required, kind.is_gathered, kind.sms_too)
    offered, hours = base.offered(), hours_of_today()
    found = []
    for key, one in asked.items():
        known = _known(one, accounts)
        if known is None:
            continue
        own = (
            wished.get(known.user_id, Wishes()) if known.user_id is not None else Wishes(silent.get(key, {}))
        )
        links_of = links.get(known.user_id, frozenset()) if known.user_id is not None else frozenset()
        reach = Reach(known.user_id is not None, known.email, known.phone, links_of)
        is_shown = known.user_id is not None and is_wanted(Channel.IN_APP, traits, own)
        planned = plans(traits, reach, own, offered, hours, at)
        if is_shown or planned:
            found.append(Told(known, key, is_shown, planned))
    return found


def _known(one: Recipient, accounts: Mapping[int, people.Person]) -> Recipient | None:
    """The recipient with what the account knows; None for an account that is closed or gone."""
    language = one.language if one.language in LANGUAGES else "kk"
    if one.user_id is None:
        return replace(one, language=language)
    person = accounts.get(one.user_id)
    if person is None:
        return None
    return Recipient(
        one.user_id,
        one.email or person.email,
        one.phone or person.phone,
        person.language,
        one.name or person.full_name,
    )


def _silent(kind: kinds.Kind, asked: Mapping[UUID, Recipient]) -> dict[UUID, dict[str, bool]]:
    """For addresses without an account: the channels that they do not want for this group any more."""
    keys: dict[tuple[str, str], UUID] = {}
    for key, one in asked.items():
        if one.user_id is None:
            for channel, address in ((Channel.EMAIL, one.email), (Channel.SMS, one.phone)):
                if address:
                    keys[address_key(channel, address, secret=settings.SECRET_KEY), channel.value] = key
    found: dict[UUID, dict[str, bool]] = {}
    for pair in people.silenced([digest for digest, _channel in keys], kind.group):
        if pair in keys:
            found.setdefault(keys[pair], {})[pair[1]] = False
    return found


def _write(kind: kinds.Kind, told: Sequence[Told], words: Mapping[str, str], url: str, about: str) -> None:
    at = now()
    kept = {name: str(word) for name, word in words.items()}
    occasion = Occasion.objects.create(
        kind=kind.code, about=about[:120], words=kept, url=url[:500], made_at=at
    )
    rows = [
        Notification(
            occasion=occasion,
            user_id=one.recipient.user_id,
            kind=kind.code,
            language=one.recipient.language,
            once=one.once,
            is_shown=one.is_shown,
            made_at=at,
        )
        for one in told
    ]
    copy_in(rows)
    dispatches = [
        _dispatch(kind, row, one, plan, at) for row, one in zip(rows, told, strict=True) for plan in one.plans
    ]
    copy_in(dispatches)
    ready = Counter(row.channel for row in dispatches if row.state == DispatchState.QUEUED)
    for channel, count in ({} if _is_history.get() else ready).items():
        publish(DispatchesQueued(channel, count))
    shown = [f"user:{row.user_id}" for row in rows if row.is_shown]
    for start in range(0, len(shown), LISTENERS):
        live.announce(TOPIC, {}, to=shown[start : start + LISTENERS])


def _dispatch(kind: kinds.Kind, row: Notification, one: Told, plan: Plan, at: datetime) -> Dispatch:
    return Dispatch(
        notification=row,
        user_id=row.user_id,
        kind=kind.code,
        channel=plan.channel,
        address=plan.address,
        name=one.recipient.name[:150],
        is_urgent=kind.is_urgent,
        is_gathered=plan.is_gathered,
        state=plan.state,
        next_try_at=plan.at,
        made_at=at,
    )
