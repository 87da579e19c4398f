"""qala import-projects FILE --profile NAME: a list of projects from another register."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from qala.ground.people.models import User
from qala.office.exchange.actions import begin_applying, carry_out, read_list, receive
from qala.office.exchange.actions.read_list import MAX_UPLOAD
from qala.office.exchange.models import Outcome, ProjectImport
from qala.office.exchange.profile_files import shipped_names
from qala.office.exchange.rules.findings import TEXTS
from qala.shared.errors import Refusal
from qala.shared.intake.errors import ImportRefused


class Command(BaseCommand):
    """Exit codes: 0 all rows taken over, 1 refused, 3 taken over but some rows were rejected."""

    help = (
        "Import a list of projects from XLSX, CSV, JSON lines, JSON or GeoJSON, plain or gzip, by a profile."
    )

    profile: str | None = None

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument("file", type=Path, help="XLSX, CSV, JSON lines, JSON or GeoJSON, plain or gzip")
        shipped = ", ".join(shipped_names())
        parser.add_argument(
            "--profile",
            required=self.profile is None,
            default=self.profile,
            help=f"one of the city's own, or a shipped one ({shipped})",
        )
        parser.add_argument(
            "--by",
            default="",
            help="sign-in (e-mail) of who answers for the import; money is taken over in that name",
        )
        parser.add_argument("--dry-run", action="store_true", help="read and compare, take nothing over")
        parser.add_argument("--json", type=Path, help="write the report as JSON to this file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, take over, report."""
        try:
            batch = self._run(options)
        except (ImportRefused, Refusal) as error:
            raise CommandError(_words(error)) from error
        for line in report_lines(batch):
            self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write(
                f"Dry run: nothing was taken over. The report is import {batch.pk} on the site."
            )
        if options["json"]:
            text = json.dumps(batch.report, ensure_ascii=False, indent=2)
            options["json"].write_text(text + "\n", encoding="utf-8")
        if batch.report["outcomes"].get(Outcome.REJECTED):
            raise SystemExit(3)

    def _run(self, options: dict[str, Any]) -> ProjectImport:
        by = _person(options["by"])
        batch = receive(
            file_name=options["file"].name,
            content=_content(options["file"]),
            profile=options["profile"],
            by=by,
        )
        batch = read_list(import_id=batch.pk)
        if batch.stage == ProjectImport.Stage.REFUSED:
            raise CommandError(batch.trouble)
        if options["dry_run"]:
            return batch
        begin_applying(import_id=batch.pk, by=by)
        return carry_out(import_id=batch.pk)


def _content(path: Path) -> bytes:
    """All of it, or the words for a file that is larger than any list."""
    try:
        with path.open("rb") as raw:
            return raw.read(MAX_UPLOAD + 1)
    except OSError as error:
        raise CommandError(f"{path.name} cannot be opened: {error.strerror}") from error


def _person(email: str) -> User | None:
    if not email:
        return None
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise CommandError(f"nobody signs in as {email}")
    return person


def report_lines(batch: ProjectImport) -> Iterator[str]:
    """The report in words, line by line."""
    report = batch.report
    yield f"{'rows':<44}{report['rows']:>12,}"
    for outcome, count in report["outcomes"].items():
        yield f"  {Outcome(outcome).label!s:<42}{count:>12,}"
    for reason, count in report["rejected"].items():
        yield f"    {_said(reason):<40}{count:>12,}"
    yield f"{'different codes':<44}{report['keys']:>12,}"
    yield f"{'different numbers':<44}{report['ids']:>12,}"
    for number in report["shared_ids"]:
        yield f"  {number} belongs to several bodies"
    yield "noticed:"
    for code, count in report["findings"].items():
        yield f"  {_said(code):<42}{count:>12,}"
    yield "stages of the file:"
    for stage, count in report["stages"].items():
        yield f"  {stage or '–':<42}{count:>12,}"
    for name, total in report["sums"].items():
        yield f"{name:<40}{total:>16}"


def _said(code: str) -> str:
    return str(TEXTS[code][1]) if code in TEXTS else code


def _words(error: ImportRefused | Refusal) -> str:
    if isinstance(error, Refusal):
        return "; ".join(str(text) for text in error.fields.values()) or str(error.message)
    return str(error)
