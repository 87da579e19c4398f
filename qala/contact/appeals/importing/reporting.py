"""The report of an import in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from qala.contact.appeals.importing.tally import Tally

SHOWN = 12


def report_lines(tally: Tally) -> Iterator[str]:
    """Line by line, without an end of line."""
    counts = tally.as_json()
    plain = tally.plain
    yield f"{'rows':<22}{plain['rows']:>12,}"
    for name, label in (
        ("new", "new"), ("updated", "updated"), ("unchanged", "unchanged"), ("moved_here", "left: worked on here"),
        ("rejected", "rejected"),
    ):  # fmt: skip
        yield f"  {label:<20}{plain[name]:>12,}"
    for reason, count in tally.named["rejected_by"].most_common():
        yield f"    {reason:<18}{count:>12,}"
    yield f"{'with a due date':<22}{plain['with_due']:>12,}"
    yield f"{'with a closing date':<22}{plain['with_closed']:>12,}"
    yield f"{'closed late':<22}{plain['late']:>12,}  ({tally.late_share:.1%} of the rows taken)"
    yield f"{'duplicate statuses':<22}{plain['duplicates']:>12,}"
    yield f"{'placeholder positions':<22}{counts['dummy_positions']:>12,}"
    yield f"{'agencies':<22}{counts['agency_count']:>12,}  ({plain['executors_new']:,} new organisations)"
    yield f"{'topics':<22}{counts['topic_count']:>12,}  ({plain['topics_new']:,} new, to be reviewed)"
    if counts["first_received"]:
        yield f"received from {counts['first_received'][:16]} to {counts['last_received'][:16]} UTC"
    for name in ("statuses", "stages", "positions", "unknown_statuses", "unknown_districts", "oddities"):
        yield from _named(name, tally)


def _named(name: str, tally: Tally) -> Iterator[str]:
    counter = tally.named[name]
    if not counter:
        return
    yield f"{name.replace('_', ' ')}:"
    for value, count in counter.most_common(SHOWN):
        yield f"  {value[:40]:<40}{count:>12,}"
    if len(counter) > SHOWN:
        yield f"  and {len(counter) - SHOWN} more"
