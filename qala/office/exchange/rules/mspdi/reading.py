"""From XML to a plan: element after element, so that a large file is never held whole."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext_lazy as _

from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.mspdi import calendars, tasks
from qala.office.exchange.rules.mspdi.nodes import Node
from qala.office.exchange.rules.mspdi.values import MINUTES_PER_DAY, PlanCalendar, PlanFile, PlanTask
from qala.shared.errors import Invalid

MAX_BYTES = 60_000_000
MAX_TASKS = 20_000
MAX_DEPTH = 40
"""Of XML elements inside each other; the format needs nine."""
MAX_INSIDE = 300_000
"""Elements of one task, resource or assignment: hours of years of work are told one by one."""
MAX_ELEMENTS = 3_000_000
"""In all: the largest plan of 60 MB has half as many."""
MAX_FIELDS = 1_000
"""Directly in the project; the format has about ninety."""
MAX_CALENDARS, MAX_FINDINGS = 5_000, 20_000
_HELD = {"Task", "Calendar", "Resource", "Assignment", "ExtendedAttribute", "OutlineCode", "WBSMask"}
"""Elements directly in a list of the project that are read one by one; all in a list are let go at their end."""


def read(content: bytes | IO[bytes]) -> tuple[PlanFile, list[Finding]]:
    """The plan of a file and what was noticed. Raises Invalid for a file that is not such a plan."""
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    reader = _Reader()
    try:
        for event, element in iterparse(_Bounded(stream), events=("start", "end"), forbid_dtd=True):
            reader.take(event, element)
    except ParseError as error:
        line, column = error.position
        raise Invalid(
            _("The XML is broken in line %(line)s, column %(column)s. Save the plan anew as XML.")
            % {"line": line, "column": column},
            code="plan_broken",
        ) from error
    except (DefusedXmlException, LookupError, ValueError) as error:
        raise Invalid(_("The file holds something that a plan never needs."), code="plan_unsafe") from error
    return reader.plan(), reader.findings


class _Bounded:
    """A stream that ends with a refusal past the limit."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._left = MAX_BYTES

    def read(self, size: int = -1) -> bytes:
        """The next piece."""
        piece = self._stream.read(size)
        self._left -= len(piece)
        if self._left < 0:
            raise Invalid(_("The file is too large for a plan."), code="plan_too_large")
        return piece


class _Reader:
    """Gathers while the elements pass."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._path: list[str] = []
        self._open: list[Element] = []
        self._inside = self._fields = self._all = 0
        self._root: Element | None = None
        self._space = ""
        self._calendars: list[PlanCalendar] = []
        self._tasks: list[tasks.Raw] = []
        self._has_resources = False

    def take(self, event: str, element: Element) -> None:
        """One event of the parser."""
        if event == "start":
            self._enter(element)
            return
        name = self._path.pop()
        self._open.pop()
        if len(self._path) == 2:
            if name in _HELD:
                self._keep(name, element)
            self._open[-1].remove(element)
            self._inside = 0
            if len(self.findings) > MAX_FINDINGS:
                raise Invalid(_("The plan has too many faults."), code="plan_too_large")

    def _enter(self, element: Element) -> None:
        name = _local(element.tag)
        if self._root is None:
            if name != "Project":
                raise Invalid(
                    _("This is not a plan of MS Project: in MS Project choose “Save as”, XML."),
                    code="plan_foreign",
                )
            self._root = element
            self._space = element.tag.removesuffix("Project")
        self._path.append(name)
        self._open.append(element)
        self._inside += 1
        self._all += 1
        self._fields += len(self._path) == 2
        if self._inside > MAX_INSIDE or self._fields > MAX_FIELDS or self._all > MAX_ELEMENTS:
            raise Invalid(_("The file is too large for a plan."), code="plan_too_large")
        if len(self._path) > MAX_DEPTH:
            raise Invalid(_("The file holds something that a plan never needs."), code="plan_unsafe")

    def _keep(self, name: str, element: Element) -> None:
        node = Node(element, self._space, self.findings)
        if name == "Task":
            if len(self._tasks) >= MAX_TASKS:
                raise Invalid(_("The plan has too many tasks."), code="plan_too_large")
            raw = tasks.task_of(node)
            if raw is not None:
                self._tasks.append(raw)
        elif name == "Calendar":
            self._calendars.extend(calendars.calendar_of(node))
            if len(self._calendars) > MAX_CALENDARS:
                raise Invalid(_("The plan has too many calendars."), code="plan_too_large")
        elif name == "Assignment" and not self._has_resources:
            self._has_resources = node.text("ResourceUID") not in {"", "-65535"}

    def plan(self) -> PlanFile:
        """Everything that was gathered. Raises Invalid where there is no project at all."""
        if self._root is None:
            raise Invalid(_("The file is empty."), code="plan_foreign")
        head = Node(self._root, self._space, self.findings)
        per_day = head.whole("MinutesPerDay") or 0
        per_day = per_day if 0 < per_day <= 1440 else MINUTES_PER_DAY
        known = {each.uid for each in self._calendars}
        if self._has_resources:
            head.note("resources")
        start, finish = head.moment("StartDate"), head.moment("FinishDate")
        return PlanFile(
            title=head.text("Title") or head.text("Name").removesuffix(".xml").removesuffix(".mpp"),
            start=start,
            finish=finish,
            status_at=head.moment("StatusDate"),
            currency=head.text("CurrencyCode")[:3],
            minutes_per_day=per_day,
            calendar=_known(head.whole("CalendarUID"), known, head.note),
            calendars=calendars.without_circles(self._calendars, self.findings),
            tasks=self._settled(known, per_day),
            author=head.text("Author"),
        )

    def _settled(self, known: set[int], per_day: int) -> tuple[PlanTask, ...]:
        settled = tasks.settle(self._tasks, self.findings, minutes_per_day=per_day)
        out = []
        for each in settled:
            node = Node(Element("Task"), "", self.findings, tasks.place(each.uid, each.name))
            out.append(replace(each, calendar=_known(each.calendar, known, node.note)))
        return tuple(out)


def _known(uid: int | None, known: set[int], note: Callable[..., Any]) -> int | None:
    if uid is None or uid < 0:
        return None
    if uid not in known:
        note("calendar_nowhere", str(uid))
        return None
    return uid


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
