"""Fill a calendar with the public holidays the library knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from qala.ground.calendars.access import can_edit
from qala.ground.calendars.actions.changes import announce_change
from qala.ground.calendars.models import CalendarDay, WorkCalendar
from qala.ground.calendars.rules.library import LibraryDay, library_days
from qala.shared.audit import because
from qala.shared.db import atomic, lock
from qala.shared.errors import require

_FIELDS = ("is_working", "name_kk", "name_ru", "name_en")


@dataclass(frozen=True, slots=True)
class Seeded:
    """How many rows were added, corrected, taken out, and left because a person had set them."""

    added_count: int
    changed_count: int
    removed_count: int
    kept_count: int

    @property
    def has_changed(self) -> bool:
        return bool(self.added_count or self.changed_count or self.removed_count)


def seed_calendar(*, calendar_id: int, years: Iterable[int], by: Any) -> Seeded:
    """Bring the library's rows of these years up to date; days edited by a person stay as they are.

    Does nothing for a calendar without a country or one that never closes. Running it again changes nothing.
    """
    span = sorted(set(years))
    with atomic(), because("public holidays"):
        calendar = lock(WorkCalendar, calendar_id)
        require(can_edit(by))
        if not span or not calendar.country or calendar.is_round_the_clock:
            return Seeded(0, 0, 0, 0)
        known = {day.on: day for day in library_days(calendar.country, span)}
        standing = {row.on: row for row in calendar.days.filter(on__year__in=span)}
        edited = {on for on, row in standing.items() if row.source == CalendarDay.Source.EDITED}
        added = [day for on, day in known.items() if on not in standing]
        changed = [
            row
            for on, row in standing.items()
            if on in known and on not in edited and _differs(row, known[on])
        ]
        gone = [row for on, row in standing.items() if on not in known and on not in edited]
        _write(calendar, added, [(row, known[row.on]) for row in changed], gone)
        seeded = Seeded(len(added), len(changed), len(gone), len(edited))
        if seeded.has_changed:
            days = [*(day.on for day in added), *(row.on for row in (*changed, *gone))]
            _announce(calendar, seeded, min(days), span, by)
    return seeded


def _write(
    calendar: WorkCalendar,
    added: list[LibraryDay],
    changed: list[tuple[CalendarDay, LibraryDay]],
    gone: list[CalendarDay],
) -> None:
    source = CalendarDay.Source.LIBRARY
    CalendarDay.objects.bulk_create(
        CalendarDay(calendar=calendar, source=source, **day.as_dict()) for day in added
    )
    for row, day in changed:
        for name in _FIELDS:
            setattr(row, name, getattr(day, name))
    CalendarDay.objects.bulk_update([row for row, _ in changed], _FIELDS)
    CalendarDay.objects.filter(pk__in=[row.pk for row in gone]).delete()


def _announce(calendar: WorkCalendar, seeded: Seeded, first: date, span: list[int], by: Any) -> None:
    data = {
        "years": [span[0], span[-1]],
        "added": seeded.added_count,
        "changed": seeded.changed_count,
        "removed": seeded.removed_count,
        "kept": seeded.kept_count,
    }
    announce_change(calendar, "holidays_loaded", from_on=first, by=by, note="", data=data)


def _differs(row: CalendarDay, day: LibraryDay) -> bool:
    return any(getattr(row, name) != getattr(day, name) for name in _FIELDS)
