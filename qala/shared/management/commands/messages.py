"""Keep the translations of every room."""

from pathlib import Path
from typing import Any

from babel.messages import Catalog
from django.core.management.base import BaseCommand, CommandError, CommandParser

import qala
from qala.shared.catalogues import checking, extraction, po
from qala.shared.catalogues.rooms import LANGUAGES, RoomTexts, all_rooms

ROOT = Path(next(iter(qala.__path__)))


class Command(BaseCommand):
    """Find texts, keep the .po files, compile them, or check that nothing is missing."""

    help = "Update and compile the translations (kk, ru) of all or the named rooms; --check only looks."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument(
            "rooms", nargs="*", metavar="room", help="labels of rooms; all when none is named"
        )
        parser.add_argument(
            "--check", action="store_true", help="write nothing; exit 1 when something is missing"
        )
        parser.add_argument("--compile", action="store_true", help="only compile the .mo files")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run for the chosen rooms."""
        rooms = self._chosen(options["rooms"])
        if options["compile"]:
            self._compile(rooms)
        elif options["check"]:
            self._check(rooms)
        else:
            self._update(rooms)

    def _chosen(self, labels: list[str]) -> list[RoomTexts]:
        known = {room.label: room for room in all_rooms(ROOT)}
        unknown = [label for label in labels if label not in known]
        if unknown:
            raise CommandError(f"No such room: {', '.join(unknown)}. Rooms: {', '.join(known)}.")
        return [known[label] for label in labels] if labels else list(known.values())

    def _templates(self, rooms: list[RoomTexts]) -> dict[RoomTexts, Catalog]:
        shared = all_rooms(ROOT)[0]
        shared_template = extraction.extract_room(shared, set())
        taken = extraction.keys(shared_template)
        return {
            room: shared_template if room.label == shared.label else extraction.extract_room(room, taken)
            for room in rooms
        }

    def _update(self, rooms: list[RoomTexts]) -> None:
        for room, template in self._templates(rooms).items():
            for language in LANGUAGES:
                path = room.po_path(language)
                merged = po.merge(template, po.read(path, language), language)
                if not extraction.keys(merged) and not path.is_file():
                    continue
                po.write(path, po.text_of(merged, language))
                missing = sum(1 for _ in checking.problems(merged))
                self.stdout.write(f"{room.label} {language}: {len(merged)} texts, {missing} to do")
        self._compile(rooms)

    def _compile(self, rooms: list[RoomTexts]) -> None:
        for room in rooms:
            for language in LANGUAGES:
                if room.po_path(language).is_file():
                    po.compile_file(room.po_path(language), language)

    def _check(self, rooms: list[RoomTexts]) -> None:
        lines: list[str] = []
        templates = self._templates(rooms)
        for language in LANGUAGES:
            merged_by_room = {}
            for room, template in templates.items():
                present = po.read(room.po_path(language), language)
                merged = merged_by_room[room.label] = po.merge(template, present, language)
                where = f"{room.label} {language}"
                lines += [f"{where}: {line}" for line in checking.problems(merged)]
                gone = sorted(key[0] for key in extraction.keys(present) - extraction.keys(merged))
                lines += [f"{where}: no longer used: {text!r}" for text in gone]
            lines += [f"{label} {language}: {line}" for label, line in checking.disagreements(merged_by_room)]
        for line in lines:
            self.stdout.write(line)
        if lines:
            raise CommandError(f"{len(lines)} translations need work; run `qala messages`.")
