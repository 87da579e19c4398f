"""A list of projects is received and read; nothing but its report is written."""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from qala.office.exchange.access import can_import
from qala.office.exchange.models import Outcome, ProjectImport, ProjectImportRow, ProjectSource
from qala.office.exchange.packages import BadPackage
from qala.office.exchange.queries.lookups import Lookups
from qala.office.exchange.queries.profiles import offered_profile
from qala.office.exchange.reading import open_rows
from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.oc4ids import PackageShaper
from qala.office.exchange.rules.profiles import Draft, Profile, Shaper, parse_profile
from qala.office.exchange.rules.profiles.draft import differences
from qala.office.exchange.rules.profiles.oddities import Tally
from qala.office.projects.models import ProjectIdentifier
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.intake.errors import BadFile, BadProfile, BadRow
from qala.shared.intake.records import Record

MAX_UPLOAD = 30_000_000
BATCH = 500
REASONS = {"line_too_long", "bad_bytes", "wrong_columns", "not_an_object"}
"""What the reader of files says of a row; all of them mean that it cannot be read."""


def receive(*, file_name: str, content: bytes, profile: str, by: Any = None) -> ProjectImport:
    """Keep a file until it is read (`read_list`). `by` None: a command of the machine's owner.

    Raises NotAllowed, Missing (no such profile), Invalid (empty or too large).
    """
    if by is not None:
        require(can_import(by))
    offered = offered_profile(profile)
    if not content:
        raise Invalid(fields={"file": _("The file is empty.")})
    if len(content) > MAX_UPLOAD:
        raise Invalid(fields={"file": _("The file is too large; an administrator can import it by command.")})
    return ProjectImport.objects.create(
        profile=offered.name,
        profile_text=offered.text,
        file_name=Path(file_name).name[:250],
        fingerprint=hashlib.sha256(content).hexdigest(),
        content=content,
        made_by=by,
        made_at=now(),
    )


def read_list(*, import_id: int) -> ProjectImport:
    """Read the file into rows with their findings. A file that cannot be read ends as refused, with the reason.

    Raises Missing, Conflict (read already).
    """
    with atomic():
        row = lock(ProjectImport, import_id)
        if row.stage != ProjectImport.Stage.WAITING or row.content is None:
            raise Conflict(_("This file was read already."), code="read")
        try:
            with atomic(), tempfile.NamedTemporaryFile(suffix=Path(row.file_name).suffix) as kept:
                kept.write(row.content)
                kept.flush()
                row.report = _Reading(row).run(Path(kept.name))
            row.stage = ProjectImport.Stage.READ
        except (BadFile, BadProfile) as error:
            row.report = {"refused": error.as_json()} if isinstance(error, BadPackage) else {}
            row.stage, row.trouble = ProjectImport.Stage.REFUSED, str(error)
        row.content, row.read_at = None, now()
        row.save()
    return row


class _Reading:
    """One pass over a file."""

    def __init__(self, batch: ProjectImport) -> None:
        self._batch = batch
        self._profile: Profile = parse_profile(batch.profile_text, batch.profile)
        self._lookups = Lookups(self._profile)
        self._shaper = shaper_of(self._profile)
        self._tally = Tally()
        self._outcomes: Counter[str] = Counter()
        self._known = {
            source.key: source
            for source in ProjectSource.objects.filter(identifier__scheme=self._profile.scheme)
            .annotate(key=F("identifier__value"))
            .select_related("identifier")
        }
        numbers = ProjectIdentifier.objects.filter(scheme=self._profile.scheme, source=None)
        self._taken = set(numbers.values_list("value", flat=True))
        self._by_id: defaultdict[str, list[int]] = defaultdict(list)
        self._new_owners: set[str] = set()

    def run(self, path: Path) -> dict[str, Any]:
        with open_rows(path, self._profile) as records:
            pending: list[ProjectImportRow] = []
            for row in self._rows(records):
                pending.append(row)
                if len(pending) >= BATCH:
                    self._write(pending)
                    pending = []
            self._write(pending)
        self._mark_shared()
        return {
            **self._tally.as_json(),
            "outcomes": dict(self._outcomes),
            "new_owners": sorted(self._new_owners)[:200],
            "absent": len(set(self._known) - self._tally.keys),
        }

    def _rows(self, records: Iterator[Record]) -> Iterator[ProjectImportRow]:
        for record in records:
            self._tally.rows += 1
            try:
                yield self._row(record)
            except BadRow as fault:
                yield self._rejected(record, fault)

    def _row(self, record: Record) -> ProjectImportRow:
        if record.fault is not None:
            raise record.fault
        assert isinstance(record.cells, dict)
        draft = self._shaper.draft(record.line, record.cells)
        if draft.key in self._tally.keys:
            raise BadRow("twice_in_file", draft.key)
        if draft.key in self._taken:
            raise BadRow("number_taken", draft.key)
        placing = self._lookups.place(draft)
        if placing.owner is None:
            self._new_owners.add(draft.text("owner") or draft.text("owner_code") or self._profile.title)
        self._tally.take(draft)
        self._tally.findings.update({each.code for each in placing.findings})
        return self._compared(draft, (*draft.findings, *placing.findings))

    def _compared(self, draft: Draft, findings: tuple[Finding, ...]) -> ProjectImportRow:
        source = self._known.get(draft.key)
        facts, mark = draft.facts(), draft.mark
        outcome = Outcome.NEW
        if source is not None:
            outcome = Outcome.SAME if source.mark == mark else Outcome.CHANGED
        self._outcomes[outcome] += 1
        row = ProjectImportRow(
            batch=self._batch,
            line=draft.line,
            key=draft.key,
            title=_title(draft),
            outcome=outcome,
            findings=[each.as_json() for each in findings],
            codes=sorted({each.code for each in findings}),
            facts={} if outcome == Outcome.SAME else facts,
            mark=mark,
            before_mark=source.mark if source else "",
            changes=differences(source.facts, facts) if source and outcome == Outcome.CHANGED else [],
            project_id=source.identifier.project_id if source else None,
        )
        row.local_id = draft.local_id  # type: ignore[attr-defined]
        return row

    def _rejected(self, record: Record, fault: BadRow) -> ProjectImportRow:
        reason = "unreadable" if fault.reason in REASONS else fault.reason
        self._tally.rejected[reason] += 1
        self._outcomes[Outcome.REJECTED] += 1
        finding = Finding(reason, "", fault.detail[:200])
        cells = record.cells if isinstance(record.cells, dict) else {"": " ".join(map(str, record.cells))}
        return ProjectImportRow(
            batch=self._batch,
            line=record.line,
            title=" · ".join(text for text in cells.values() if text and isinstance(text, str))[:200],
            outcome=Outcome.REJECTED,
            findings=[finding.as_json()],
            codes=[reason],
        )

    def _write(self, rows: list[ProjectImportRow]) -> None:
        for row in ProjectImportRow.objects.bulk_create(rows):
            if row.outcome != Outcome.REJECTED:
                self._by_id[row.local_id].append(row.pk)  # type: ignore[attr-defined]

    def _mark_shared(self) -> None:
        """A number that several bodies use is noticed when all rows are known."""
        for number in self._tally.shared_ids():
            for row in ProjectImportRow.objects.filter(pk__in=self._by_id[number]):
                row.findings.append(Finding("shared_id", "", number).as_json())
                row.codes = sorted({*row.codes, "shared_id"})
                row.save(update_fields=["findings", "codes"])
                self._tally.findings["shared_id"] += 1


def shaper_of(profile: Profile) -> Shaper | PackageShaper:
    """What makes drafts of the records of such files."""
    return PackageShaper(profile) if profile.format == "oc4ids" else Shaper(profile)


def _title(draft: Draft) -> str:
    return next((text for each in ("ru", "kk", "en") if (text := draft.text(f"title_{each}"))), "")[:400]
