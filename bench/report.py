"""What was measured: JSON lines while it runs, a table at the end, both kept in bench/out."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

OUT = Path(__file__).parent / "out"


@dataclass
class Report:
    """The figures of one run. A limit is a sign and a number ("≤ 150"); whether it is met is worked out here."""

    lines: list[dict[str, object]] = field(default_factory=list)
    bench: str = ""
    is_quiet: bool = False

    def say(self, name: str, value: float, unit: str, limit: str = "") -> None:
        """Note one figure and print it as a JSON line."""
        line: dict[str, object] = {
            "bench": self.bench, "name": name, "value": round(value, 3), "unit": unit, "at": round(time.time()),
        }  # fmt: skip
        if limit:
            line |= {"limit": limit, "is_met": _meets(value, limit)}
        self.take(line)

    def take(self, line: dict[str, object]) -> None:
        """Note a ready line (from a measurement in a process of its own)."""
        self.lines.append(line)
        print(json.dumps(line, ensure_ascii=False), flush=True)

    def progress(self, text: str) -> None:
        """Tell the person who waits; never part of the result."""
        if not self.is_quiet:
            print(f"  {text}", file=sys.stderr, flush=True)

    @property
    def missed(self) -> list[dict[str, object]]:
        """The figures beyond their limit."""
        return [line for line in self.lines if line.get("is_met") is False]

    def finish(self) -> None:
        """Keep the lines and draw the table."""
        OUT.mkdir(exist_ok=True)
        with (OUT / "results.jsonl").open("a", encoding="utf-8") as out:
            out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in self.lines)
        title = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
        table = Table("bench", "figure", "measured", "", "aim", "", title=title)
        for line in self.lines:
            met = {True: "met", False: "MISSED", None: ""}[line.get("is_met")]  # type: ignore[index]
            value = line["value"]
            shown = f"{value:,.0f}" if isinstance(value, float) and abs(value) >= 1000 else f"{value:g}"  # type: ignore[str-format]
            words = (line["bench"], line["name"], shown, line["unit"], line.get("limit", ""), met)
            table.add_row(*map(str, words))
        Console(width=None if sys.stdout.isatty() else 150).print(table)


def _meets(value: float, limit: str) -> bool:
    sign, _, number = limit.partition(" ")
    tests: dict[str, Callable[[float, float], bool]] = {
        "≤": lambda a, b: a <= b, "≥": lambda a, b: a >= b, "=": lambda a, b: a == b,
    }  # fmt: skip
    return tests[sign](value, float(number.replace(",", "")))
