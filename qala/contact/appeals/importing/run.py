"""One import from beginning to end: alone, resumable, reading ahead while PostgreSQL writes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from qala.contact.appeals.importing.batches import SIZE, Batch, Batcher
from qala.contact.appeals.importing.probing import Probe
from qala.contact.appeals.importing.profile import Profile
from qala.contact.appeals.importing.profiles import digest
from qala.contact.appeals.importing.records import open_source, skip
from qala.contact.appeals.importing.rejects import Rejects
from qala.contact.appeals.importing.tally import Tally
from qala.contact.appeals.importing.writing import Writer
from qala.contact.appeals.models import Appeal, ImportRun
from qala.contact.catalog.queries import forget_book
from qala.shared.clock import now
from qala.shared.intake.errors import ImportBusy
from qala.shared.intake.opening import MAX_BYTES, fingerprint, open_text

_LOCK_SPACE = 0x51414C41
EARLIER_KEPT = 20
ANALYZE_FROM = 50_000
"""So many new rows change the statistics enough to renew them at once."""


@dataclass(frozen=True)
class Options:
    """`is_threaded` False writes in the caller's thread and connection."""

    is_dry_run: bool = False
    rejects: Path | None = None
    max_bytes: int = MAX_BYTES
    batch_size: int = SIZE
    is_threaded: bool = True


@dataclass(frozen=True)
class Outcome:
    """What an import did; `resumed_at` is how many rows a broken run had done before."""

    tally: Tally
    rejects: Path | None
    resumed_at: int = 0


def import_file(
    path: Path,
    profile: Profile,
    options: Options | None = None,
    *,
    tick: Callable[[int], None] = lambda _rows: None,
) -> Outcome:
    """Take over a file. Raises BadFile, BadProfile, ImportBusy; what was committed before stays and resumes.

    `tick` is called with the number of rows done after every batch.
    """
    options = options or Options()
    if options.is_dry_run:
        return _rehearse(path, profile, options, tick)
    with _alone(profile):
        return _import(path, profile, options, tick)


def _rehearse(path: Path, profile: Profile, options: Options, tick: Callable[[int], None]) -> Outcome:
    probe = Probe(profile, again=_finished_before(path, profile))
    with open_text(path, profile.encoding, max_bytes=options.max_bytes) as opened:
        source = open_source(opened, profile)
        for batch in Batcher(source, profile, size=options.batch_size).batches(source.records):
            probe.read(batch)
            tick(probe.tally.plain["rows"])
    return Outcome(probe.tally, None)


def _import(path: Path, profile: Profile, options: Options, tick: Callable[[int], None]) -> Outcome:
    run = _begin(path, profile)
    done = run.done_rows
    tally = Tally.from_json(run.counts if done else {})
    place = (
        options.rejects or settings.HOME / "imports" / f"{profile.name}-{run.fingerprint[:12]}.rejects.jsonl"
    )
    kept = {name: run.counts[name] for name in ("profile_digest", "is_again", "earlier")} | {
        "rejects": str(place)
    }
    size = int(run.counts.get("rejects_size") or 0) if done and run.counts.get("rejects") == str(place) else 0
    rejects = Rejects(place, size=size)
    writer = Writer(run.pk, profile, tally, rejects, kept)
    try:
        with open_text(path, profile.encoding, max_bytes=options.max_bytes) as opened:
            source = open_source(opened, profile)
            records = skip(source.records, done)
            batches = Batcher(source, profile, size=options.batch_size).batches(records)
            _deliver(batches, writer, options, tick)
    finally:
        rejects.close()
    _finish(run, tally)
    return Outcome(tally, place if tally.plain["rejected"] else None, done)


def _begin(path: Path, profile: Profile) -> ImportRun:
    """The run of this file: a broken one goes on, a finished one or one by another profile reads all rows again."""
    mark = digest(profile)
    run, _made = ImportRun.objects.get_or_create(
        profile=profile.name,
        fingerprint=fingerprint(path),
        defaults={"file_name": path.name[:250], "started_at": now()},
    )
    is_broken = run.finished_at is None and run.counts.get("profile_digest") == mark
    if not is_broken:
        earlier = list(run.counts.get("earlier") or [])
        if run.finished_at is not None:
            earlier.append(_summary(run))
        is_again = run.finished_at is not None and run.counts.get("profile_digest") == mark
        run.counts = {"profile_digest": mark, "is_again": is_again, "earlier": earlier[-EARLIER_KEPT:]}
        run.done_rows, run.started_at, run.finished_at = 0, now(), None
        run.save()
    return run


def _finished_before(path: Path, profile: Profile) -> int | None:
    """The run that already read this file to its end by this profile."""
    run = ImportRun.objects.filter(profile=profile.name, fingerprint=fingerprint(path)).first()
    if run is None or run.finished_at is None or run.counts.get("profile_digest") != digest(profile):
        return None
    return int(run.pk)


def _summary(run: ImportRun) -> dict[str, Any]:
    kept = {name: run.counts.get(name) for name in ("rows", "new", "updated", "unchanged", "rejected")}
    return {"finished_at": run.finished_at.isoformat() if run.finished_at else None, **kept}


def _finish(run: ImportRun, tally: Tally) -> None:
    ImportRun.objects.filter(pk=run.pk).update(finished_at=now())
    forget_book()
    if tally.plain["new"] >= ANALYZE_FROM:
        with connection.cursor() as cursor:
            cursor.execute(f'ANALYZE "{Appeal._meta.db_table}"')


def _deliver(batches: Iterator[Batch], writer: Writer, options: Options, tick: Callable[[int], None]) -> None:
    """While one batch is written, the next is read; never more than two are held."""
    if not options.is_threaded:
        for batch in batches:
            writer.write(batch)
            tick(writer.tally.plain["rows"])
        return
    with ThreadPoolExecutor(1, thread_name_prefix="import-writer") as writers:
        try:
            pending: Future[None] | None = None
            for batch in batches:
                _settle(pending, writer, tick)
                pending = writers.submit(writer.write, batch)
            _settle(pending, writer, tick)
        finally:
            writers.submit(_close_own).result()


def _close_own() -> None:
    """Close the connection of the thread that runs this; `connection.close` taken elsewhere would be another's."""
    connection.close()


def _settle(pending: Future[None] | None, writer: Writer, tick: Callable[[int], None]) -> None:
    if pending is not None:
        pending.result()
        tick(writer.tally.plain["rows"])


@contextmanager
def _alone(profile: Profile) -> Iterator[None]:
    """One import per register at a time, whatever the file: both would meet the same numbers. The lock lies with the
    database session, so it goes with the process however that ends. Raises ImportBusy."""
    key = [_LOCK_SPACE, zlib.crc32(profile.register.encode()) - 2**31]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", key)
        if not cursor.fetchone()[0]:
            raise ImportBusy(f"Another import into {profile.register} is running.")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)
