"""Tasks and their links: first each for itself, then among each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.mspdi.circles import without_circles
from qala.office.exchange.rules.mspdi.nodes import Node
from qala.office.exchange.rules.mspdi.values import Constraint, LinkKind, PlanBaseline, PlanLink, PlanTask

OWN_FIELD = "188744016"
"""Text30: where our code travels, because MS Project numbers the WBS codes anew."""
_ELAPSED = {4, 6, 8, 10, 12, 36, 38, 40, 42, 44}
_PERCENT = {19, 20, 51, 52}


@dataclass(frozen=True, slots=True)
class RawLink:
    """A link before its predecessor is known."""

    uid: int
    kind: LinkKind
    lag: Decimal
    form: int


@dataclass(frozen=True, slots=True)
class Raw:
    """A task whose level and links are still the file's."""

    task: PlanTask
    links: tuple[RawLink, ...]


def place(uid: int, name: str) -> str:
    """How findings call a task."""
    return f"{uid} {name}"[:80].strip()


def task_of(node: Node) -> Raw | None:
    """None for empty rows, the row of the whole project, and tasks that are switched off."""
    uid = node.whole("UID")
    node.where = place(uid or 0, node.text("Name"))
    if node.flag("IsNull") or (uid == 0 and (node.whole("OutlineLevel") or 0) == 0):
        return None
    if uid is None or not 0 <= uid < 2**31:
        node.note("no_uid")
        return None
    if node.text("Active") in {"0", "false"}:
        node.note("inactive")
        return None
    if not node.text("Name"):
        node.note("no_name")
    return Raw(_task(node, uid), tuple(_links(node)))


def _task(node: Node, uid: int) -> PlanTask:
    start, finish = node.moment("Start"), node.moment("Finish")
    if start and finish and finish < start:
        node.note("finish_first")
        finish = None
    return PlanTask(
        uid=uid,
        name=node.text("Name") or str(uid),
        code=_own_code(node),
        wbs=node.text("WBS") or node.text("OutlineNumber"),
        level=node.whole("OutlineLevel") or 1,
        is_summary=node.flag("Summary"),
        is_milestone=node.flag("Milestone"),
        start=start,
        finish=finish,
        duration=_duration(node),
        percent=_percent(node, "PercentComplete") or 0,
        physical_percent=_percent(node, "PhysicalPercentComplete")
        if node.text("EarnedValueMethod") == "1"
        else None,
        actual_start=node.moment("ActualStart"),
        actual_finish=node.moment("ActualFinish"),
        constraint=_constraint(node),
        constraint_at=node.moment("ConstraintDate"),
        deadline=node.moment("Deadline"),
        calendar=node.whole("CalendarUID"),
        cost=node.money("Cost"),
        notes=node.text("Notes"),
        baselines=_baselines(node),
    )


def _own_code(node: Node) -> str:
    for each in node.all("ExtendedAttribute"):
        if each.text("FieldID") == OWN_FIELD:
            return each.text("Value")
    return ""


def _duration(node: Node) -> int | None:
    if node.whole("DurationFormat") in _ELAPSED:
        node.note("elapsed", node.text("Duration"))
        return None
    minutes = node.duration("Duration")
    return minutes if minutes is None or minutes >= 0 else None


def _percent(node: Node, name: str) -> int | None:
    value = node.whole(name)
    if value is None or 0 <= value <= 100:
        return value
    node.note("percent_range", str(value))
    return None


def _constraint(node: Node) -> Constraint:
    value = node.whole("ConstraintType") or 0
    return Constraint(value) if value in set(Constraint) else Constraint.ASAP


def _baselines(node: Node) -> tuple[PlanBaseline, ...]:
    made = {}
    for each in node.all("Baseline"):
        number = each.whole("Number")
        if number is not None and 0 <= number <= 10:
            made[number] = PlanBaseline(
                number,
                each.moment("Start"),
                each.moment("Finish"),
                each.duration("Duration"),
                each.money("Cost"),
            )
    return tuple(made[number] for number in sorted(made))


def _links(node: Node) -> list[RawLink]:
    made = []
    for each in node.all("PredecessorLink"):
        uid, kind = each.whole("PredecessorUID"), each.whole("Type")
        if each.flag("CrossProject") or uid is None:
            node.note("link_outside", each.text("CrossProjectName"))
            continue
        known = LinkKind(kind) if kind in set(LinkKind) else LinkKind.FS
        made.append(RawLink(uid, known, each.number("LinkLag") or Decimal(0), each.whole("LagFormat") or 7))
    return made


def settle(raws: Sequence[Raw], findings: list[Finding], *, minutes_per_day: int) -> tuple[PlanTask, ...]:
    """Each number once, levels without gaps, links only to what is there, and none in a circle."""
    by_uid: dict[int, Raw] = {}
    for raw in raws:
        if raw.task.uid in by_uid:
            findings.append(Finding("twice", place(raw.task.uid, raw.task.name)))
        else:
            by_uid[raw.task.uid] = raw
    levelled = _levelled([raw.task for raw in by_uid.values()], findings)
    groups = ancestors(levelled)
    linked = []
    for task in levelled:
        links = _settled_links(task, by_uid, groups, findings, minutes_per_day)
        linked.append(replace(task, links=links))
    return without_circles(linked, groups, findings)


def _levelled(tasks: Sequence[PlanTask], findings: list[Finding]) -> list[PlanTask]:
    out: list[PlanTask] = []
    before = 0
    for task in tasks:
        level = max(1, task.level)
        if level > before + 1:
            findings.append(Finding("level_jump", place(task.uid, task.name), f"{level} → {before + 1}"))
            level = before + 1
        out.append(replace(task, level=level))
        before = level
    nexts = [*(each.level for each in out[1:]), 0][: len(out)]
    return [replace(task, is_summary=after > task.level) for task, after in zip(out, nexts, strict=True)]


def ancestors(tasks: Sequence[PlanTask]) -> dict[int, tuple[int, ...]]:
    """The groups that each task stands in, from the top."""
    found: dict[int, tuple[int, ...]] = {}
    trail: list[int] = []
    for task in tasks:
        del trail[task.level - 1 :]
        found[task.uid] = tuple(trail)
        trail.append(task.uid)
    return found


def _settled_links(
    task: PlanTask,
    by_uid: dict[int, Raw],
    groups: dict[int, tuple[int, ...]],
    findings: list[Finding],
    per_day: int,
) -> tuple[PlanLink, ...]:
    made: dict[int, PlanLink] = {}
    for link in by_uid[task.uid].links:
        if (fault := _fault(task.uid, link.uid, groups)) is not None:
            findings.append(Finding(fault, place(task.uid, task.name), str(link.uid)))
            continue
        first = by_uid[link.uid].task
        made.setdefault(link.uid, PlanLink(link.uid, link.kind, _lag(link, first, task, findings, per_day)))
    return tuple(made.values())


def _fault(uid: int, other: int, groups: dict[int, tuple[int, ...]]) -> str | None:
    if other == uid:
        return "link_to_itself"
    if other not in groups:
        return "link_nowhere"
    return "link_to_ancestor" if other in groups[uid] or uid in groups[other] else None


def _lag(link: RawLink, first: PlanTask, task: PlanTask, findings: list[Finding], per_day: int) -> int:
    """Working minutes: the format counts tenths of a minute, or per cent of the first task's duration."""
    if link.form in _PERCENT:
        findings.append(Finding("lag_percent", place(task.uid, task.name), f"{link.lag} %"))
        return int((first.duration or 0) * link.lag / 100)
    minutes = int(link.lag / 10)
    if link.form in _ELAPSED and minutes:
        findings.append(Finding("lag_elapsed", place(task.uid, task.name), f"{minutes / 1440:g}"))
        return int(minutes * 5 / 7 * per_day / 1440)
    return minutes
