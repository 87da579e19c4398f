"""What processes cost, read from /proc: CPU seconds, proportional memory, children."""

from __future__ import annotations

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def children_of(parent: int) -> dict[int, list[str]]:
    """Process numbers and command lines of the direct children."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            words = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            found[int(folder.name)] = words
    return found


def tree_of(parent: int) -> list[int]:
    """The process and all below it."""
    return [parent, *(pid for child in children_of(parent) for pid in tree_of(child))]


def cpu_seconds(*pids: int) -> float:
    """User and system time of the processes, of their living children and of those already waited for."""
    total = 0
    for pid in {each for root in pids for each in tree_of(root)}:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(map(int, fields[11:15]))
    return total / TICKS


def age_seconds(pid: int) -> float:
    """How long the process has lived; 0 when it is gone."""
    try:
        started = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]) / TICKS
    except OSError:
        return 0.0
    return float(Path("/proc/uptime").read_text().split()[0]) - started


def memory_mb(*pids: int) -> float:
    """Proportional set size: shared pages are counted once, divided among those who share them."""
    total = 0
    for pid in pids:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024
