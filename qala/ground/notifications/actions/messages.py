"""Messages of the city: written by one person, approved by another, sent once."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.ground.notifications import audiences, kinds
from qala.ground.notifications.access import can_approve, can_message, has_written
from qala.ground.notifications.actions.notify import Recipient, new_ones, notify, planned
from qala.ground.notifications.events import CityMessageApproved
from qala.ground.notifications.models import CityMessage
from qala.ground.notifications.rules.channels import Channel
from qala.ground.notifications.rules.statuses import LIFE, Stage
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Conflict, Invalid, NotAllowed, require
from qala.shared.events import publish
from qala.shared.languages import LANGUAGES

FIELDS = ("title_kk", "title_ru", "title_en", "text_kk", "text_ru", "text_en", "is_urgent")
WRITTEN = ("create", "change", "submit", "give_back")
"""Entries of the timeline that change what the next editor sees."""


def save_message(
    *, message_id: int | None, audience: str, place: str, by: Any, seen: int | None = None, **words: Any
) -> CityMessage:
    """Write a message or change a draft. Raises NotAllowed, Missing, Conflict (no draft any more, or changed after the
    entry `seen`), Invalid (field "audience" for one that nobody declared)."""
    with atomic():
        row = lock(CityMessage, message_id) if message_id is not None else CityMessage()
        require(can_message(by))
        if row.stage != Stage.DRAFT:
            raise Conflict(_("Only a draft can be changed."), code="not_a_draft")
        timeline.require_unchanged(row, seen, *WRITTEN)
        for name in FIELDS:
            if name in words:
                setattr(row, name, words[name])
        _check(audience, place)
        row.audience, row.place, row.written_by = audience, place, by
        validate(row)
        row.save()
        timeline.add(row, "change" if message_id is not None else "create", by=by)
    return row


def _check(audience: str, place: str) -> None:
    found = audiences.known(audience)
    keys = [str(key) for key, _name in found.places()] if found and found.places else [""]
    if found is None or place not in keys:
        raise Invalid(fields={"audience": _("Choose for whom it is.")})


def submit_message(*, message_id: int, by: Any) -> CityMessage:
    """Count whom it would reach and give it to a second person. Raises NotAllowed, Missing, Conflict, Invalid (nobody
    would be told)."""
    with atomic():
        row = lock(CityMessage, message_id)
        require(can_message(by))
        LIFE.check(row.stage, "submit")
        row.forecast = forecast(row)
        if not row.forecast["people"]:
            raise Conflict(_("This message would reach nobody."), code="nobody")
        _move(row, "submit", by)
    return row


def forecast(row: CityMessage) -> dict[str, int]:
    """How many would be told now: "people", and each channel by its code. About ten statements, however many."""
    kind = kinds.kind_of(kind_code(row))
    told = planned(kind, new_ones(kind.code, row.about, _recipients(members(row))), now())
    counts = Counter(plan.channel for one in told for plan in one.plans)
    counts[Channel.IN_APP.value] = sum(one.is_shown for one in told)
    return {"people": len(told), **{channel.value: counts[channel.value] for channel in Channel}}


def approve_message(*, message_id: int, by: Any) -> CityMessage:
    """A second person agrees; a job sends it. Raises NotAllowed (code "own_message" for who wrote any of it), Missing,
    Conflict."""
    with atomic():
        row = lock(CityMessage, message_id)
        require(can_approve(by))
        LIFE.check(row.stage, "approve")
        if has_written(row, by):
            raise NotAllowed(_("Somebody else has to approve what you wrote."), code="own_message")
        row.decided_by = by
        _move(row, "approve", by)
        publish(CityMessageApproved(message_id=row.pk, by_id=by.pk))
    return row


def give_back(*, message_id: int, reason: str, by: Any) -> CityMessage:
    """Back to the writer with a reason. Raises NotAllowed, Missing, Conflict, Invalid."""
    with atomic():
        row = lock(CityMessage, message_id)
        require(can_approve(by))
        LIFE.check(row.stage, "give_back", reason=reason)
        _move(row, "give_back", by, note=reason)
    return row


def drop_message(*, message_id: int, by: Any) -> CityMessage:
    """It will never be sent. Raises NotAllowed, Missing, Conflict."""
    with atomic():
        row = lock(CityMessage, message_id)
        require(can_message(by))
        LIFE.check(row.stage, "drop")
        _move(row, "drop", by)
    return row


def send_message(*, message_id: int) -> int:
    """Tell its people, each in their language, and never twice: whoever comes second finds it sent. How many."""
    with atomic():
        row = lock(CityMessage, message_id)
        if row.stage != Stage.APPROVED:
            return 0
        spoken: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for pk, language in members(row):
            spoken[language if language in LANGUAGES else "kk"].append((pk, language))
        for language, pairs in sorted(spoken.items()):
            words = {part: row.said(part, language) for part in ("title", "text")}
            to = _recipients(pairs)
            row.told_count += notify(
                kind=kind_code(row), to=to, words=words, url=public_path(row), about=row.about
            )
        row.sent_at = now()
        _move(row, "send", None)
    return row.told_count


def kind_code(row: CityMessage) -> str:
    """The kind of its notifications."""
    return "city.message" if row.is_urgent else "city.news"


def public_path(row: CityMessage) -> str:
    """Where everybody reads the whole text."""
    return reverse("notifications:city_message", args=[row.pk])


def members(row: CityMessage) -> list[tuple[int, str]]:
    """(account, language) of whom it is for; nobody for an audience of an older version."""
    found = audiences.known(row.audience)
    return list(found.members(row.place)) if found else []


def _recipients(pairs: Iterable[tuple[int, str]]) -> list[Recipient]:
    return [Recipient(pk) for pk, _language in pairs]


def _move(row: CityMessage, verb: str, by: Any, note: str = "") -> None:
    before, row.stage = row.stage, LIFE.step(verb).lands_in(row.stage)
    row.save()
    timeline.add(row, verb, by=by, note=note, from_stage=before, to_stage=row.stage)
