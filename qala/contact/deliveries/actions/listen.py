"""Ask another system what became of the appeals it got, and write that down as steps of the executor."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import orjson
from django.utils.translation import gettext as _
from django.utils.translation import override

from qala.contact.appeals.actions import accept, answer, note
from qala.contact.catalog.rules.stages import ENDED_STAGES, Stage
from qala.contact.deliveries.actions import sending, web
from qala.contact.deliveries.models import OutgoingRequest, OutsideSystem, State
from qala.contact.deliveries.rules.remote import Standing, Strange, resolved, standings
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Refusal

log = logging.getLogger("qala.deliveries")

AT_ONCE = 50
MOST_TOKENS = 50
# Clocks differ, and a change may become visible late: each look begins a little before the last one ended.
OVERLAP = timedelta(minutes=10)


def ask_system(*, system_id: int) -> int:
    """Tokens become numbers, changes become steps; returns how many requests changed. A request that cannot be written
    is kept with its error and does not hold up the others."""
    system = OutsideSystem.objects.filter(pk=system_id, is_active=True).first()
    if system is None:
        return 0
    asked_at = now()
    try:
        _ask_tokens(system)
        rows = {row.remote_id: row for row in _open(system).exclude(remote_id="")}
        changed = sum(
            _write(rows[each.number], each) for each in _standings(system, rows) if each.number in rows
        )
    except (web.Unreached, Strange) as fault:
        log.info("system %s: %s", system.pk, fault)
        sending.note_health(system, is_well=False)
        return 0
    sending.note_health(system, is_well=True)
    OutsideSystem.objects.filter(pk=system.pk).update(seen_until=asked_at)
    return changed


def _open(system: OutsideSystem) -> Any:
    return OutgoingRequest.objects.filter(system=system, state=State.SENT, is_settled=False).order_by("id")


def _get(system: OutsideSystem, path: str, **query: str) -> Any:
    if system.jurisdiction_id:
        query["jurisdiction_id"] = system.jurisdiction_id
    address = f"{system.url.rstrip('/')}/{path}.json" + (f"?{urlencode(query)}" if query else "")
    reply = web.call("GET", address, headers={"Accept": "application/json"})
    if not reply.is_good:
        raise web.Unreached(f"answered {reply.status}")
    try:
        return orjson.loads(reply.body)
    except orjson.JSONDecodeError as fault:
        raise Strange("the answer is no JSON") from fault


def _ask_tokens(system: OutsideSystem) -> None:
    for row in _open(system).filter(remote_id="").exclude(token="")[:MOST_TOKENS]:
        try:
            number = resolved(_get(system, f"tokens/{quote(row.token, safe='')}"))
        except Strange as fault:
            OutgoingRequest.objects.filter(pk=row.pk).update(last_error=str(fault))
            continue
        if number:
            OutgoingRequest.objects.filter(pk=row.pk, remote_id="").update(remote_id=number)


def _standings(system: OutsideSystem, rows: dict[str, OutgoingRequest]) -> Iterable[Standing]:
    """All that changed since the last look where the server understands that; else the open ones by their numbers."""
    if not rows:
        return
    if system.knows_updates and system.seen_until is not None:
        yield from standings(_get(system, "requests", updated_after=_iso(system.seen_until - OVERLAP)))
        return
    numbers = list(rows)
    for start in range(0, len(numbers), AT_ONCE):
        wanted = ",".join(numbers[start : start + AT_ONCE])
        yield from standings(_get(system, "requests", service_request_id=wanted))


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _write(row: OutgoingRequest, said: Standing) -> bool:
    """One transaction a request: what its server says twice is written once, and a refusal of ours stays with it."""
    try:
        with atomic():
            locked = lock(OutgoingRequest, row.pk, related=("system", "appeal"))
            if (locked.remote_status, locked.remote_notes) == (said.status, said.notes) or locked.is_settled:
                return False
            with override(locked.appeal.language):
                _step(locked, said)
            locked.remote_status, locked.remote_notes = said.status, said.notes
            locked.is_settled, locked.last_error = said.status == "closed", ""
            locked.save(update_fields=["remote_status", "remote_notes", "is_settled", "last_error"])
    except Refusal as refusal:
        OutgoingRequest.objects.filter(pk=row.pk).update(
            remote_status=said.status, remote_notes=said.notes, last_error=f"not written: {refusal.code}"
        )
        return False
    return True


def _step(row: OutgoingRequest, said: Standing) -> None:
    appeal, by = row.appeal, row.system.acts_as
    words = _("State in the system of the executor (request %(number)s): %(notes)s") % {
        "number": said.number,
        "notes": said.notes or said.status,
    }
    if said.status == "closed" and appeal.stage not in ENDED_STAGES:
        if appeal.stage == Stage.NEW:
            accept(appeal_id=appeal.pk, by=by)
        answer(appeal_id=appeal.pk, text=words, by=by)
    elif said.notes != row.remote_notes:
        note(appeal_id=appeal.pk, text=words, by=by)
