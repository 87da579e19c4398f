"""Links that run in a circle are found and cut, so that what remains can be counted through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.mspdi.values import PlanTask
from qala.shared.errors import Invalid

MOST = 20
"""A plan with more circles is not repaired but refused."""
Edge = tuple[int, int]


def without_circles(
    tasks: Sequence[PlanTask], groups: dict[int, tuple[int, ...]], findings: list[Finding]
) -> tuple[PlanTask, ...]:
    """A link of a group holds for everything in it, so a circle may lead through groups. Raises Invalid past `MOST`."""
    links = {(link.uid, task.uid): None for task in tasks for link in task.links}
    place = {task.uid: at for at, task in enumerate(tasks)}
    cut: set[Edge] = set()
    while (circle := _circle(tasks, groups, links)) is not None:
        if len(cut) >= MOST:
            raise Invalid(_("The links of this plan run in too many circles."), code="plan_circles")
        # The one that leads farthest back in the file is most likely the slip.
        worst = max(circle, key=lambda edge: place[edge[0]] - place[edge[1]])
        del links[worst]
        cut.add(worst)
    out = []
    for task in tasks:
        kept = tuple(link for link in task.links if (link.uid, task.uid) not in cut)
        if len(kept) < len(task.links):
            gone = ", ".join(str(link.uid) for link in task.links if link not in kept)
            findings.append(Finding("circle", f"{task.uid} {task.name}"[:80], gone))
        out.append(replace(task, links=kept))
    return tuple(out)


def _circle(
    tasks: Sequence[PlanTask], groups: dict[int, tuple[int, ...]], links: dict[Edge, None]
) -> list[Edge] | None:
    """The links of one circle. Each task has a beginning and an end; a group's beginning leads to its members'."""
    sorter: TopologicalSorter[tuple[int, bool]] = TopologicalSorter()
    for task in tasks:
        sorter.add((task.uid, True), (task.uid, False))
        if groups[task.uid]:
            parent = groups[task.uid][-1]
            sorter.add((task.uid, False), (parent, False))
            sorter.add((parent, True), (task.uid, True))
    for before, after in links:
        sorter.add((after, False), (before, True))
    try:
        sorter.prepare()
    except CycleError as error:
        nodes = error.args[1]
        steps = [(one[0], other[0]) for one, other in pairwise(nodes)]
        return [edge for edge in steps if edge in links]
    return None
