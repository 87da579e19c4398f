"""Ask another system what became of the appeals it got, and write that down as steps of the executor."""

import logging
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import orjson
from django.utils.translation import gettext as _
from django.utils.translation import override

from qala.contact.appeals.actions import accept, answer, note
from qala.contact.catalog.rules.stages import ENDED_STAGES, Stage
from qala.contact.deliveries.actions import sending
from qala.contact.deliveries.models import OutgoingRequest, OutsideSystem, State
from qala.contact.deliveries.rules.remote import Standing, Strange, resolved, standings
from qala.shared import web
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Refusal

log = logging.getLogger("qala.deliveries")

AT_ONCE = 50
MOST_TOKENS = 50
MOST_PAGES = 40
# Clocks differ, and a change may become visible late: each look begins a little before the last one ended.
OVERLAP = timedelta(minutes=10)


def ask_system(*, system_id: int) -> int:
    """Tokens become numbers, changes become steps; returns how many requests changed. A request that cannot be written
    is kept with its error, does not hold up the others, and is asked for again until it can be."""
    system = OutsideSystem.objects.filter(pk=system_id, is_active=True).first()
    if system is None or not _open(system).exists():
        return 0
    asked_at, changed = now(), 0
    try:
        _ask_tokens(system)
        rows = {row.remote_id: row for row in _open(system).exclude(remote_id="")}
        for number, said in _standings(system, rows).items():
            changed += number in rows and _write(rows[number], said)
    except (web.Unreached, Strange) as fault:
        log.info("system %s: %s", system.pk, fault)
        sending.note_health(system, is_well=False)
        return changed
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


def _standings(system: OutsideSystem, rows: dict[str, OutgoingRequest]) -> dict[str, Standing]:
    """All that changed since the last look, where the server understands that. Asked for by their numbers are those
    that stayed unwritten, and all when there was no such list or it broke off."""
    told: dict[str, Standing] = {}
    is_whole = False
    if rows and system.knows_updates and system.seen_until is not None:
        told, is_whole = _pages(system, updated_after=_iso(system.seen_until - OVERLAP))
    missing = [n for n, row in rows.items() if n not in told and (row.last_error or not is_whole)]
    for start in range(0, len(missing), AT_ONCE):
        wanted = missing[start : start + AT_ONCE]
        told |= _pages(system, frozenset(wanted), service_request_id=",".join(wanted))[0]
    return told


def _pages(
    system: OutsideSystem, wanted: frozenset[str] = frozenset(), **query: str
) -> tuple[dict[str, Standing], bool]:
    """What all pages of an answer say, by number, and whether they came to an end: to an empty page, or to all that
    were `wanted`. A server that knows no pages says the same again."""
    told: dict[str, Standing] = {}
    for page in range(1, MOST_PAGES + 1):
        more = {"page": str(page)} if page > 1 else {}
        found = {each.number: each for each in standings(_get(system, "requests", **query, **more))}
        if not found or (wanted and wanted <= told.keys() | found.keys()):
            return told | found, True
        if found.keys() <= told.keys():
            return told, False
        told |= found
    return told, False


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _write(row: OutgoingRequest, said: Standing) -> bool:
    """One transaction a request: what its server says twice is written once. A refusal of ours stays with it, and the
    same is tried again with the next look, until it goes through or is no longer this executor's work."""
    try:
        with atomic():
            locked = lock(OutgoingRequest, row.pk, related=("system", "appeal"))
            if locked.is_settled:
                return False
            if locked.appeal.executor_id != locked.system.organisation_id:
                return _leave(locked)
            if (locked.remote_status, locked.remote_notes) == (said.status, said.notes):
                return False
            with override(locked.appeal.language):
                _step(locked, said)
            locked.remote_status, locked.remote_notes = said.status, said.notes
            locked.is_settled, locked.last_error = said.status == "closed", ""
            locked.save(update_fields=["remote_status", "remote_notes", "is_settled", "last_error"])
    except Refusal as refusal:
        OutgoingRequest.objects.filter(pk=row.pk).update(last_error=f"not written: {refusal.code}")
        return False
    return True


def _leave(row: OutgoingRequest) -> bool:
    """Nothing more is expected: what its system says is no longer the executor's word."""
    row.is_settled, row.last_error = True, "not written: the appeal is with another executor by now"
    row.save(update_fields=["is_settled", "last_error"])
    return False


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
