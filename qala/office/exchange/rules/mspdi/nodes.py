"""Elements of the format read as values; what cannot be read is a finding and None."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from qala.office.exchange.rules.findings import Finding

_DURATION = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?)?", flags=re.ASCII)
_EARLIEST, _LATEST = 1900, 2200
MAX_TEXT = 4000


class Node:
    """One element; `where` is how findings call it."""

    def __init__(self, element: Element, space: str, findings: list[Finding], where: str = "") -> None:
        self.element = element
        self.space = space
        self.findings = findings
        self.where = where

    def text(self, name: str) -> str:
        """Without blanks around; "" where there is none."""
        return (self.element.findtext(f"{self.space}{name}") or "").strip()[:MAX_TEXT]

    def all(self, *path: str) -> Iterator[Node]:
        """The inner elements at the path."""
        for each in self.element.iterfind("/".join(f"{self.space}{name}" for name in path)):
            yield Node(each, self.space, self.findings, self.where)

    def note(self, code: str, detail: str = "") -> None:
        """A finding at this element."""
        self.findings.append(Finding(code, self.where, detail[:200]))

    def whole(self, name: str) -> int | None:
        """A whole number; one written with a fraction is cut."""
        number = self.number(name)
        return None if number is None else int(number)

    def number(self, name: str) -> Decimal | None:
        """Any finite number."""
        text = self.text(name)
        if not text:
            return None
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if value.is_finite() and abs(value) < 10**15:
            return value
        self._bad(name, text)
        return None

    def flag(self, name: str) -> bool:
        """1 or true."""
        return self.text(name).lower() in {"1", "true"}

    def moment(self, name: str) -> datetime | None:
        """Local time without zone, to the minute."""
        text = self.text(name)
        if not text or text.upper() == "NA":
            return None
        try:
            found = datetime.fromisoformat(text).replace(tzinfo=None, second=0, microsecond=0)
            if _EARLIEST <= found.year <= _LATEST:
                return found
        except ValueError:
            pass
        self._bad(name, text)
        return None

    def duration(self, name: str) -> int | None:
        """Minutes; half a minute and more of seconds round up."""
        text = self.text(name)
        if not text:
            return None
        found = _DURATION.fullmatch(text)
        if found is None or len(text) > 30:
            self._bad(name, text)
            return None
        days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
        value = days * 1440 + hours * 60 + minutes + (1 if seconds >= 30 else 0)
        return -value if found.group(1) else value

    def money(self, name: str) -> Decimal | None:
        """The format counts hundredths."""
        value = self.number(name)
        return None if value is None else (value / 100).quantize(Decimal("0.01"))

    def _bad(self, name: str, text: str) -> None:
        self.note("bad_value", f"{name} = {text}")
