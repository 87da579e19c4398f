"""Moments as registers write them: several formats, the city's own zone with its two odd nights a year.

Everything is whole seconds since 1970 (UTC): comparing and writing integers is what makes a million rows quick.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from qala.shared.intake.errors import BadRow

_PARTS = {
    "Y": r"(?P<Y>\d{4})", "y": r"(?P<y>\d{2})", "m": r"(?P<m>\d{1,2})", "d": r"(?P<d>\d{1,2})",
    "H": r"(?P<H>\d{1,2})", "I": r"(?P<I>\d{1,2})", "M": r"(?P<M>\d{1,2})", "S": r"(?P<S>\d{1,2})",
    "p": r"(?P<p>[AaPp])\.?[Mm]\.?", "f": r"\d{1,9}", "b": r"(?P<b>[A-Za-z]{3})",
    "z": r"(?P<z>Z|[+-]\d{2}:?\d{2})", "%": "%",
}  # fmt: skip
_NAMED = ("iso", "epoch", "epoch_ms")
_MONTHS = {
    name: n
    for n, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_ISO = r"%Y-%m-%d(?:[T ]%H:%M(?::%S(?:[.,]%f)?)?(?: ?%z)?)?"
YEARS = (1900, 2100)
_LOWEST, _HIGHEST = -2_208_988_800, 4_133_980_800  # the same years in seconds
MAX_KEPT = 60_000
_DIGITS = re.compile(r"-?\d{1,15}(?:\.\d+)?")
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  a naive ruler for naive local times


def check_format(text: str) -> str:
    """The format itself, or ValueError. Letters as in strptime (%Y %y %m %d %H %I %M %S %p %f %b %z), or a name."""
    if text in _NAMED:
        return text
    made = _pattern(text)
    if not ({"Y", "y"} & set(made.groupindex) and "d" in made.groupindex):
        raise ValueError(f"{text!r} has no year or no day")
    return text


def _pattern(text: str) -> re.Pattern[str]:
    source = []
    is_raw = text == _ISO
    for plain, letter in re.findall(r"([^%]+)|%(.)", text):
        if plain:
            source.append(plain if is_raw else re.escape(plain).replace(r"\ ", r"\s+"))
        elif letter in _PARTS:
            source.append(_PARTS[letter])
        else:
            raise ValueError(f"%{letter} is not known in {text!r}")
    try:
        return re.compile("".join(source))
    except re.error as error:
        raise ValueError(f"{text!r}: {error}") from error


class Clock:
    """Reads texts into seconds since 1970. Counts the odd hours it met in `oddities`."""

    def __init__(self, formats: Sequence[str], zone: str, ambiguous: str = "first") -> None:
        self._readers = [_reader(each) for each in formats]
        self._zone = ZoneInfo(zone)
        self._ambiguous = ambiguous
        self._days: dict[tuple[int, int, int], tuple[int, int | None]] = {}
        self._kept: dict[str, int] = {}
        self.oddities: dict[str, int] = {}

    def read(self, text: str, *, not_before: int | None = None) -> int | None:
        """Seconds, or None for an empty text.

        An hour that the clock showed twice is taken as the profile says, but never before `not_before` when the
        other reading is possible (a case is not closed before it was received). Raises BadRow("bad_date").
        """
        if not text:
            return None
        kept = self._kept.get(text)
        if kept is not None:
            return kept
        for reader in self._readers:
            found = reader(text)
            if found is not None:
                return self._settle(text, found, not_before)
        raise BadRow("bad_date", text[:80])

    def _settle(self, text: str, found: int | tuple[int, ...], not_before: int | None) -> int:
        if isinstance(found, int):
            if not _LOWEST <= found <= _HIGHEST:
                raise BadRow("bad_date", text[:80])
            return found
        seconds, is_plain = self._in_zone(found, not_before)
        if is_plain:
            if len(self._kept) >= MAX_KEPT:
                self._kept.clear()
            self._kept[text] = seconds
        return seconds

    def _in_zone(self, parts: tuple[int, ...], not_before: int | None) -> tuple[int, bool]:
        year, month, day, hour, minute, second, offset = parts
        if not YEARS[0] <= year <= YEARS[1]:
            raise BadRow("bad_date", f"year {year}")
        if offset != _NO_OFFSET:
            return _naive_seconds(year, month, day) + hour * 3600 + minute * 60 + second - offset, True
        key = (year, month, day)
        known = self._days.get(key)
        if known is None:
            known = self._days[key] = self._day(year, month, day)
        start, shift = known
        local = start + hour * 3600 + minute * 60 + second
        if shift is not None:
            return local - shift, True
        return self._odd_day(local, not_before)

    def _day(self, year: int, month: int, day: int) -> tuple[int, int | None]:
        """Local midnight as naive seconds, and the offset of the whole day, or None when it changes that day."""
        start = _naive_seconds(year, month, day)
        offsets = {_offset(self._zone, start + hours * 3600) for hours in (0, 3, 6, 12, 24)}
        return start, offsets.pop() if len(offsets) == 1 else None

    def _odd_day(self, local: int, not_before: int | None) -> tuple[int, bool]:
        first = local - _offset(self._zone, local, fold=0)
        second = local - _offset(self._zone, local, fold=1)
        if first == second:
            return first, True
        if first > second:  # the hour that was skipped: the clock had already gone forward
            self._count("nonexistent_times")
            return first, False
        self._count("ambiguous_times")
        if self._ambiguous == "reject":
            raise BadRow("ambiguous_time")
        chosen = second if self._ambiguous == "second" else first
        if not_before is not None and chosen < not_before:
            chosen = second
        return chosen, False

    def _count(self, name: str) -> None:
        self.oddities[name] = self.oddities.get(name, 0) + 1


_NO_OFFSET = 10**9
_days_before: dict[tuple[int, int, int], int] = {}


def _naive_seconds(year: int, month: int, day: int) -> int:
    key = (year, month, day)
    found = _days_before.get(key)
    if found is None:
        try:
            found = (datetime(*key) - _EPOCH).days * 86400  # noqa: DTZ001
        except ValueError as error:
            raise BadRow("bad_date", f"{year}-{month}-{day}") from error
        _days_before[key] = found
    return found


def _offset(zone: ZoneInfo, local: int, *, fold: int = 0) -> int:
    moment = (_EPOCH + timedelta(seconds=local)).replace(tzinfo=zone, fold=fold)
    shift = moment.utcoffset()
    return 0 if shift is None else int(shift.total_seconds())


def _reader(name: str) -> Callable[[str], int | tuple[int, ...] | None]:
    if name == "epoch":
        return lambda text: int(float(text)) if _DIGITS.fullmatch(text) else None
    if name == "epoch_ms":
        return lambda text: int(float(text)) // 1000 if _DIGITS.fullmatch(text) else None
    match = _pattern(_ISO if name == "iso" else name).fullmatch

    def read(text: str) -> tuple[int, ...] | None:
        found = match(text)
        return None if found is None else _parts(found.groupdict())

    return read


def _parts(given: dict[str, str | None]) -> tuple[int, ...] | None:
    four, two = given.get("Y"), given.get("y")
    year = int(four) if four else _century(int(two or 0))
    month_name = given.get("b")
    month = _MONTHS.get(month_name.lower(), 0) if month_name else int(given.get("m") or 1)
    hour = int(given.get("H") or given.get("I") or 0)
    half = given.get("p")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in "pP" else 0)
    minute, second = int(given.get("M") or 0), int(given.get("S") or 0)
    if not (1 <= month <= 12 and hour < 24 and minute < 60 and second < 61):
        return None
    return year, month, int(given["d"] or 0), hour, minute, second, _shift(given.get("z"))


def _century(two_digits: int) -> int:
    """As POSIX reads two digits: 69–99 are 1969–1999."""
    return two_digits + (1900 if two_digits >= 69 else 2000)


def _shift(text: str | None) -> int:
    if text is None:
        return _NO_OFFSET
    if text == "Z":
        return 0
    digits = text[1:].replace(":", "")
    seconds = int(digits[:2]) * 3600 + int(digits[2:]) * 60
    return -seconds if text[0] == "-" else seconds


_day_texts: dict[int, str] = {}
_time_texts = [f"{s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}+00" for s in range(86400)]


def as_text(seconds: int) -> str:
    """The moment as PostgreSQL reads it: "2026-11-21 09:25:32+00"."""
    day, rest = divmod(seconds, 86400)
    found = _day_texts.get(day)
    if found is None:
        found = _day_texts[day] = (_EPOCH + timedelta(days=day)).strftime("%Y-%m-%d ")
    return found + _time_texts[rest]


def as_moment(seconds: int) -> datetime:
    """The moment as an aware datetime."""
    return datetime.fromtimestamp(seconds, UTC)
