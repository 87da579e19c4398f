"""iCalendar (RFC 5545): whole-day events, escaped and folded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE_BYTES = 75


@dataclass(frozen=True)
class Planned:
    """One piece of work on one day, or from `begins_at` to `ends_at` when the hours are known."""

    uid: str
    on: date
    title: str
    text: str
    place: str
    url: str
    changed_at: datetime
    position: tuple[float, float] | None = None
    begins_at: datetime | None = None
    ends_at: datetime | None = None


def calendar(name: str, planned: Sequence[Planned], *, product: str) -> str:
    """The whole file with CRLF lines."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{escaped(product)}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    lines += [
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ]
    for each in planned:
        lines += _event(each)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(each: Planned) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{escaped(each.uid)}",
        f"DTSTAMP:{each.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"LAST-MODIFIED:{each.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        *_span(each),
        f"SUMMARY:{escaped(each.title)}",
        f"DESCRIPTION:{escaped(each.text)}",
        f"URL:{each.url}",
    ]
    if each.place:
        lines.append(f"LOCATION:{escaped(each.place)}")
    if each.position:
        lines.append(f"GEO:{each.position[1]:.6f};{each.position[0]:.6f}")
    return [*lines, *([] if each.begins_at else ["TRANSP:TRANSPARENT"]), "END:VEVENT"]


def _span(each: Planned) -> list[str]:
    if each.begins_at and each.ends_at:
        begin, end = (moment.astimezone(UTC) for moment in (each.begins_at, each.ends_at))
        return [f"DTSTART:{begin:%Y%m%dT%H%M%SZ}", f"DTEND:{end:%Y%m%dT%H%M%SZ}"]
    return [
        f"DTSTART;VALUE=DATE:{each.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{each.on + timedelta(days=1):%Y%m%d}",
    ]


def escaped(text: str) -> str:
    r"""Text as a value; control characters go.

    >>> escaped("a; b, c\n\\")
    'a\\; b\\, c\\n\\\\'
    """
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return "".join(letter for letter in text if letter >= " ")


def folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 bytes, never within a letter; every next one begins with a space."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LINE_BYTES:
            yield part
            part = " "
        part += letter
    yield part
